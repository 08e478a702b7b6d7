import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Names, questionText, seenText } from '../../../src/discord/messages/seen-text.ts';

const BOT = '100000000000000001';
const BOT_ROLE = '100000000000000002';
const KNOWN: Readonly<Record<string, string>> = {
  '100000000000000003': 'Anna Berg',
  '100000000000000004': 'Redaktion',
  '100000000000000005': 'allgemein',
};
const names: Names = {
  of: ({ id }) => KNOWN[id],
  isBot: ({ id }) => id === BOT || id === BOT_ROLE,
};

const BELEG = `<@${BOT}>`;
const ANNA = '<@100000000000000003>';
const EDITORS = '<@&100000000000000004>';
const GENERAL = '<#100000000000000005>';
const SOMEBODY = '<@100000000000000099>';
const PARTY = '<a:party:100000000000000009>';

const question = (markup: string): string => questionText(markup, { names, language: 'de' });
const seen = (markup: string): string => seenText(markup, { names, language: 'de' });

describe('the question in a text with markup', () => {
  it.each([
    [`@everyone ${BELEG} Wer hat unterschrieben?`, 'Wer hat unterschrieben?'],
    [`<@!${BOT}>, wer hat unterschrieben?`, 'wer hat unterschrieben?'],
    [`<@&${BOT_ROLE}>: Wer hat unterschrieben?`, 'Wer hat unterschrieben?'],
    [`${ANNA}, ${EDITORS} ${PARTY} ${BELEG} – Wer hat unterschrieben?`, 'Wer hat unterschrieben?'],
    [`# @here Wer hat unterschrieben?`, 'Wer hat unterschrieben?'],
    [`Wer hat unterschrieben? ${ANNA} ${BELEG}`, 'Wer hat unterschrieben?'],
    [`Wer hat unterschrieben, ${BELEG}?`, 'Wer hat unterschrieben?'],
    [`Hey ${BELEG}, wer hat unterschrieben?`, 'Hey, wer hat unterschrieben?'],
    [`Qui a signé ${BELEG} ?`, 'Qui a signé ?'],
    [`${BELEG} ${ANNA} @here`, ''],
  ])('of "%s" is not whom it is addressed to', (markup, shown) => {
    expect(question(markup)).toBe(shown);
  });

  it.each([
    [`Wann hat ${ANNA} den ${EDITORS} geschrieben?`, 'Wann hat Anna Berg den Redaktion geschrieben?'],
    [`Kennt jemand ${ANNA}?`, 'Kennt jemand Anna Berg?'],
    [`Was steht in ${GENERAL}?`, 'Was steht in allgemein?'],
    [`Was tut </ask by name:${BOT}>?`, 'Was tut /ask by name?'],
    ['Was geschah am <t:1759900000:R>?', 'Was geschah am 8. Oktober 2025?'],
    ['What happened on <t:1759900000>?', 'What happened on October 8, 2025?'],
    [
      'Que s’est-il passé le <t:-1:f> dans la ville ?',
      'Que s’est-il passé le 31 décembre 1969 dans la ville ?',
    ],
    ['<t:0:t>, Kettler?', '1. Januar 1970, Kettler?'],
    ['Was sagt [der **Artikel**](https://example.org/a_(b) "Titel")?', 'Was sagt der Artikel?'],
    ['Was sagt [sic] [er](<https://example.org>)?', 'Was sagt [sic] er?'],
    ['Was steht unter <https://example.org/_a_>?', 'Was steht unter https://example.org/_a_?'],
    ['||Wer|| ~~war~~ __das__ *im* _Haus_ ***der*** `Frau`?', 'Wer war das im Haus der Frau?'],
    ['**Un**wahr, **Bürger*innen**?', 'Unwahr, Bürger*innen?'],
    ['## Wer\n-# war\n- das\n * dort?', 'Wer war das dort?'],
    ['```js\nf(*a*)\n```\nWas tut das?', 'f(*a*) Was tut das?'],
    ['\\*Wer\\* war das?', '*Wer* war das?'],
  ])('of "%s" is what is seen', (markup, shown) => {
    expect(question(markup)).toBe(shown);
  });

  it.each([
    [`Wer ist das${PARTY}?`, 'Wer ist das?'],
    [`${PARTY} Wer ${PARTY} ist das ${PARTY}`, 'Wer ist das'],
    [`eins${PARTY}zwei`, 'eins zwei'],
    [`Was sagt ${SOMEBODY} dazu?`, 'Was sagt dazu?'],
    ['Was steht in <#100000000000000098>, und wo?', 'Was steht in, und wo?'],
    ['Wo ist <id:customize> oder <id:linked-roles:100000000000000097>?', 'Wo ist oder?'],
    [PARTY, ''],
  ])('of "%s" leaves out what says no word and who is not known', (markup, shown) => {
    expect(question(markup)).toBe(shown);
  });

  it.each([
    ['> Die Bücherei hat zu.\n> Für immer.\nStimmt das?', 'Stimmt das?'],
    ['Stimmt das?\n>>> Die Bücherei\nhat zu.', 'Stimmt das?'],
    [`> Wann öffnet sie?\n${BELEG}`, 'Wann öffnet sie?'],
    ['> Wann öffnet sie?\n?', 'Wann öffnet sie? ?'],
  ])('of "%s" is not what others said, unless nothing else is asked', (markup, shown) => {
    expect(question(markup)).toBe(shown);
  });

  it.each([
    '5 < 6 > 4',
    'Was ist 2*3*4 und 5 * 6 * 7?',
    'a*b, a**b, x || y || z',
    'user@example.org, team@here.de, you@everyone.example',
    'E-Mail an <name@firma.de>',
    'C# #3, F#, -5 Grad',
    '[sic] und [1](siehe oben) und ](https://example.org)',
    'snake_case_name, SOME__OTHER__NAME',
    'Schüler*innen und Lehrer*innen',
    'https://example.org/_a_/*b',
    '<@123>, <#1>, <:a:1>, <t:>, <t:9999999999999>, </ask>',
    '@everyoneelse, @heretic',
    'f(*args, **kw) und `nur eins',
    '**** und ~~~~ und |||',
  ])('leaves "%s" as it is, where nothing is markup', (text) => {
    expect(question(text)).toBe(text);
    expect(seen(text)).toBe(text);
  });

  it('takes code for what it says', () => {
    expect(question(`Was heißt \`${ANNA} **x**\`?`)).toBe(`Was heißt ${ANNA} **x**?`);
  });

  it('is every text of letters, digits and marks of sentences', () => {
    const plain = string({ unit: constantFrom(...Array.from('aZäß09 ,.;!?"(){}/%&$=+')) });
    assert(
      property(plain, (text) => {
        expect(question(`x${text}x`)).toBe(`x${text}x`.replaceAll(/ +/g, ' '));
      }),
    );
  });
});

describe('a text with markup as it is seen', () => {
  it('keeps its lines, also those that quote', () => {
    expect(seen(`${ANNA}\n> **Die Bücherei**\nhat _zu_, sagt ${ANNA}.`)).toBe(
      'Die Bücherei\nhat zu, sagt Anna Berg.',
    );
  });

  it('never takes long, whatever is repeated over a whole message', () => {
    const runs = [
      '*',
      '*a ',
      '**a',
      '_',
      '\\*',
      '`',
      '`a``b```c',
      '~~a',
      '||a',
      '[',
      '[a](',
      '[](',
      '[a](https://',
      '](https://a()',
    ];
    const others = [
      '> ',
      '> a\n',
      '\n',
      '```a\n',
      '</a ',
      '<t:1',
      '<@1',
      `${ANNA} `,
      PARTY,
      ', ',
      '<https://',
      '@everyone',
      '<',
    ];
    for (const run of [...runs, ...others]) {
      const started = performance.now();
      seen(run.repeat(Math.ceil(4_000 / run.length)));
      expect(performance.now() - started, run).toBeLessThan(1_000);
    }
  });
});
