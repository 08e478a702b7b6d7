import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonlAnswerStore } from '../../../src/discord/answers/jsonl-answer-store.ts';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import type { GuildChannel } from '../../../stand-in/world/places.ts';
import { USER_KEY } from '../../builders/answers.ts';
import { gate } from '../bot/gate.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { type WatchedStore, watchedStore } from '../bot/watched-store.ts';

const { button, error, notice } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

async function start() {
  const discord = await openDiscord();
  const store = watchedStore();
  const running = await startBot({ discord, store });
  const ada = discord.user({ name: 'Ada', locale: 'de' });
  const moderator = discord.user({ name: 'Mod', locale: 'de', moderator: true });
  const ask = async (where: { channel?: GuildChannel } = {}): Promise<SeenMessage> =>
    store.knows(await (await discord.mention({ user: ada, text: QUESTION, ...where })).reply());
  return { discord, store, ada, moderator, ask, ...running };
}

const storedIds = (store: WatchedStore): readonly string[] => store.where(() => true).map(({ id }) => id);

describe('the answers that are stored', () => {
  it('go with their messages, one by one and in bulk, and no others do', async () => {
    const { discord, store, moderator, ask, logged } = await start();
    const [one, two, three, other] = [await ask(), await ask(), await ask(), await ask()];
    discord.removing.message({ user: moderator, message: one });
    await logged('answers were removed');
    await store.until(() => store.byMessage(one.id) === undefined);
    discord.removing.bulk({ user: moderator, messages: [two, three] });
    await store.until(() => storedIds(store).length === 1);
    expect(store.byMessage(other.id)?.question).toBe(QUESTION);
  });

  it('stay when the question they answer is deleted', async () => {
    const { discord, store, ada, moderator, ask } = await start();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    const answer = await store.knows(await asked.reply());
    const gone = await ask();
    discord.removing.message({ user: ada, message: asked.sent });
    discord.removing.message({ user: moderator, message: gone });
    await store.until(() => store.byMessage(gone.id) === undefined);
    expect(store.byMessage(answer.id)).toBeDefined();
    expect(answer.deleted).toBe(false);
  });

  it('go with their channel, the threads of that too, and with their thread', async () => {
    const { discord, store, ask } = await start();
    const doomed = discord.addChannel({ name: 'doomed' });
    const below = discord.addChannel({ name: 'below', parent: doomed });
    await ask({ channel: doomed });
    await ask({ channel: below });
    await ask({ channel: discord.thread });
    const stays = await ask();
    discord.removing.channel(discord.thread);
    await store.until(() => storedIds(store).length === 3);
    discord.removing.channel(doomed);
    await store.until(() => storedIds(store).length === 1);
    expect(store.byMessage(stays.id)).toBeDefined();
  });

  it('go when the bot is removed from their guild, and stay in an outage', async () => {
    const { discord, store, ada, ask } = await start();
    await ask();
    const direct = await store.knows(await (await discord.dm({ user: ada, text: QUESTION })).reply());
    discord.removing.outage(discord.guild)();
    await ask();
    expect(storedIds(store)).toHaveLength(3);
    discord.removing.bot(discord.guild);
    await store.until(() => storedIds(store).length === 1);
    expect(store.byMessage(direct.id)).toBeDefined();
  });

  it('go at a start where the bot was removed from their guild meanwhile, from the file too', async () => {
    const discord = await openDiscord();
    const first = await startBot({ discord });
    const path = join(first.dataFolder, 'answers.jsonl');
    const open = () => openJsonlAnswerStore({ path, now: Date.now, userKey: async () => USER_KEY });
    await first.bot.stop();
    const second = await startBot({ discord, store: await open() });
    const ada = discord.user({ name: 'Ada' });
    await (await discord.mention({ user: ada, text: QUESTION })).reply();
    await second.bot.stop();
    expect(await readFile(path, 'utf8')).toContain(QUESTION);
    discord.removing.bot(discord.guild);
    const third = await startBot({ discord, store: await open() });
    await third.logged('answers were removed');
    expect(await readFile(path, 'utf8')).toBe('');
  });

  it('go though the message is deleted before the bot knows which it was', async () => {
    const { discord, store, ada, moderator, logged } = await start();
    const { opened, open } = gate();
    discord.faults.plan('create message', { kind: 'hold answer', until: opened });
    const asked = await discord.mention({ user: ada, text: QUESTION });
    discord.removing.message({ user: moderator, message: await asked.reply() });
    open();
    await logged('answers were removed');
    expect(storedIds(store)).toEqual([]);
  });

  it('go where Discord does not take them, a shared copy too', async () => {
    const discord = await openDiscord();
    const store = watchedStore();
    await startBot({ discord, store });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    discord.faults.plan('create message', { kind: 'status', status: 400 });
    const refused = await (await discord.mention({ user: ada, text: QUESTION })).reply();
    expect(refused.text).toContain(error.title);
    expect(storedIds(store)).toEqual([]);
    const options = { question: QUESTION, private: true };
    const message = await store.knows(
      await (await discord.slash({ user: ada, command: 'ask', options })).reply(),
    );
    discord.faults.plan('follow up', { kind: 'status', status: 400 });
    const share = await discord.button({ user: ada, message, button: button.share });
    await discord.until('the failure to be told', () =>
      share.messages.some(({ text }) => text.includes(notice.shareFailed)) ? true : undefined,
    );
    expect(storedIds(store)).toEqual([store.byMessage(message.id)?.id]);
  });

  it.each(['channel', 'guild'] as const)('go though their %s goes while they are under way', async (of) => {
    const { discord, store, ada, logged } = await start();
    const channel = discord.addChannel({ name: 'doomed' });
    const { opened, open } = gate();
    discord.faults.plan('create message', { kind: 'hold answer', until: opened });
    const asked = await discord.mention({ user: ada, channel, text: QUESTION });
    await asked.reply();
    if (of === 'channel') discord.removing.channel(channel);
    else discord.removing.bot(discord.guild);
    await logged('answers were removed');
    open();
    await store.knows(await (await discord.dm({ user: ada, text: 'Und danach?' })).reply());
    expect(store.where(() => true).map(({ question }) => question)).toEqual(['Und danach?']);
  });

  it('leave of the votes on them nothing but their number', async () => {
    const { discord, store, ada, moderator, ask, dataFolder, logged } = await start();
    const message = await ask();
    await (await discord.button({ user: ada, message, button: button.helpful })).reply();
    const file = join(dataFolder, 'feedback.jsonl');
    expect(await readFile(file, 'utf8')).toContain(QUESTION);
    discord.removing.message({ user: moderator, message });
    await logged('answers were removed');
    expect(await readFile(file, 'utf8')).toMatch(/^\{"op":"count".*"votes":1\}\n$/);
    expect(storedIds(store)).toEqual([]);
  });
});
