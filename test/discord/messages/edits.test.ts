import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { DEFAULT_LIMITS, type DiscordLimits } from '../../../src/discord/settings.ts';
import type { MessageExchange } from '../../../stand-in/exchanges.ts';
import { type FakeAnswerer, fakeAnswerer } from '../../builders/answers.ts';
import { gate, heldAnswerer } from '../bot/gate.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';

const { refusal, button, help } = DISCORD_LABELS.de;
const SECOND = 1_000;

async function start({
  answerer = fakeAnswerer(),
  limits = {},
}: { answerer?: FakeAnswerer; limits?: Partial<DiscordLimits> } = {}) {
  // Goes on only where a test says so.
  let now = Date.now();
  const discord = await openDiscord({ clock: { now: () => now } });
  const store = watchedStore();
  const settings = { limits: { ...DEFAULT_LIMITS, ...limits } };
  const running = await startBot({ discord, store, answerer, settings });
  const ada = discord.user({ name: 'Ada', locale: 'de' });
  const mentioned = (text: string): string => `<@${discord.botId}> ${text}`.trim();
  return {
    discord,
    store,
    answerer,
    ada,
    mentioned,
    /** Edits the message so many seconds later. */
    edit: (exchange: MessageExchange, text: string, seconds = 10) => {
      now += seconds * SECOND;
      discord.edit({ user: ada, message: exchange.sent, text });
    },
    /** What has been asked once a further question, which comes after all that came before, is answered. */
    asked: async (): Promise<readonly string[]> => {
      const last = await (await discord.mention({ user: ada, text: 'Und zuletzt?' })).reply();
      await store.knows(last);
      return answerer.asked.map(({ question }) => question).slice(0, -1);
    },
    ...running,
  };
}

