import { InteractionResponseType } from 'discord.js';
import { ModalInteractionCallbackRequestSchema } from 'discord-api-spec/zod';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LABEL_LANGUAGES } from '../../../src/language/label-language.ts';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { AUTOCOMPLETE_CHOICES, CHOICE_CHARACTERS } from '../../../src/discord/limits.ts';
import { askFurtherModal } from '../../../src/discord/rendering/ask-further-modal.ts';
import { articleChoices, renderArticles } from '../../../src/discord/rendering/render-articles.ts';
import { renderBuildDone, renderBuildProgress } from '../../../src/discord/rendering/render-build.ts';
import { renderHelp } from '../../../src/discord/rendering/render-help.ts';
import { renderError, renderNotice, renderUnaskable } from '../../../src/discord/rendering/render-notice.ts';
import { renderCheck, renderContext, renderMore } from '../../../src/discord/rendering/render-passages.ts';
import { renderRefusal, type Refusal } from '../../../src/discord/rendering/render-refusal.ts';
import type { Citation } from '../../../src/answering/answer.ts';
import { alsoIn, citation, SUNDAYS, summaries } from '../../builders/answers.ts';
import { anyCitation, anySummary, hostileText } from './arbitraries.ts';
import { buttonsOf, expectAccepted, textsOf } from './read-payload.ts';
import { stripMarkdown } from './strip-markdown.ts';

const languages = fc.constantFrom(...LABEL_LANGUAGES);
/** Discord's guideline for a label without an icon; its bound is 80. */
const BUTTON_LABEL_CHARACTERS = 38;
const ANSWER_ID = 'abcdefghijkl';

describe('context', () => {
  it('stands between its neighbours', () => {
    const text = textsOf(renderContext({ language: 'de', citation: citation() })).join('\n');
    expect(text).toMatch(
      /Satz davor\nDer Rat hat.*Zitierter Satz\n-# Neue Zeiten\nAb März.*Satz danach\nDer Eintritt/su,
    );
  });

  it('says where the article starts and ends', () => {
    const alone = citation({ before: undefined, after: undefined });
    const text = textsOf(renderContext({ language: 'en', citation: alone })).join('\n');
    expect(text).toContain('the article starts here');
    expect(text).toContain('the article ends here');
  });

  it('keeps a neighbour that looks like a heading plain', () => {
    const texts = textsOf(renderContext({ language: 'de', citation: citation({ before: '# Groß' }) }));
    expect(texts.flatMap((text) => stripMarkdown(text).active)).toStrictEqual([]);
  });

  it('is accepted by Discord, whatever the article holds', () => {
    const property = fc.property(languages, anyCitation, (language, shown) =>
      expectAccepted(renderContext({ language, citation: shown })),
    );
    fc.assert(property);
  });
});

/** Below an answer of two citations with which nothing goes on. */
const BELOW = { answerId: ANSWER_ID, rest: 0, cited: 2 };

function moreOf(passages: readonly Citation[]): string {
  return textsOf(renderMore({ ...BELOW, language: 'de', passages, offset: 0, total: 3 })).join('\n');
}

