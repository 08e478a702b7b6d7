import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { DEFAULT_LIMITS } from '../../../src/discord/settings.ts';
import { heldAnswerer } from '../bot/gate.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const WITHDRAWN = 'a question was withdrawn before it had its answer';

/** A bot that is answering a question, so that what is asked next waits. */
async function start() {
  const discord = await openDiscord();
  const store = watchedStore();
  const { answerer, open } = heldAnswerer();
  const settings = { limits: { ...DEFAULT_LIMITS, waiting: 1 } };
  const running = await startBot({ discord, store, answerer, settings });
  const [ada, bob] = [discord.user({ name: 'Ada' }), discord.user({ name: 'Bob' })];
  const channel = discord.addChannel({ name: 'doomed' });
  const first = await discord.mention({ user: bob, text: 'Die erste Frage?' });
  await answerer.untilAsked(1);
  const troubles = () => running.entries.filter(({ level }) => level === 'warn' || level === 'error');
  return { discord, store, answerer, open, ada, bob, channel, first, troubles, ...running };
}

describe('a question that is withdrawn before its answer', () => {
  it('gives up its turn and is not answered where its message is deleted', async () => {
    const { discord, answerer, open, ada, first, logged, troubles } = await start();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    await discord.until('the message to be read', () =>
      discord.requests.filter(({ route }) => route === 'typing').length === 2 ? true : undefined,
    );
    discord.removing.message({ user: ada, message: asked.sent });
    expect(await logged(WITHDRAWN)).toMatchObject({ level: 'info', fields: { because: 'message' } });
    const next = await discord.mention({ user: ada, text: 'Und danach?' });
    open();
    await Promise.all([first.reply(), next.reply()]);
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Die erste Frage?', 'Und danach?']);
    expect(asked.messages).toEqual([]);
    expect(troubles()).toEqual([]);
  });

  it('is not answered where its message is deleted while it is read', async () => {
    const { discord, store, open, bob, first, logged, troubles } = await start();
    discord.removing.message({ user: bob, message: first.sent });
    await (await discord.slash({ user: bob, command: 'help' })).reply();
    open();
    await logged(WITHDRAWN);
    expect(first.messages).toEqual([]);
    expect(store.where(() => true)).toEqual([]);
    expect(troubles()).toEqual([]);
  });

  it('is not answered where the bot hears of the deletion before the message', async () => {
    const { discord, answerer, open, ada, bob, first, troubles } = await start();
    const late = discord.gateway.holdNext('MESSAGE_CREATE');
    const asked = await discord.mention({ user: ada, text: QUESTION });
    discord.removing.message({ user: ada, message: asked.sent });
    late();
    const next = await discord.mention({ user: bob, text: 'Und danach?' });
    open();
    await Promise.all([first.reply(), next.reply()]);
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Die erste Frage?', 'Und danach?']);
    expect(asked.messages).toEqual([]);
    expect(troubles()).toEqual([]);
  });

  it('is not sent where its message is deleted while Discord takes no answers', async () => {
    const { discord, store, open, bob, first, logged, entries } = await start();
    discord.faults.plan('create message', { kind: 'status', status: 500 }, 8);
    open();
    await logged('Discord takes no messages: they are kept and sent again');
    discord.removing.message({ user: bob, message: first.sent });
    await logged(WITHDRAWN);
    expect(discord.posted).toEqual([]);
    expect(store.where(() => true)).toEqual([]);
    expect(entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each(['channel', 'guild'] as const)('is not answered where its %s is gone', async (of) => {
    const { discord, store, open, ada, bob, channel, entries, logged, troubles } = await start();
    await discord.slash({ user: ada, channel, command: 'ask', options: { question: QUESTION } });
    await discord.until('the command to wait', () => (discord.thinking.length === 1 ? true : undefined));
    if (of === 'channel') discord.removing.channel(channel);
    else discord.removing.bot(discord.guild);
    expect(await logged(WITHDRAWN)).toMatchObject({ level: 'info', fields: { because: of } });
    open();
    await (await discord.dm({ user: bob, text: QUESTION })).reply();
    await store.until(() => store.where(() => true).length === (of === 'channel' ? 2 : 1));
    expect(entries.filter(({ message }) => message === WITHDRAWN)).toHaveLength(of === 'channel' ? 1 : 2);
    expect(troubles()).toEqual([]);
  });

  it('is answered in an outage of its guild once that is over', async () => {
    const { discord, open, first, entries } = await start();
    const end = discord.removing.outage(discord.guild);
    end();
    open();
    expect((await first.reply()).text).toContain('[1]');
    expect(entries.map(({ message }) => message)).not.toContain(WITHDRAWN);
    expect((await first.reply()).text).not.toContain(DISCORD_LABELS.de.error.title);
  });
});