describe('a message that is edited', () => {
  it.each(['in a guild', 'in direct messages'])('is answered anew in place %s', async (where) => {
    const { discord, store, ada, mentioned, edit, asked } = await start();
    const exchange = await discord.mention({
      user: ada,
      text: 'Wann öffnet sie?',
      dm: where !== 'in a guild',
    });
    const answer = await store.knows(await exchange.reply());
    const before = store.byMessage(answer.id)?.id;
    edit(exchange, mentioned('Wann schließt sie?'));
    await store.until(() => ![undefined, before].includes(store.byMessage(answer.id)?.id));
    expect(exchange.messages).toHaveLength(1);
    expect(answer.text).toContain('Wann schließt sie?');
    expect(store.where(() => true).map(({ question }) => question)).toEqual(['Wann schließt sie?']);
    expect(await asked()).toEqual(['Wann öffnet sie?', 'Wann schließt sie?']);
  });

  it('replaces the answer for follow-ups and buttons, and the votes on the old one shrink', async () => {
    const { discord, store, answerer, ada, mentioned, edit } = await start();
    const exchange = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    const answer = await store.knows(await exchange.reply());
    const old = answer.button(button.helpful).customId;
    edit(exchange, mentioned('Wann schließt sie?'));
    await store.until(() => store.byMessage(answer.id)?.question === 'Wann schließt sie?');
    expect(answer.button(button.helpful).customId).not.toBe(old);
    await (await discord.replyTo({ user: ada, message: answer, text: 'Und samstags?' })).reply();
    expect(answerer.asked.at(-1)?.previous?.question).toBe('Wann schließt sie?');
  });

  it('is left alone where nothing else is asked: a preview of a link, a blank, the same once more', async () => {
    const { discord, store, ada, mentioned, edit, asked } = await start();
    const exchange = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    const answer = await store.knows(await exchange.reply());
    discord.unfurl(exchange.sent);
    edit(exchange, mentioned('  Wann öffnet  sie? '));
    discord.unfurl(exchange.sent);
    expect(await asked()).toEqual(['Wann öffnet sie?']);
    expect(answer.history).toHaveLength(1);
  });

  it('is left alone where it mentions the bot no more, or asks nothing any more', async () => {
    const { discord, store, ada, mentioned, edit, asked } = await start();
    const exchange = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    const answer = await store.knows(await exchange.reply());
    edit(exchange, 'Schon gut.');
    edit(exchange, mentioned(''));
    expect(await asked()).toEqual(['Wann öffnet sie?']);
    expect(answer.history).toHaveLength(1);
  });

  it('is left alone after a minute, to the millisecond, by the time of Discord', async () => {
    const { discord, store, ada, mentioned, edit, asked } = await start();
    const [inTime, late] = [
      await discord.mention({ user: ada, text: 'Wann öffnet sie?' }),
      await discord.mention({ user: ada, text: 'Was kostet sie?' }),
    ];
    for (const exchange of [inTime, late]) await store.knows(await exchange.reply());
    edit(inTime, mentioned('Wann schließt sie?'), 60);
    edit(late, mentioned('Was kostet es?'), 0.001);
    expect(await asked()).toEqual(['Wann öffnet sie?', 'Was kostet sie?', 'Wann schließt sie?']);
  });

  it('is left alone where an event of today tells of an old edit, as when it is pinned', async () => {
    const yesterday = Date.now() - 24 * 60 * 60 * SECOND;
    const discord = await openDiscord({ clock: { now: () => yesterday } });
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada' });
    const old = await discord.say({ user: ada, text: 'Wann öffnet sie?' });
    discord.edit({ user: ada, message: old.sent, text: `<@${discord.botId}> Wann öffnet sie?` });
    discord.unfurl(old.sent);
    await (await discord.mention({ user: ada, text: 'Und zuletzt?' })).reply();
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Und zuletzt?']);
    expect(old.messages).toEqual([]);
  });

  it('is a new question where it mentions the bot only then, once', async () => {
    const { discord, ada, mentioned, edit, asked } = await start();
    const exchange = await discord.say({ user: ada, text: 'Wann öffnet sie?' });
    discord.gateway.duplicateNext('MESSAGE_UPDATE');
    edit(exchange, mentioned('Wann öffnet sie?'));
    expect((await exchange.reply()).text).toContain('Wann öffnet sie?');
    const late = await discord.say({ user: ada, text: 'Wann schließt sie?' });
    edit(late, mentioned('Wann schließt sie?'), 61);
    expect(await asked()).toEqual(['Wann öffnet sie?']);
    expect(exchange.messages).toHaveLength(1);
  });

  it('gets one answer, to its last text, where it is edited while it waits and while it is answered', async () => {
    const { answerer, open } = heldAnswerer();
    const { discord, store, ada, mentioned, edit, entries } = await start({ answerer });
    const other = await discord.mention({ user: discord.user({ name: 'Bob' }), text: 'Die erste Frage?' });
    await answerer.untilAsked(1);
    const exchange = await discord.mention({ user: ada, text: 'Frage a?' });
    edit(exchange, mentioned('Frage b?'), 1);
    edit(exchange, mentioned('Frage c?'), 1);
    // After the edits, which came before it.
    await (await discord.slash({ user: ada, command: 'help' })).reply();
    open();
    await other.reply();
    const answer = await store.knows(await exchange.reply());
    expect(answer.text).toContain('Frage c?');
    expect(answer.history).toHaveLength(1);
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Die erste Frage?', 'Frage c?']);
    expect(entries.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });

  it('gets one answer where it is edited while Discord takes no messages', async () => {
    const { discord, store, ada, mentioned, edit, logged } = await start();
    discord.faults.plan('create message', { kind: 'status', status: 500 }, 8);
    const exchange = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    await logged('Discord takes no messages: they are kept and sent again');
    edit(exchange, mentioned('Wann schließt sie?'));
    const answer = await store.knows(await exchange.reply());
    expect(answer.text).toContain('Wann schließt sie?');
    expect(store.where(() => true)).toHaveLength(1);
    expect(exchange.messages).toHaveLength(1);
  });

  it('gets one answer where it is edited while nobody knows whether its first has arrived', async () => {
    const { discord, store, ada, mentioned, edit, logged } = await start();
    discord.faults.plan('create message', { kind: 'drop answer', by: 'close' });
    discord.faults.plan('create message', { kind: 'status', status: 500 }, 8);
    const exchange = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    await logged('Discord takes no messages: they are kept and sent again');
    edit(exchange, mentioned('Wann schließt sie?'));
    const answer = await store.knows(await exchange.reply());
    await discord.until('the answer anew', () => answer.text.includes('Wann schließt sie?') || undefined);
    expect(exchange.messages).toHaveLength(1);
    expect(store.where(() => true).map(({ question }) => question)).toEqual(['Wann schließt sie?']);
  });

  it('is not answered anew where it is deleted while its first answer is under way', async () => {
    const { discord, store, ada, mentioned, edit, answerer } = await start();
    const { opened, open } = gate();
    discord.faults.plan('create message', { kind: 'hold answer', until: opened });
    const exchange = await discord.mention({ user: ada, text: 'Frage a?' });
    const answer = await exchange.reply();
    edit(exchange, mentioned('Frage b?'));
    discord.removing.message({ user: ada, message: exchange.sent });
    // After the edit and the removal, which came before it.
    await (await discord.slash({ user: ada, command: 'help' })).reply();
    open();
    await store.knows(await (await discord.mention({ user: ada, text: 'Und danach?' })).reply());
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Frage a?', 'Und danach?']);
    expect(answer.history).toHaveLength(1);
  });

  it('keeps its last answer though edits arrive in the wrong order', async () => {
    const { discord, store, ada, mentioned, edit, asked } = await start();
    const exchange = await discord.mention({ user: ada, text: 'Frage a?' });
    await store.knows(await exchange.reply());
    const late = discord.gateway.holdNext('MESSAGE_UPDATE');
    edit(exchange, mentioned('Frage b?'));
    edit(exchange, mentioned('Frage c?'));
    late();
    await store.until(() => store.where(({ question }) => question === 'Frage c?').length === 1);
    expect(await asked()).toEqual(['Frage a?', 'Frage c?']);
  });

  it('counts as a question for the limits; refused, it leaves the answer and says why', async () => {
    const { discord, store, ada, mentioned, edit } = await start({ limits: { questionsPerUser: 1 } });
    const exchange = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    const answer = await store.knows(await exchange.reply());
    edit(exchange, mentioned('Wann schließt sie?'));
    const [, told] = await discord.until('the refusal', () =>
      exchange.messages.length === 2 ? exchange.messages : undefined,
    );
    expect(told?.text).toContain(refusal['rate-limited'](1, '').slice(0, 20));
    expect(answer.text).toContain('Wann öffnet sie?');
    expect(answer.history).toHaveLength(1);
  });

  it('is answered in the place of a refusal or of the help', async () => {
    const { discord, store, ada, mentioned, edit } = await start();
    const tooShort = await discord.mention({ user: ada, text: 'x' });
    const bare = await discord.mention({ user: ada, text: '' });
    expect((await tooShort.reply()).text).toContain(refusal['too-short'](2));
    expect((await bare.reply()).text).toContain(help.title('beleg'));
    for (const exchange of [tooShort, bare]) {
      edit(exchange, mentioned('Wann öffnet sie?'), 1);
      const reply = await exchange.reply();
      await store.until(() => store.byMessage(reply.id) !== undefined);
      expect(reply.text).toContain('Wann öffnet sie?');
      expect(exchange.messages).toHaveLength(1);
    }
  });

  it('is answered in a new message where the old answer was deleted', async () => {
    const { discord, store, ada, mentioned, edit } = await start();
    const exchange = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    const answer = await store.knows(await exchange.reply());
    await discord.button({ user: ada, message: answer, button: button.remove });
    await store.until(() => store.where(() => true).length === 0);
    edit(exchange, mentioned('Wann schließt sie?'));
    const next = await exchange.reply();
    expect(next.text).toContain('Wann schließt sie?');
    expect(next.id).not.toBe(answer.id);
  });

  it('is not answered where its channel goes while its first text is answered', async () => {
    const { answerer, open } = heldAnswerer();
    const { discord, store, ada, mentioned, edit, entries } = await start({ answerer });
    const channel = discord.addChannel({ name: 'doomed' });
    const exchange = await discord.mention({ user: ada, channel, text: 'Frage a?' });
    await answerer.untilAsked(1);
    await discord.until('typing', () => discord.requests.find(({ route }) => route === 'typing'));
    edit(exchange, mentioned('Frage b?'), 1);
    discord.removing.channel(channel);
    // After the edit and the removal, which came before it.
    await (await discord.slash({ user: ada, command: 'help' })).reply();
    open();
    await store.knows(await (await discord.mention({ user: ada, text: 'Und danach?' })).reply());
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Frage a?', 'Und danach?']);
    expect(entries.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });
});