describe('more passages', () => {
  it('go on lettering and offer those that follow', () => {
    const passages = [citation(), citation({ ordinal: 4 }), citation({ ordinal: 5 })];
    const message = renderMore({ ...BELOW, language: 'de', passages, offset: 3, total: 8 });
    expect(textsOf(message)[0]).toBe('### Weitere Stellen: 4 bis 6 von 8');
    expect(textsOf(message)[1]).toContain('**(d)** Ab März');
    expect(buttonsOf(message)).toStrictEqual([{ label: 'Weitere Stellen', id: `v1:more:${ANSWER_ID}:6` }]);
  });

  it('count their further sources where the names would leave too little to the sentences', () => {
    const also = alsoIn('Eins', 'Zwei');
    const long = 'Lang ist der Satz. '.repeat(80);
    const names = alsoIn('Eins '.repeat(50), 'Zwei '.repeat(50));
    const crowded = { ...names, text: long, heading: long, link: `https://example.org/${'a'.repeat(480)}` };
    expect(moreOf([also])).toContain('auch in: Eins, Zwei');
    expect(moreOf([crowded, crowded, crowded]).match(/auch in: 2 weitere/gu)).toHaveLength(3);
  });

  it('have no button on the last page', () => {
    const passages = [citation()];
    const last = renderMore({ ...BELOW, language: 'de', passages, offset: 6, total: 7 });
    expect(buttonsOf(last)).toStrictEqual([]);
  });

  it('are numbered on where they go on with a section or a list, and say how many follow', () => {
    const passages = [citation({ ordinal: 3 }), citation({ ordinal: 4 }), citation({ ordinal: 5 })];
    const going = { ...BELOW, rest: 4, total: 6 };
    const section = renderMore({ ...going, language: 'de', passages, offset: 0 });
    expect(textsOf(section)[0]).toBe('### Weiter im Abschnitt: 3 bis 5 von 6');
    expect(textsOf(section)[1]).toContain('**[3]** Die Leitung');
    expect(buttonsOf(section)).toStrictEqual([
      { label: 'Weiter: 1 weiterer Satz', id: `v1:more:${ANSWER_ID}:3` },
    ]);
    const items = passages.map((item) => ({ ...item, lead: 'Zur Leitung gehören:' }));
    const list = renderMore({ ...going, rest: 5, language: 'en', passages: items, offset: 0 });
    expect(textsOf(list)[0]).toBe('### Further down the list: 3 to 5 of 7');
    expect(buttonsOf(list)[0]?.label).toBe('Read on: 2 more items');
  });

  it('are lettered from a on where what goes on has ended', () => {
    const going = { ...BELOW, rest: 4, total: 6 };
    const end = renderMore({ ...going, language: 'de', passages: [citation()], offset: 3 });
    expect(textsOf(end)[0]).toBe('### Weiter im Abschnitt: 6 von 6');
    expect(buttonsOf(end)).toStrictEqual([{ label: 'Weitere Stellen', id: `v1:more:${ANSWER_ID}:4` }]);
    const near = renderMore({ ...going, language: 'de', passages: [citation(), SUNDAYS], offset: 4 });
    expect(textsOf(near)[0]).toBe('### Weitere Stellen: 1 bis 2 von 2');
    expect(textsOf(near)[2]).toMatch(/^\*\*\(b\)\*\* /u);
    expect(buttonsOf(near)).toStrictEqual([]);
  });

  it('are accepted by Discord, whatever the articles hold', () => {
    const passages = fc.array(anyCitation, { maxLength: 3 });
    const counts = fc.record({ offset: fc.nat({ max: 900 }), rest: fc.nat({ max: 990 }) });
    const property = fc.property(languages, passages, counts, (language, shown, count) =>
      expectAccepted(renderMore({ ...BELOW, ...count, language, passages: shown, total: 999 })),
    );
    fc.assert(property);
  });
});

describe('a checked message', () => {
  it('stands beside the nearest sentences and gives no verdict', () => {
    const pairs = [
      { statement: 'Die *Bücherei* hat sonntags zu.', citation: citation() },
      { statement: 'Hm', citation: undefined },
    ];
    const texts = textsOf(renderCheck({ language: 'de', pairs }));
    expect(texts[0]).toBe('### Ähnlichste Stellen – keine Aussage, ob die Nachricht stimmt');
    expect(texts[1]).toContain(String.raw`**In der Nachricht:** Die \*Bücherei\* hat sonntags zu.`);
    expect(texts[1]).toContain('**(a)** Ab März');
    expect(texts[2]).toContain('Dazu fand sich keine Stelle.');
    expect(texts[3]).toBe('-# Bücherei öffnet sonntags · Musterstädter Bote');
  });

  it('is accepted by Discord, whatever it and the articles hold', () => {
    const pairs = fc.array(
      fc.record({ statement: hostileText(1_000), citation: fc.option(anyCitation, { nil: undefined }) }),
      { maxLength: 5 },
    );
    const property = fc.property(languages, pairs, (language, checked) =>
      expectAccepted(renderCheck({ language, pairs: checked })),
    );
    fc.assert(property);
  });
});

const numbered = (count: number) =>
  summaries(Array.from({ length: count }, (_, i) => `Artikel Nummer ${i + 1}`));

