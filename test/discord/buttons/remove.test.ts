import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import { fakeAnswerer, notInCorpus } from '../../builders/answers.ts';
import { gate } from '../bot/gate.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';

const { button, notice, refusal } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

async function start(expected: { violations?: readonly number[] } = {}) {
  const discord = await openDiscord({}, expected);
  const store = watchedStore();
  const answerer = fakeAnswerer();
  const running = await startBot({ discord, store, answerer });
  const [ada, bob] = [
    discord.user({ name: 'Ada', locale: 'de' }),
    discord.user({ name: 'Bob', locale: 'de' }),
  ];
  const ask = async (options: Record<string, boolean> = {}): Promise<SeenMessage> => {
    const asked = { user: ada, command: 'ask', options: { question: QUESTION, ...options } };
    return store.knows(await (await discord.slash(asked)).reply());
  };
  const mention = async (): Promise<SeenMessage> =>
    store.knows(await (await discord.mention({ user: ada, text: QUESTION })).reply());
  const untilForgotten = (): Promise<void> => store.until(() => store.where(() => true).length === 0);
  return { discord, store, answerer, ada, bob, ask, mention, untilForgotten, ...running };
}

describe('the button that removes an answer', () => {
  it('removes answers to a command, to a mention, in private and in direct messages for who asked', async () => {
    const { discord, store, ada, ask, mention, untilForgotten } = await start();
    const direct = await (await discord.dm({ user: ada, text: QUESTION })).reply();
    const answers = [await ask(), await mention(), await ask({ private: true }), await store.knows(direct)];
    for (const message of answers) await discord.button({ user: ada, message, button: button.remove });
    await untilForgotten();
    expect(answers.map(({ deleted }) => deleted)).toEqual([true, true, true, true]);
  });

  it('removes the word that the articles do not say', async () => {
    const { discord, ada, answerer, mention, untilForgotten } = await start();
    answerer.answerWith(({ question }) => notInCorpus({ question }));
    const message = await mention();
    await discord.button({ user: ada, message, button: button.remove });
    await untilForgotten();
    expect(message.deleted).toBe(true);
  });

  it.each([
    ['may manage messages', { moderator: true }],
    ['is an administrator', { administrator: true }],
  ])('removes for who %s, and tells anyone else who may', async (_, rights) => {
    const { discord, store, bob, mention, untilForgotten } = await start();
    const message = await mention();
    const refused = await discord.button({ user: bob, message, button: button.remove });
    expect((await refused.reply()).text).toBe(refusal['may-not-remove']);
    expect([message.deleted, store.byMessage(message.id)?.question]).toEqual([false, QUESTION]);
    const user = discord.user({ name: 'Mod', ...rights });
    await discord.button({ user, message, button: button.remove });
    await untilForgotten();
    expect(message.deleted).toBe(true);
  });

  it('removes nothing of elsewhere for who may manage messages and sends the id of another answer', async () => {
    const { discord, store, ada, bob, mention } = await start();
    const message = await mention();
    const removeId = message.button(button.remove).customId ?? '';
    const here = await store.knows(await (await discord.mention({ user: bob, text: QUESTION })).reply());
    const user = discord.user({ name: 'Mod', locale: 'de', moderator: true });
    const refused = await discord.button({ user, message: here, button: removeId, evenIfAbsent: true });
    expect((await refused.reply()).text).toBe(refusal['may-not-remove']);
    expect([message, here].map(({ id, deleted }) => [deleted, store.byMessage(id)?.question])).toEqual([
      [false, QUESTION],
      [false, QUESTION],
    ]);
    await discord.button({ user: ada, message, button: button.remove });
    await store.until(() => store.byMessage(message.id) === undefined);
  });

  it('removes a shared copy for who shared it, and leaves the private answer', async () => {
    const { discord, store, ada, bob, ask } = await start();
    const answer = await ask({ private: true });
    const shared = await discord.button({ user: ada, message: answer, button: button.share });
    const copy = await store.knows(await shared.output(2));
    const refused = await discord.button({ user: bob, message: copy, button: button.remove });
    expect((await refused.reply()).text).toBe(refusal['may-not-remove']);
    await discord.button({ user: ada, message: copy, button: button.remove });
    await store.until(() => store.byMessage(copy.id) === undefined);
    expect([copy.deleted, answer.deleted]).toEqual([true, false]);
    expect(store.byMessage(answer.id)).toBeDefined();
  });

  it('removes what is stored no longer for who may manage messages', async () => {
    const { discord, store, ada, mention } = await start();
    const message = await mention();
    await store.drop(store.where(() => true).map(({ id }) => id));
    const expired = await discord.button({ user: ada, message, button: button.remove });
    expect((await expired.reply()).text).toBe(notice.answerExpired);
    const user = discord.user({ name: 'Mod', moderator: true });
    await discord.button({ user, message, button: button.remove });
    await discord.until('the message to go', () => message.deleted || undefined);
  });

  it('takes two presses for one, and says later that it is done', async () => {
    const { discord, ada, mention, untilForgotten, entries } = await start();
    const message = await mention();
    const { opened, open } = gate();
    discord.faults.plan('delete reply', { kind: 'hold', until: opened });
    const pressed = [1, 2].map(() => discord.button({ user: ada, message, button: button.remove }));
    const [first, second] = await Promise.all(pressed);
    await Promise.all([first?.acknowledgement(), second?.acknowledgement()]);
    open();
    await untilForgotten();
    const late = await discord.button({ user: ada, message, button: button.remove });
    expect((await late.reply()).text).toBe(notice.alreadyRemoved);
    expect([first, second].flatMap((press) => press?.messages ?? [])).toEqual([]);
    expect(entries.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });

  it('takes a message that is already gone for removed', async () => {
    const { discord, ada, bob, mention, untilForgotten, entries } = await start({ violations: [10_008] });
    const message = await mention();
    const { opened, open } = gate();
    discord.faults.plan('delete reply', { kind: 'hold', until: opened });
    const press = await discord.button({ user: ada, message, button: button.remove });
    await press.acknowledgement();
    discord.removing.message({ user: discord.user({ name: 'Mod', moderator: true }), message });
    open();
    await untilForgotten();
    await (await discord.mention({ user: bob, text: QUESTION })).reply();
    expect(press.messages).toEqual([]);
    expect(entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('says that it could not delete, in a message of its own, also where its acknowledgement was lost', async () => {
    const { discord, store, ada, mention } = await start({ violations: [40_060] });
    const message = await mention();
    discord.faults.plan('callback', { kind: 'drop answer', by: 'close' });
    discord.faults.plan('delete reply', { kind: 'status', status: 403, code: 50_021 });
    const failed = await discord.button({ user: ada, message, button: button.remove });
    expect((await failed.reply()).text).toBe(notice.removeFailed);
    expect([message.deleted, store.byMessage(message.id)?.question]).toEqual([false, QUESTION]);
  });

  it('keeps an answer that it could not delete, says so, and can be pressed again', async () => {
    const { discord, store, ada, mention, untilForgotten } = await start();
    const message = await mention();
    discord.faults.plan('delete reply', { kind: 'status', status: 400, code: 50_021 });
    const failed = await discord.button({ user: ada, message, button: button.remove });
    expect((await failed.reply()).text).toBe(notice.removeFailed);
    expect([message.deleted, store.byMessage(message.id)?.question]).toEqual([false, QUESTION]);
    await discord.button({ user: ada, message, button: button.remove });
    await untilForgotten();
    expect(message.deleted).toBe(true);
  });
});
