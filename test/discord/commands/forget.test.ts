import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answering/answer.ts';
import { KEPT_DAYS } from '../../../src/discord/answers/retention.ts';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { DEFAULT_LIMITS, type DiscordSettings } from '../../../src/discord/settings.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import type { LocalUser } from '../../../stand-in/users.ts';
import { fakeAnswerer } from '../../builders/answers.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';

const { button, forget, notice, refusal } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

async function start(settings: Partial<DiscordSettings> = {}, answerer: Answerer = fakeAnswerer()) {
  const discord = await openDiscord();
  const store = watchedStore();
  const running = await startBot({ discord, store, settings, answerer });
  const [ada, bob] = [
    discord.user({ name: 'Ada', locale: 'de' }),
    discord.user({ name: 'Bob', locale: 'de' }),
  ];
  const mention = async (user: LocalUser): Promise<SeenMessage> =>
    store.knows(await (await discord.mention({ user, text: QUESTION })).reply());
  const vote = async (user: LocalUser, message: SeenMessage): Promise<void> =>
    void (await (await discord.button({ user, message, button: button.helpful })).reply());
  const forgetting = async (user: LocalUser, dm = false): Promise<SeenMessage> =>
    (await discord.slash({ user, command: 'forget', dm })).reply();
  const confirm = async (user: LocalUser, message: SeenMessage): Promise<SeenMessage> =>
    (await discord.button({ user, message, button: forget.confirm })).reply();
  const votes = async (): Promise<readonly Record<string, unknown>[]> =>
    (await readFile(join(running.dataFolder, 'feedback.jsonl'), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { discord, store, ada, bob, mention, vote, forgetting, confirm, votes, ...running };
}

describe('/forget', () => {
  it('says to the user alone what is stored, and removes it when the button says so, of nobody else', async () => {
    const { discord, store, ada, bob, mention, vote, forgetting, confirm, votes } = await start();
    const [own, others] = [await mention(ada), await mention(bob)];
    await store.knows(
      await (
        await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION, private: true } })
      ).reply(),
    );
    await vote(ada, others);
    await vote(bob, own);
    await vote(bob, others);
    const asked = await forgetting(ada);
    expect(asked.ephemeral).toBe(true);
    expect(asked.text).toContain(forget.stored(2, 1));
    expect(asked.text).toContain(forget.stays);
    expect(store.where(() => true)).toHaveLength(3);
    expect((await confirm(ada, asked)).text).toBe(forget.done(2, 1, KEPT_DAYS));
    expect(store.where(() => true).map(({ messageId }) => messageId)).toEqual([others.id]);
    // Of Bob's vote on Ada's question its number is left, and his other one is whole.
    expect(await votes()).toEqual([
      expect.objectContaining({ op: 'count', votes: 1 }),
      expect.objectContaining({ op: 'vote', question: QUESTION, answerId: store.byMessage(others.id)?.id }),
    ]);
    expect((await forgetting(ada)).text).toBe(forget.nothing);
    expect((await forgetting(bob)).text).toContain(forget.stored(1, 1));
  });

  it('keeps nothing of a question that is being answered meanwhile, of nobody else', async () => {
    const gate = new EventEmitter();
    const known = fakeAnswerer();
    const held = {
      ...known,
      ask: async (...asked: Parameters<typeof known.ask>) => {
        const opened = once(gate, 'open');
        gate.emit('asked');
        await opened;
        return known.ask(...asked);
      },
    };
    const { discord, store, ada, bob, forgetting } = await start({}, held);
    const isAsked = once(gate, 'asked');
    const asked = await discord.mention({ user: ada, text: QUESTION });
    const others = await discord.mention({ user: bob, text: QUESTION });
    await isAsked;
    expect((await forgetting(ada)).text).toBe(forget.nothing);
    const second = once(gate, 'asked');
    gate.emit('open');
    await second;
    gate.emit('open');
    const [own, kept] = [await asked.reply(), await store.knows(await others.reply())];
    expect(own.text).toContain(QUESTION);
    expect(store.where(() => true).map(({ messageId }) => messageId)).toEqual([kept.id]);
    const pressed = await discord.button({ user: ada, message: own, button: button.further });
    expect((await pressed.reply()).text).toBe(notice.answerExpired);
  });

  it('leaves the messages in Discord, whose buttons say that the answer is no longer stored', async () => {
    const { discord, ada, bob, mention, forgetting, confirm } = await start();
    const own = await mention(ada);
    await confirm(ada, await forgetting(ada));
    expect(own.deleted).toBe(false);
    for (const name of [button.further, button.helpful, button.remove]) {
      const pressed = await discord.button({ user: bob, message: own, button: name });
      expect((await pressed.reply()).text).toBe(notice.answerExpired);
    }
  });

  it('works in direct messages', async () => {
    const { discord, store, ada, forgetting, confirm } = await start();
    await store.knows(await (await discord.dm({ user: ada, text: QUESTION })).reply());
    const done = await confirm(ada, await forgetting(ada, true));
    expect(done.text).toBe(forget.done(1, 0, KEPT_DAYS));
    expect(store.where(() => true)).toEqual([]);
  });

  it('names the log where questions go there, which it cannot clear', async () => {
    const { ada, mention, forgetting } = await start({ logQuestions: true });
    expect((await forgetting(ada)).text).toContain(forget.logged);
    await mention(ada);
    expect((await forgetting(ada)).text).toContain(forget.logged);
  });

  it('counts as a press of a button', async () => {
    const { ada, bob, forgetting } = await start({ limits: { ...DEFAULT_LIMITS, buttonsPerUser: 1 } });
    await forgetting(ada);
    const told = refusal['button-rate-limited'](1, '<t>').split('<t>')[0] ?? '';
    expect((await forgetting(ada)).text).toContain(told);
    expect((await forgetting(bob)).text).toBe(forget.nothing);
  });

  it('says that the disk still holds it, and can be pressed again', async () => {
    const { discord, store, ada, mention, forgetting, confirm, logged } = await start();
    await mention(ada);
    const asked = await forgetting(ada);
    const drop = store.drop;
    Object.assign(store, { drop: () => Promise.reject(new Error('the disk is full')) });
    const failed = await discord.button({ user: ada, message: asked, button: forget.confirm });
    await logged('a request failed');
    expect((await failed.reply()).text).not.toContain('Entfernt');
    Object.assign(store, { drop });
    expect((await confirm(ada, asked)).text).toBe(forget.done(1, 0, KEPT_DAYS));
  });
});