describe('the list of articles', () => {
  it('shows ten a page with buttons to the pages beside', () => {
    const message = renderArticles({ language: 'de', articles: numbered(25), page: 1 });
    expect(textsOf(message)[0]).toBe('### 25 Artikel\n-# Seite 2 von 3');
    expect(textsOf(message)[1]).toBe('**Artikel Nummer 11**\n-# Musterstädter Bote · Deutsch · 11 Sätze');
    expect(textsOf(message)).toHaveLength(11);
    const buttons = buttonsOf(message);
    const [first] = buttons;
    expect(first).toStrictEqual({
      label: 'Artikel Nummer 11',
      id: `v1:overview:${citation().article.revision}:artikel-11:0`,
    });
    expect(buttons.slice(10)).toStrictEqual([
      { label: 'Vorige Seite', id: 'v1:articles:0' },
      { label: 'Nächste Seite', id: 'v1:articles:2' },
    ]);
  });

  it('tells those of one title apart, and says how many places of each were left out', () => {
    const [first, second] = numbered(2);
    const articles = [first, second].flatMap((article) => article ?? []);
    const list = articles.map((article, leftOut) => ({ ...article, apart: `202${leftOut}`, leftOut }));
    expect(textsOf(renderArticles({ language: 'de', articles: list, page: 0 })).slice(1)).toStrictEqual([
      '**Artikel Nummer 1 (2020)**\n-# Musterstädter Bote · Deutsch · 1 Satz',
      '**Artikel Nummer 2 (2021)**\n-# Musterstädter Bote · Deutsch · 2 Sätze · 1 Stelle ausgelassen',
    ]);
  });

  it('falls back to its last page where an old button asks for one beyond', () => {
    const message = renderArticles({ language: 'en', articles: numbered(3), page: 7 });
    expect(textsOf(message)[3]).toContain('Artikel Nummer 3');
    expect(buttonsOf(message).map(({ label }) => label)).toStrictEqual(numbered(3).map(({ title }) => title));
  });

  it('says that there is none yet', () => {
    expect(textsOf(renderArticles({ language: 'fr', articles: [], page: 0 }))).toStrictEqual([
      'Il n’y a pas encore d’article.',
    ]);
  });

  it('is accepted by Discord, whatever the articles are called', () => {
    const articles = fc.uniqueArray(anySummary, { selector: ({ id }) => id, maxLength: 12 });
    const property = fc.property(languages, articles, (language, list) =>
      expectAccepted(renderArticles({ language, articles: list, page: 0 })),
    );
    fc.assert(property);
  });
});

describe('the choices of articles', () => {
  it('match any words typed, without case and accents', () => {
    const articles = summaries(['Städte öffnen Büchereien', 'Das Bad', 'L’été à Köln']);
    expect(articleChoices(articles, 'bucher stadte').map(({ value }) => value)).toStrictEqual(['artikel-1']);
    expect(articleChoices(articles, 'ÉTÉ').map(({ value }) => value)).toStrictEqual(['artikel-3']);
    expect(articleChoices(articles, '')).toHaveLength(3);
  });

  it('tell articles of one title apart, of which a long one gives way', () => {
    const [short, long] = summaries(['Vertrag', 'Vertrag '.repeat(30)]);
    const path = `2024/${'ordner/'.repeat(20)}vertrag.md`;
    const articles = [short, long].flatMap((article) => (article ? [{ ...article, apart: path }] : []));
    const names = articleChoices(articles, 'ordner').map(({ name }) => name);
    expect(names).toStrictEqual([
      expect.stringMatching(/^Vertrag \(….*ordner\/vertrag\.md\)$/u),
      expect.stringMatching(/^Vertrag Vertrag .*… \(….*ordner\/vertrag\.md\)$/u),
    ]);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(CHOICE_CHARACTERS);
    expect(
      articleChoices(
        articles.map((article) => ({ ...article, apart: '2024' })),
        '2024',
      )[0]?.name,
    ).toBe('Vertrag (2024)');
  });

  it('keep to the number and the length that Discord takes', () => {
    const titles = Array.from({ length: 40 }, (_, i) => `${'x'.repeat(i)} ${'lang👩‍🔬'.repeat(30)}`);
    const choices = articleChoices(summaries(titles), 'lang');
    expect(choices).toHaveLength(AUTOCOMPLETE_CHOICES);
    for (const { name } of choices) {
      expect(name.length).toBeLessThanOrEqual(CHOICE_CHARACTERS);
      expect(name).not.toMatch(/[\p{Cs}\uFFFD]/u);
    }
  });
});

