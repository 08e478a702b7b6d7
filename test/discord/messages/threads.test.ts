import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { threadName } from '../../../src/discord/threads/threads.ts';
import type { MessageExchange } from '../../../stand-in/exchanges.ts';
import type { GuildChannel } from '../../../stand-in/world/places.ts';
import { fakeAnswerer, notInCorpus } from '../../builders/answers.ts';
import { openDiscord, startBot, type StartOptions } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const NO_THREAD = 'questions get no thread in this channel and are answered by replies';

/** A bot that answers in threads, and who asks it. */
async function openThreads({
  violations,
  ...options
}: { readonly violations?: readonly number[] } & Partial<StartOptions> = {}) {
  const discord = await openDiscord({ messageContent: true }, violations && { violations });
  const answerer = fakeAnswerer();
  const store = watchedStore();
  const start = () =>
    startBot({ discord, answerer, store, ...options, settings: { threads: true, ...options.settings } });
  const running = await start();
  return { discord, answerer, store, start, ...running, ada: discord.user({ name: 'Ada' }) };
}

function threadOf({ thread }: MessageExchange): GuildChannel {
  if (thread === undefined) throw new Error('no thread was started');
  return thread;
}

describe('a question by mention, with threads', () => {
  it('is answered in a thread of its own, where what follows needs no mention and follows up', async () => {
    const { discord, answerer, store, ada } = await openThreads();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    await store.knows(await asked.reply());
    const thread = threadOf(asked);
    expect(thread.name).toBe(QUESTION);
    expect(asked.messages.map(({ raw }) => raw.channel_id)).toEqual([thread.id]);
    const bob = discord.user({ name: 'Bob' });
    const second = await discord.say({ user: bob, channel: thread, text: 'Und samstags?' });
    const answer = await store.knows(await second.reply());
    const third = await discord.mention({ user: ada, channel: thread, text: 'Und montags?' });
    await store.knows(await third.reply());
    await (await discord.replyTo({ user: ada, message: answer, text: 'Für wen?' })).reply();
    expect(answerer.asked.map(({ question, previous }) => [question, previous?.question])).toEqual([
      [QUESTION, undefined],
      ['Und samstags?', QUESTION],
      ['Und montags?', QUESTION],
      ['Für wen?', QUESTION],
    ]);
    expect(discord.requests.filter(({ route }) => route === 'start thread')).toHaveLength(1);
  });

  it('is not followed up by what another asked there in private, which nobody else may read', async () => {
    const { discord, answerer, store, ada } = await openThreads();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    await store.knows(await asked.reply());
    const channel = threadOf(asked);
    const options = { question: 'Wer hilft bei Schulden?', private: true };
    const user = discord.user({ name: 'Bob' });
    const secret = await discord.slash({ user, channel, command: 'ask', options });
    await store.knows(await secret.reply());
    const further = await discord.say({ user: ada, channel, text: 'Und samstags?' });
    expect((await further.reply()).text).not.toContain('Schulden');
    expect(answerer.asked.at(-1)?.previous?.question).toBe(QUESTION);
  });

  it('is answered anew in its thread where it is edited, and so is what follows there', async () => {
    const { discord, answerer, store, ada } = await openThreads();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    const answer = await store.knows(await asked.reply());
    const question = 'Wann schließt sie?';
    discord.edit({ user: ada, message: asked.sent, text: `<@${discord.botId}> ${question}` });
    await store.until(() => store.byMessage(answer.id)?.question === question);
    expect(answer.text).toContain(question);
    const further = await discord.say({ user: ada, channel: threadOf(asked), text: 'Und samstags?' });
    const second = await store.knows(await further.reply());
    discord.edit({ user: ada, message: further.sent, text: 'Und montags?' });
    await store.until(() => store.byMessage(second.id)?.question === 'Und montags?');
    expect([asked, further].map(({ messages }) => messages.length)).toEqual([1, 1]);
    expect(answerer.asked.map(({ previous }) => previous?.question)).toEqual([
      undefined,
      undefined,
      question,
      question,
    ]);
  });

  it('leaves alone what no person says there, what has no words, and what is said elsewhere', async () => {
    const { discord, answerer, ada } = await openThreads();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    await asked.reply();
    const channel = threadOf(asked);
    const robot = discord.user({ name: 'Robot', bot: true });
    const ignored = [
      await discord.say({ user: robot, channel, text: 'a bot' }),
      await discord.say({ user: ada, channel, text: 'a notice', origin: 'system' }),
      await discord.say({ user: ada, channel, text: '' }),
      await discord.say({ user: ada, text: 'in the channel' }),
      await discord.say({ user: ada, channel: discord.thread, text: 'in a thread of another' }),
    ];
    await (await discord.say({ user: ada, channel, text: 'Und danach?' })).reply();
    expect(answerer.asked.map(({ question }) => question)).toEqual([QUESTION, 'Und danach?']);
    expect(ignored.flatMap(({ messages }) => messages)).toEqual([]);
  });

  it('answers there what small talk is said to the bot, and none that people say to each other', async () => {
    const { discord, answerer, store, ada } = await openThreads();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    await store.knows(await asked.reply());
    const channel = threadOf(asked);
    const bob = discord.user({ name: 'Bob' });
    answerer.answerWith(({ question }) => ({ kind: 'talk', question, topic: 'thanks', examples: [] }));
    const ignored = [
      await discord.say({ user: bob, channel, text: 'Danke dir!' }),
      await discord.say({ user: bob, channel, text: '👍👍👍' }),
    ];
    const unsure = await discord.say({ user: bob, channel, text: 'Das kann doch gar nicht sein' });
    // That it is none is told only once it was read.
    await answerer.untilAsked(2);
    const thanked = await discord.mention({ user: bob, channel, text: 'Danke dir!' });
    expect((await thanked.reply()).text).toContain('Gern geschehen');
    answerer.answerWith(({ question }) => notInCorpus({ question }));
    await (await discord.say({ user: ada, channel, text: 'Danke, und wann schließt sie?' })).reply();
    expect([...ignored, unsure].flatMap(({ messages }) => messages)).toEqual([]);
    expect(answerer.asked.map(({ question }) => question)).toEqual([
      QUESTION,
      'Das kann doch gar nicht sein',
      'Danke dir!',
      'Danke, und wann schließt sie?',
    ]);
  });

  it('keeps out of what people say there to each other, and of what is too short to be asked', async () => {
    const { discord, answerer, ada } = await openThreads();
    const asked = await discord.mention({ user: ada, text: QUESTION });
    await asked.reply();
    const channel = threadOf(asked);
    const bob = discord.user({ name: 'Bob' });
    const remark = await discord.say({ user: bob, channel, text: `<@${ada.id}> hast du das gelesen?` });
    const ignored = [
      remark,
      await discord.replyTo({ user: ada, message: remark.sent, text: 'Ja, gerade eben.' }),
      await discord.replyTo({ user: ada, message: remark.sent, text: 'Und du, Bob?', ping: false }),
      await discord.say({ user: bob, channel, text: 'ok' }),
    ];
    const [answer] = asked.messages;
    if (answer === undefined) throw new Error('no answer');
    await (await discord.replyTo({ user: bob, message: answer, text: 'Und danach?' })).reply();
    expect(answerer.asked.map(({ question }) => question)).toEqual([QUESTION, 'Und danach?']);
    expect(ignored.flatMap(({ messages }) => messages)).toEqual([]);
  });

  it('says nothing of a channel where the question is gone before its thread could be started', async () => {
    const { discord, ada, entries } = await openThreads();
    discord.faults.plan('start thread', { kind: 'status', status: 404, code: 10_008 });
    await (await discord.mention({ user: ada, text: QUESTION })).reply();
    expect(entries.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('stays in the thread where it is asked, and in direct messages', async () => {
    const { discord, ada } = await openThreads();
    const inThread = await discord.mention({ user: ada, channel: discord.thread, text: QUESTION });
    expect((await inThread.reply()).raw.channel_id).toBe(discord.thread.id);
    await (await discord.dm({ user: ada, text: QUESTION })).reply();
    expect(discord.requests.filter(({ route }) => route === 'start thread')).toEqual([]);
  });

  it('gets no thread where it is refused', async () => {
    const { discord, ada } = await openThreads({ settings: { publicChannelIds: ['100200300400500600'] } });
    const hint = await (await discord.mention({ user: ada, text: QUESTION })).reply();
    expect(hint.text).toContain(DISCORD_LABELS.de.refusal['channel-not-listed']);
    const listed = await openThreads();
    const long = await listed.discord.mention({ user: listed.ada, text: 'Wann? '.repeat(100) });
    await long.reply();
    expect([hint.raw.channel_id, long.thread]).toEqual([discord.channel.id, undefined]);
  });

  it('counts in a thread as in its channel where answers are public in some', async () => {
    const discord = await openDiscord({ messageContent: true });
    const store = watchedStore();
    await startBot({ discord, store, settings: { threads: true, publicChannelIds: [discord.channel.id] } });
    const ada = discord.user({ name: 'Ada' });
    const asked = await discord.mention({ user: ada, text: QUESTION });
    await store.knows(await asked.reply());
    const further = await discord.say({ user: ada, channel: threadOf(asked), text: 'Und samstags?' });
    expect((await further.reply()).text).toContain('[1]');
  });

  it('knows its threads after a restart, one that has rested too', async () => {
    const { discord, answerer, store, ada, bot, start } = await openThreads();
    const threads = [];
    for (const text of [QUESTION, 'Was kostet es?']) {
      const asked = await discord.mention({ user: ada, text });
      await store.knows(await asked.reply());
      threads.push(threadOf(asked));
    }
    await bot.stop();
    for (const thread of [...threads.slice(1), discord.thread]) thread.archived = true;
    await start();
    const others = await discord.say({ user: ada, channel: discord.thread, text: 'nobody in particular' });
    const further = [];
    for (const channel of threads)
      further.push(await discord.say({ user: ada, channel, text: 'Und samstags?' }));
    for (const exchange of further) await exchange.reply();
    expect(answerer.asked.slice(2).map(({ previous }) => previous?.question)).toEqual([
      QUESTION,
      'Was kostet es?',
    ]);
    const mention = await discord.mention({ user: ada, channel: discord.thread, text: QUESTION });
    await mention.reply();
    expect(others.messages).toEqual([]);
  });

  it.each([
    ['Create Public Threads', PermissionFlagsBits.CreatePublicThreads],
    ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ])('is answered by a reply without the permission %s, which is said once a channel', async (name, bit) => {
    const { discord, ada, entries } = await openThreads();
    const channel = discord.addChannel({ name: 'bare', deniedToBot: bit });
    for (const text of [QUESTION, 'Und danach?']) {
      const asked = await discord.mention({ user: ada, channel, text });
      expect((await asked.reply()).raw.channel_id).toBe(channel.id);
    }
    const said = entries.filter(({ message }) => message === NO_THREAD);
    expect(said).toMatchObject([{ level: 'warn', fields: { channelId: channel.id, missing: [name] } }]);
  });

  it('is answered by a reply where Discord starts no more threads', async () => {
    const { discord, ada, entries } = await openThreads();
    discord.faults.plan('start thread', { kind: 'status', status: 400, code: 160_006 }, 2);
    for (const text of [QUESTION, 'Und danach?']) {
      const asked = await discord.mention({ user: ada, text });
      expect((await asked.reply()).raw.channel_id).toBe(discord.channel.id);
    }
    expect(entries.filter(({ message }) => message === NO_THREAD)).toHaveLength(1);
  });

  it('has one answer in one thread, though the request for it arrived and its answer was lost, or it failed', async () => {
    const { discord, ada, entries } = await openThreads({ violations: [160_004] });
    discord.faults.plan('start thread', { kind: 'drop answer' });
    const lost = await discord.mention({ user: ada, text: QUESTION });
    await lost.reply();
    discord.faults.plan('start thread', { kind: 'status', status: 500 }, 5);
    const failed = await discord.mention({ user: ada, text: 'Und danach?' });
    await failed.reply();
    for (const { messages, thread } of [lost, failed])
      expect(messages.map(({ raw }) => raw.channel_id)).toEqual([thread?.id]);
    expect(entries.filter(({ message }) => message === NO_THREAD)).toEqual([]);
  });
});

describe('the name of a thread', () => {
  it.each([
    ['the question', QUESTION, QUESTION],
    ['one that fills it', 'a'.repeat(100), 'a'.repeat(100)],
    ['cut at a word', 'Wann öffnet sie? '.repeat(6), `${'Wann öffnet sie? '.repeat(5)}Wann öffnet…`],
    ['cut in a word where there is no other', 'a'.repeat(101), `${'a'.repeat(99)}…`],
    ['cut before a sign of two units', `${'a'.repeat(98)}😀😀`, `${'a'.repeat(98)}…`],
    ['without line breaks', 'Wann\nöffnet  sie?', 'Wann öffnet sie?'],
  ])('is %s', (_, question, name) => {
    expect(threadName(question)).toBe(name);
    expect(name.length).toBeLessThanOrEqual(100);
  });
});
