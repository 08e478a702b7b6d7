import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { citation, fakeAnswerer, notInCorpus } from '../../builders/answers.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';
import { stripMarkdown } from '../rendering/strip-markdown.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';

describe('a question by message', () => {
  it('answers a mention once though the event arrives twice', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada' });
    discord.gateway.duplicateNext('MESSAGE_CREATE');
    const twice = await discord.mention({ user: ada, text: QUESTION });
    await twice.reply();
    await (await discord.mention({ user: ada, text: 'Und danach?' })).reply();
    expect(answerer.asked.map(({ question }) => question)).toEqual([QUESTION, 'Und danach?']);
    expect(twice.messages).toHaveLength(1);
  });

  it('answers direct messages and ignores bots, webhooks and @everyone', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada' });
    const robot = discord.user({ name: 'Robot', bot: true });
    const direct = await discord.dm({ user: ada, text: QUESTION });
    const ignored = [
      await discord.mention({ user: robot, text: 'a bot asks' }),
      await discord.mention({ user: ada, text: 'a webhook asks', origin: 'webhook' }),
      await discord.mention({ user: ada, text: 'a system message', origin: 'system' }),
      await discord.say({ user: ada, text: '@everyone who knows?' }),
      await discord.say({ user: ada, text: 'nobody in particular' }),
    ];
    await direct.reply();
    await (await discord.mention({ user: ada, text: 'the last one' })).reply();
    expect(answerer.asked.map(({ question }) => question)).toEqual([QUESTION, 'the last one']);
    expect(ignored.flatMap(({ messages }) => messages)).toEqual([]);
  });

  it('carries the last question that stood for itself into a follow-up, and no more', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    const store = watchedStore();
    await startBot({ discord, answerer, store });
    const ada = discord.user({ name: 'Ada' });
    const asked = await discord.mention({ user: ada, text: 'Wann öffnet sie?' });
    const first = await store.knows(await asked.reply());
    const followUp = await discord.replyTo({ user: ada, message: first, text: 'Und was kostet es?' });
    const second = await store.knows(await followUp.reply());
    await (await discord.replyTo({ user: ada, message: second, text: 'Für wen?' })).reply();
    await (await discord.mention({ user: ada, text: 'Etwas anderes?' })).reply();
    expect(answerer.asked.map(({ question, previous }) => [question, previous?.question])).toEqual([
      ['Wann öffnet sie?', undefined],
      ['Und was kostet es?', 'Wann öffnet sie?'],
      ['Für wen?', 'Wann öffnet sie?'],
      ['Etwas anderes?', undefined],
    ]);
    expect(second.text).toContain('Wann öffnet sie?');
  });

  it('hands on what an answer cited, and nothing of the passages of a refusal', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    const store = watchedStore();
    await startBot({ discord, answerer, store });
    const ada = discord.user({ name: 'Ada' });
    const asked = await discord.mention({ user: ada, text: QUESTION });
    const message = await store.knows(await asked.reply());
    answerer.answerWith(({ question }) => notInCorpus({ question, nearest: [citation()] }));
    const refused = await discord.replyTo({ user: ada, message, text: 'Und samstags?' });
    const refusal = await store.knows(await refused.reply());
    await (await discord.replyTo({ user: ada, message: refusal, text: 'Und montags?' })).reply();
    const [, answered, afterRefusal] = answerer.asked.map(({ previous }) => previous?.cited);
    expect(answered?.map(({ articleId, ordinal }) => [articleId, ordinal])).toEqual([
      ['buecherei', 1],
      ['buecherei', 2],
    ]);
    expect(afterRefusal).toEqual([]);
  });

  it('follows up in direct messages too, and stays in the article that was chosen', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    const store = watchedStore();
    await startBot({ discord, answerer, store });
    const ada = discord.user({ name: 'Ada' });
    const asked = await discord.slash({
      user: ada,
      dm: true,
      command: 'ask',
      options: { question: QUESTION, article: 'buecherei' },
    });
    const answer = await store.knows(await asked.reply());
    await (await discord.replyTo({ user: ada, message: answer, text: 'Und samstags?' })).reply();
    expect(answerer.asked[1]).toMatchObject({ articleId: 'buecherei', previous: { question: QUESTION } });
  });

  it('says how to ask further where Discord withholds a reply to the answer of a command', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    const store = watchedStore();
    await startBot({ discord, answerer, store });
    const ada = discord.user({ name: 'Ada' });
    const asked = await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
    const answer = await store.knows(await asked.reply());
    const withheld = await discord.replyTo({ user: ada, message: answer, text: 'Und samstags?' });
    expect((await withheld.reply()).text).toContain(DISCORD_LABELS.de.refusal['text-withheld']);
    const again = await discord.replyTo({ user: ada, message: answer, text: 'Und samstags?' });
    const mention = `<@${discord.botId}> Und samstags?`;
    await (await discord.replyTo({ user: ada, message: answer, text: mention })).reply();
    expect(again.messages).toEqual([]);
    expect(answerer.asked[1]).toMatchObject({ question: 'Und samstags?', previous: { question: QUESTION } });
  });

  it('helps whoever only mentions it, and ignores an empty reply', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada' });
    const help = await (await discord.mention({ user: ada, text: '' })).reply();
    expect(help.text).toContain(DISCORD_LABELS.de.help.title('beleg'));
    const empty = await discord.replyTo({ user: ada, message: help, text: '' });
    await (await discord.mention({ user: ada, text: QUESTION })).reply();
    expect(empty.messages).toEqual([]);
  });

  it('helps once an hour in a channel, then marks what asks nothing, and at last is silent', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const reactions = (): string[] =>
      discord.requests.filter(({ route }) => route === 'react').map(({ path }) => decodeURIComponent(path));
    const [ada, bob] = [discord.user({ name: 'Ada' }), discord.user({ name: 'Bob' })];
    await (await discord.mention({ user: ada, text: '' })).reply();
    const quiet = [];
    for (let turn = 0; turn < 30; turn += 1) quiet.push(await discord.mention({ user: ada, text: '' }));
    quiet.push(await discord.mention({ user: ada, channel: discord.thread, text: '' }));
    quiet.push(await discord.mention({ user: bob, text: '' }));
    await (await discord.mention({ user: bob, text: QUESTION })).reply();
    await discord.until('the reactions', () => (reactions().length === 20 ? true : undefined));
    expect(quiet.flatMap(({ messages }) => messages)).toEqual([]);
    expect(reactions()[0]).toMatch(/❓\/@me$/);
    const cid = discord.user({ name: 'Cid' });
    await (await discord.mention({ user: cid, channel: discord.thread, text: '' })).reply();
  });

  it('marks nothing where it may not, and helps in direct messages as seldom', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const plain = discord.addChannel({ name: 'plain', deniedToBot: PermissionFlagsBits.AddReactions });
    const ada = discord.user({ name: 'Ada' });
    await (await discord.mention({ user: ada, channel: plain, text: '' })).reply();
    const silent = await discord.mention({ user: ada, channel: plain, text: '' });
    const bob = discord.user({ name: 'Bob' });
    const first = await discord.dm({ user: bob, text: '' });
    await first.reply();
    await discord.dm({ user: bob, text: '' });
    await discord.until('a reaction', () => discord.requests.find(({ route }) => route === 'react'));
    expect(silent.messages).toEqual([]);
    expect(first.messages).toHaveLength(1);
  });

  it('speaks the language of the guild', async () => {
    const discord = await openDiscord({ guildLocale: 'fr' });
    await startBot({ discord });
    const answer = await discord.mention({
      user: discord.user({ name: 'Ada', locale: 'de' }),
      text: QUESTION,
    });
    expect((await answer.reply()).buttons.map(({ label }) => label)).toContain(
      DISCORD_LABELS.fr.button.further,
    );
  });

  it('tells whoever asked by message that it failed', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    answerer.answerWith(() => Promise.reject(new Error('the index is gone')));
    await startBot({ discord, answerer });
    const { text } = await (
      await discord.mention({ user: discord.user({ name: 'Ada' }), text: QUESTION })
    ).reply();
    expect(text).toContain(DISCORD_LABELS.de.error.title);
    expect(text).not.toContain('index');
  });

  it('compares a message with the articles, sentence by sentence', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const claim = await discord.say({
      user: ada,
      text: 'Sie hat sonntags zu.\nDer Eintritt kostet fünf Euro. Immer!',
    });
    const exchange = await discord.messageCommand({
      user: ada,
      command: 'Check against the article',
      target: claim.sent,
    });
    const checked = await exchange.reply();
    expect(checked.ephemeral).toBe(true);
    const shown = stripMarkdown(checked.text).text;
    expect(shown).toContain(DISCORD_LABELS.de.check.title);
    for (const statement of ['Sie hat sonntags zu.', 'Der Eintritt kostet fünf Euro.', 'Immer!']) {
      expect(shown).toContain(stripMarkdown(DISCORD_LABELS.de.check.statement(statement)).text);
    }
  });

  it('says of a message without words that there is nothing to compare', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const own = await (await discord.mention({ user: ada, text: QUESTION })).reply();
    const emoji = (await discord.say({ user: ada, text: '🙂\n!!!' })).sent;
    for (const target of [own, emoji]) {
      const command = 'Check against the article';
      const exchange = await discord.messageCommand({ user: ada, command, target });
      expect((await exchange.reply()).text).toBe(DISCORD_LABELS.de.notice.emptyMessage);
    }
  });
});