const REFUSALS: readonly Refusal[] = [
  { kind: 'too-long', limit: 300 },
  { kind: 'too-short', limit: 3 },
  { kind: 'rate-limited', limit: 6, retryAt: new Date(1_700_000_000_400) },
  { kind: 'guild-rate-limited', limit: 60, retryAt: new Date(1_700_000_000_400) },
  { kind: 'button-rate-limited', limit: 20, retryAt: new Date(1_700_000_000_400) },
  { kind: 'busy' },
  { kind: 'draining' },
  { kind: 'channel-not-listed' },
  { kind: 'role-needed', roles: ['345678901234567890'] },
  {
    kind: 'role-needed',
    roles: Array.from({ length: 300 }, (_, at) => `${345678901234567890n + BigInt(at)}`),
  },
  { kind: 'nobody-asks-here' },
  { kind: 'not-operator' },
  { kind: 'cannot-send-here' },
  { kind: 'already-building' },
];

describe.each(LABEL_LANGUAGES)('short messages in %s', (language) => {
  it.each(REFUSALS.map((refusal) => [refusal.kind, refusal] as const))('refuse: %s', (_, refusal) => {
    const message = renderRefusal({ language, refusal });
    expectAccepted(message);
    const text = textsOf(message).join('\n');
    if ('limit' in refusal) expect(text).toContain(String(refusal.limit));
    // Rounded up: the promised moment is never too early.
    expect(text.includes('<t:1700000001:R>')).toBe('retryAt' in refusal);
  });

  it('are accepted by Discord', () => {
    expectAccepted(renderUnaskable({ language, reason: 'no-words' }));
    expectAccepted(
      renderHelp({
        language,
        botName: '*beleg*',
        storedDays: 30,
        readsReplies: false,
        logsQuestions: false,
        languageModel: 'none',
        asksDatabaseElsewhere: false,
        articleCount: 1,
      }),
    );
    expectAccepted(renderBuildProgress({ language, done: 1, total: 3 }));
    expectAccepted(renderBuildDone({ language, articles: 1, sentences: 40, seconds: 0.2 }));
    expectAccepted(renderError({ language, reference: '7F3A92' }));
  });

  it('open a modal that Discord takes', () => {
    const modal = askFurtherModal({ language, answerId: ANSWER_ID });
    const body = { type: InteractionResponseType.Modal, data: modal };
    expect(ModalInteractionCallbackRequestSchema.parse(body)).toStrictEqual(body);
  });

  it('have buttons that fit and are told apart when read aloud', () => {
    const { context, goOn, ...words } = DISCORD_LABELS[language].button;
    const going = Object.values(goOn).flatMap((left) => [left(1), left(9_999)]);
    const all = [context(1), context(2), context(3), ...going, ...Object.values(words)];
    expect(new Set(all).size).toBe(all.length);
    for (const label of all) expect(label.length).toBeLessThanOrEqual(BUTTON_LABEL_CHARACTERS);
  });
});

describe('a passage of a file that has pages', () => {
  it.each([
    ['de', 'S.\u00A03'],
    ['fr', 'p.\u00A03'],
    ['it', 'pag.\u00A03'],
  ] as const)('tells its page: %s', (language, page) => {
    const passages = [citation({ page: 3 })];
    const [, text] = textsOf(renderMore({ ...BELOW, language, passages, offset: 0, total: 1 }));
    expect(text).toContain(` · ${page} · `);
  });
});

describe('a notice', () => {
  it('shows markup in its text as it is typed', () => {
    const [text = ''] = textsOf(renderNotice({ language: 'de', text: 'Kein Artikel heißt *<@1>*.' }));
    expect(stripMarkdown(text)).toMatchObject({ text: 'Kein Artikel heißt *<@1>*.', active: [] });
  });

  it('takes its words from the catalogue', () => {
    const message = renderNotice({ language: 'de', text: ({ notice }) => notice.buttonOutdated });
    expect(textsOf(message)).toStrictEqual(['Dieser Knopf ist veraltet. Frag bitte noch einmal.']);
  });
});

describe('an error', () => {
  it('names its reference and nothing of the fault', () => {
    expect(textsOf(renderError({ language: 'de', reference: '7F3A92' }))).toStrictEqual([
      '### Beim Antworten ist etwas schiefgegangen\nVersuch es bitte später noch einmal. Kennung: 7F3A92.',
    ]);
  });
});
