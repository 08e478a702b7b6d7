import { InteractionResponseType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { ANSWER_LABELS } from '../../../src/wording/answer-labels.ts';
import { answered, citation, fakeAnswerer, fromTheLibrary, notInCorpus } from '../../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { heldAnswerer } from '../bot/gate.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { stripMarkdown } from '../rendering/strip-markdown.ts';

const german = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

const LONG = articleOf({
  paragraphs: [1, 2, 3].map((number) => `${'Sehr lange steht hier etwas, '.repeat(58)}Ende ${number}.`),
});

describe('a question by command', () => {
  it('acknowledges a question before it searches', async () => {
    const discord = await openDiscord();
    const acknowledgedFirst: boolean[] = [];
    const answerer = fakeAnswerer(({ question }) => {
      acknowledgedFirst.push(discord.requests.some(({ route }) => route === 'callback'));
      return answered({ question });
    });
    await startBot({ discord, answerer });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Ada' }),
      command: 'ask',
      options: { question: QUESTION },
    });
    const { type, ephemeral } = await exchange.acknowledgement();
    await exchange.reply();
    expect(type).toBe(InteractionResponseType.DeferredChannelMessageWithSource);
    expect(ephemeral).toBe(false);
    expect(acknowledgedFirst).toEqual([true]);
  });

  it('quotes each cited sentence character for character once markup is removed', async () => {
    const discord = await openDiscord();
    const highlights = [{ start: 0, end: 7 }];
    const cited = [citation({ highlights }), citation({ ordinal: 3 })] as const;
    const answerer = fakeAnswerer(({ question }) => answered({ question, citations: cited }));
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const exchange = await discord.slash({ user: ada, command: 'frage', options: { question: QUESTION } });
    const shown = stripMarkdown((await exchange.reply()).text);
    for (const { text } of cited) expect(shown.text).toContain(text);
    expect(shown.bold).toContain('Ab März');
    expect(shown.active).toEqual([]);
  });

  it('says that the corpus holds no answer and letters the nearest passages', async () => {
    const discord = await openDiscord();
    const nearest = [4, 5, 6].map((ordinal) => citation({ ordinal }));
    const answerer = fakeAnswerer(({ question }) => notInCorpus({ question, nearest }));
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const exchange = await discord.slash({
      user: ada,
      command: 'ask',
      options: { question: 'Was kostet es?' },
    });
    const message = await exchange.reply();
    const shown = stripMarkdown(message.text);
    expect(shown.text).toContain(ANSWER_LABELS.de.notInCorpus);
    expect(shown.text).toMatch(/\(a\).*Im Café gibt es Kuchen\./);
    expect(shown.text).toMatch(/\(b\).*Das Café schließt um 15 Uhr\./);
    expect(shown.text).not.toContain('[1]');
    expect(message.buttons.map(({ label }) => label)).toEqual([
      german.button.further,
      german.button.helpful,
      german.button.unhelpful,
      german.button.remove,
    ]);
  });

  it('labels in French while quoting in German', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const amelie = discord.user({ name: 'Amélie', locale: 'fr' });
    const exchange = await discord.slash({
      user: amelie,
      command: 'demander',
      options: { question: 'Quand ouvre-t-elle ?' },
    });
    const shown = stripMarkdown((await exchange.reply()).text).text;
    expect(shown).toContain(ANSWER_LABELS.fr.band.good);
    expect(shown).toContain(ANSWER_LABELS.fr.articleLanguage.de);
    expect(shown).toContain(citation().text);
  });

  it('searches in the one article that is chosen, by its id or its title', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    for (const article of ['buecherei', ' bücherei ÖFFNET sonntags']) {
      const exchange = await discord.slash({
        user: ada,
        command: 'ask',
        options: { question: QUESTION, article },
      });
      await exchange.reply();
    }
    expect(answerer.asked.map(({ articleId }) => articleId)).toEqual(['buecherei', 'buecherei']);
  });

  it('points to the list when an article is not known, and searches nothing', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Ada', locale: 'de' }),
      command: 'ask',
      options: { question: QUESTION, article: 'Schwimmbad' },
    });
    const message = await exchange.reply();
    expect(message.ephemeral).toBe(true);
    expect(stripMarkdown(message.text).text).toBe(german.notice.articleUnknown);
    expect(answerer.asked).toEqual([]);
  });

  it('completes titles, whatever the case and accents', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const exchange = await discord.autocomplete({
      user: discord.user({ name: 'Ada' }),
      command: 'ask',
      focused: 'article',
      typed: 'OFFNET buch',
    });
    expect(await exchange.choices()).toEqual([{ name: LIBRARY.title, value: 'buecherei' }]);
  });

  it('links to a sentence with an umlaut, a comma and a hyphen', async () => {
    const discord = await openDiscord();
    const text = 'Ab März, so der Rat, öffnet die Bücherei auch sonntags – ohne E-Mail-Anmeldung.';
    const written = articleOf({ url: 'https://example.org/a', paragraphs: [text] });
    const citations = [citation({ article: written, ordinal: 0 })] as const;
    const answerer = fakeAnswerer(({ question }) => answered({ question, citations }), [written]);
    await startBot({ discord, answerer });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Ada', locale: 'de' }),
      command: 'ask',
      options: { question: QUESTION },
    });
    const { links } = stripMarkdown((await exchange.reply()).text);
    expect(links[0]).toBe(
      'https://example.org/a#:~:text=Ab%20M%C3%A4rz%2C%20so%20der,sonntags%20%E2%80%93%20ohne%20E%2DMail%2DAnmeldung.',
    );
  });

  it('sends no quotation whose article changed between asking and sending', async () => {
    const discord = await openDiscord();
    let current = fakeAnswerer();
    const changed = fakeAnswerer(fromTheLibrary, [MUSEUM]);
    const asked = fakeAnswerer(async (request) => {
      current = changed;
      return fromTheLibrary(request);
    });
    current = asked;
    const { entries } = await startBot({ discord, answerer: () => current });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const exchange = await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
    expect((await exchange.reply()).text).toBe(german.notice.changedMeanwhile);
    expect(entries.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { articleId: 'buecherei', ordinal: 1 } },
      { fields: { articleId: 'buecherei', ordinal: 2 } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Ab März');
  });

  it('drops the third citation rather than exceed the text budget', async () => {
    const discord = await openDiscord();
    const long = (ordinal: number) => citation({ article: LONG, ordinal });
    const citations = [long(0), long(1), long(2)] as const;
    const answerer = fakeAnswerer(({ question }) => answered({ question, citations }), [LONG]);
    await startBot({ discord, answerer });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Ada', locale: 'de' }),
      command: 'ask',
      options: { question: QUESTION },
    });
    const { text } = await exchange.reply();
    expect(stripMarkdown(text).text).toContain('Ende 2.');
    expect(text).not.toContain('Ende 3');
    expect(text).toContain(german.omitted(1));
  });

  it('never shows a stack trace when retrieval throws', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer(() => {
      throw new Error('the vector index is gone');
    });
    const { entries } = await startBot({ discord, answerer });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Ada', locale: 'de' }),
      command: 'ask',
      options: { question: QUESTION },
    });
    const { text } = await exchange.reply();
    expect(text).not.toMatch(/vector|Error|\.ts|at /);
    const reference = /Kennung: ([0-9A-F]{6})/.exec(text)?.[1];
    const logged = entries.find(({ level }) => level === 'error');
    expect(logged?.fields).toMatchObject({ reference, err: new Error('the vector index is gone') });
  });

  it('answers the next question after one that failed', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer(() => Promise.reject(new Error('once')));
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const ask = () => discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
    await (await ask()).reply();
    answerer.answerWith(fromTheLibrary);
    expect((await (await ask()).reply()).text).toContain(ANSWER_LABELS.de.band.good);
  });

  it('logs no question unless it is told to', async () => {
    const discord = await openDiscord();
    const quiet = await startBot({ discord });
    const ada = discord.user({ name: 'Ada' });
    await (await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } })).reply();
    expect(JSON.stringify(quiet.entries)).not.toContain('Bücherei');
    expect(quiet.entries.some(({ message }) => message === 'question answered')).toBe(true);
    await quiet.bot.stop();

    const loud = await startBot({ discord, settings: { logQuestions: true } });
    await (await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } })).reply();
    expect(JSON.stringify(loud.entries)).toContain(QUESTION);
  });

  it('asks the index that serves now, and loses no question when it is replaced', async () => {
    const discord = await openDiscord();
    const { answerer: old, open } = heldAnswerer();
    const fresh = fakeAnswerer();
    let current = old;
    await startBot({ discord, answerer: () => current });
    const users = Array.from({ length: 6 }, (_, index) => discord.user({ name: `User ${index}` }));
    const exchanges = [];
    for (const user of users) {
      exchanges.push(await discord.slash({ user, command: 'ask', options: { question: QUESTION } }));
    }
    await old.untilAsked(1);
    current = fresh;
    open();
    const replies = await Promise.all(exchanges.map((exchange) => exchange.reply()));
    expect(replies).toHaveLength(6);
    // The one that was under way is asked again: what the old index found may stand no longer.
    expect([old.asked.length, fresh.asked.length]).toEqual([1, 6]);
  });
});
