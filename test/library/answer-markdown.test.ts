import * as fc from 'fast-check';
import type { Blockquote, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { Answer, Citation, Overview } from '../../src/answering/answer.ts';
import { LABEL_LANGUAGES } from '../../src/language/label-language.ts';
import { plainText } from '../../src/language/visible-text.ts';
import { answerToMarkdown } from '../../src/library/answer-markdown.ts';
import { alsoIn, answered, citation, fakeAnswerer, notInCorpus, row } from '../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { anyAnswered, anyNotInCorpus, hostileText, rangesOf } from '../discord/rendering/arbitraries.ts';

/**
 * As GitHub reads it. What the library does to texts after it has read them, links for whatever looks like an address, heeds no escape
 * and is left out.
 */
function parsed(markdown: string): Root {
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions });
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

function kindsOf(node: Nodes): ReadonlySet<string> {
  return new Set([
    node.type,
    ...('children' in node ? node.children.flatMap((child) => [...kindsOf(child)]) : []),
  ]);
}

function allOf<K extends Nodes['type']>(node: Nodes, kind: K): readonly Extract<Nodes, { type: K }>[] {
  const own = isA(node, kind) ? [node] : [];
  return [...own, ...('children' in node ? node.children.flatMap((child) => allOf(child, kind)) : [])];
}

function isA<K extends Nodes['type']>(node: Nodes, kind: K): node is Extract<Nodes, { type: K }> {
  return node.type === kind;
}

function quotesOf(answer: Answer): readonly Blockquote[] {
  return allOf(parsed(answerToMarkdown(answer, 'de')), 'blockquote');
}

/** Further markup of chats and of Markdown than Discord knows, and what may stand at the beginning of a line. */
// prettier-ignore
const MARKUP = [
  '![a](https://b.c)', '<b>', '<script>alert(1)</script>', '<!-- ', '&amp;', '&#60;', '$a$', '$$', '\\[x\\]', '\\(x\\)', '[^1]', '[x]: /y',
  '| a | b |', '| - | - |', '---', '===', '+ ', '    ', '- [ ] ', '~~~', 'www.a.de', 'a@b.de', 'ftp://a.de', '^a^', '{a}', '@name', ']', '](', '\\',
];

/** What a quotation is made of, and an answer. */
const WORDS: ReadonlySet<string> = new Set(['blockquote', 'paragraph', 'strong', 'text']);
const MEANT: ReadonlySet<string> = new Set([...WORDS, 'root', 'link']);

const anyText = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP), hostileText(40)), { minLength: 1, maxLength: 6 })
  .map((parts) => plainText(parts.join('').toWellFormed()))
  .filter((text) => text !== '');

/** A sentence as an article holds it, with words that answer. */
const anySentence = anyText.chain((text) =>
  fc.record({ text: fc.constant(text), highlights: rangesOf(text).map(withoutHalves(text)) }),
);

/** The words that answer are whole characters. */
function withoutHalves(text: string) {
  return (ranges: Citation['highlights']): Citation['highlights'] =>
    ranges.filter(({ start, end }) => text.slice(start, end).isWellFormed());
}

describe('an answer as Markdown', () => {
  it('shows each sentence character by character, with nothing of it as markup', () => {
    fc.assert(
      fc.property(anySentence, (sentence) => {
        const [quote, ...others] = quotesOf(answered({ citations: [citation({ ...sentence })] }));
        expect(others).toStrictEqual([]);
        expect(quote && textOf(quote)).toBe(sentence.text);
        expect([...(quote ? kindsOf(quote) : [])].filter((kind) => !WORDS.has(kind))).toStrictEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('sets in bold the words that answer and no others', () => {
    fc.assert(
      fc.property(anySentence, ({ text, highlights }) => {
        const [quote] = quotesOf(answered({ citations: [citation({ text, highlights })] }));
        const bold = quote ? allOf(quote, 'strong').map(textOf).join('') : '';
        const marked = highlights.map(({ start, end }) => text.slice(start, end)).join('');
        expect(bold.replaceAll(/\s/gu, '')).toBe(marked.replaceAll(/\s/gu, ''));
      }),
      { numRuns: 30 },
    );
  });

  // Properties find such cases once in a thousand runs.
  it.each([
    ['an address that goes on over bold words', 'Mehr auf www.a.de.', [{ start: 9, end: 13 }]],
    ['bold words within a word, beside a mark', 'Das „Ja“-Lager.', [{ start: 4, end: 8 }]],
    [
      'bold words that touch',
      'Der KI-Verband.',
      [
        { start: 4, end: 7 },
        { start: 7, end: 14 },
      ],
    ],
    ['the marks of formulas', String.raw`\[x\] und \(y\), 5 $ bis 6 $`, []],
    ['a list', '1) Erstens.', []],
    ['a heading', '# Drei Punkte', []],
    ['a block quote', '> 5 %', []],
    ['HTML', '<b>a</b> &amp; <!-- b -->', []],
    ['a link, an image and a footnote', '[a](https://b.c) ![d](e) [^f] [g]', []],
    ['mentions and names of emoji', '@everyone <@1> a@b.de :smile:', []],
  ])('shows %s as the article has it', (_, text, highlights) => {
    const [quote] = quotesOf(answered({ citations: [citation({ text, highlights })] }));
    expect(quote && textOf(quote)).toBe(text);
    expect(quote && allOf(quote, 'strong').map(textOf).join('')).toBe(
      highlights.map(({ start, end }) => text.slice(start, end)).join(''),
    );
  });

  it('has none of the marks that chats take for formulas before they read Markdown', () => {
    fc.assert(
      fc.property(anyAnswered, (answer) => {
        expect(answerToMarkdown(answer, 'de')).not.toMatch(/\\[\])(]|\\\\/u);
      }),
      { numRuns: 10 },
    );
  });

  it('leaves of titles, headings, questions and heads nothing but text, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyAnswered, anyNotInCorpus),
        fc.constantFrom(...LABEL_LANGUAGES),
        (answer, language) => {
          const tree = parsed(answerToMarkdown(answer, language));
          const shown = answer.kind === 'answered' ? answer.citations : answer.nearest;
          const seen = shown.filter(({ text }) => plainText(text) !== '');
          expect([...kindsOf(tree)].filter((kind) => !MEANT.has(kind))).toStrictEqual([]);
          expect(allOf(tree, 'blockquote').length).toBeGreaterThanOrEqual(seen.length);
          expect(allOf(tree, 'link')).toHaveLength(shown.filter(({ link }) => link !== undefined).length);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('keeps the address of a link, with its text fragment', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), anyText, (url, words) => {
        const link = `${new URL(url).href}#:~:text=${encodeURIComponent(words)}`;
        const tree = parsed(answerToMarkdown(answered({ citations: [citation({ link })] }), 'en'));
        const [found] = allOf(tree, 'link');
        expect(found?.url).toBe(link.replaceAll('(', '%28').replaceAll(')', '%29'));
      }),
      { numRuns: 30 },
    );
  });

  it('leads to no address but those of the web', () => {
    const link = 'javascript:alert(1)';
    const tree = parsed(answerToMarkdown(answered({ citations: [citation({ link })] }), 'en'));
    expect(allOf(tree, 'link')).toStrictEqual([]);
  });
});

describe('what an answer says in Markdown', () => {
  it('numbers the evidence and says where each sentence stands', () => {
    const highlights = [{ start: 33, end: 41 }];
    const answer = answered({
      understoodWith: 'Was kostet der *Eintritt*?',
      citations: [citation({ highlights }), citation({ ordinal: 2 })],
    });
    expect(answerToMarkdown(answer, 'de')).toMatchInlineSnapshot(`
      "Zusammen mit der vorigen Frage gelesen: Was kostet der \\*Eintritt\\*?

      **Gefunden – passt gut**

      **\\[1]**

      > Ab März öffnet die Bücherei auch **sonntags** von 10 bis 16 Uhr.

      [Bücherei öffnet sonntags, Neue Zeiten](https://example.org/buecherei#:~:text=Ab%20M%C3%A4rz%20%C3%B6ffnet%20die,10%20bis%2016%20Uhr.) · Musterstädter Bote · Satz 2

      **\\[2]**

      > Der Eintritt bleibt frei.

      [Bücherei öffnet sonntags, Neue Zeiten](https://example.org/buecherei#:~:text=Der%20Eintritt%20bleibt%20frei.) · Musterstädter Bote · Satz 3

      Wörtliche Sätze aus dem Artikel. Hervorhebungen von beleg.
      "
    `);
  });

  it('shows the heads over a row, what announces an item, how many go on and where else it stands', () => {
    const card = row({ head: 'Karte', text: 'Kinder' }, { head: 'Preis', text: '5 $' });
    const item = citation({ ordinal: 2, lead: 'Es gilt:' });
    const answer = answered({
      citations: [item, card, alsoIn('Der Aushang', 'Die [Seite]')],
      rest: 2,
      band: 'unsure',
    });
    expect(answerToMarkdown(answer, 'en')).toMatchInlineSnapshot(`
      "**Found – unsure, please check the original**

      **\\[1]** List: Es gilt:

      > Der Eintritt bleibt frei.

      [Bücherei öffnet sonntags, Neue Zeiten](https://example.org/buecherei#:~:text=Der%20Eintritt%20bleibt%20frei.) · Musterstädter Bote · Sentence 3

      **\\[2]** Table: Karte | Preis

      > Kinder | 5 \\$

      Bücherei öffnet sonntags, Neue Zeiten · Musterstädter Bote · Sentence 2

      **\\[3]**

      > Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.

      [Bücherei öffnet sonntags, Neue Zeiten](https://example.org/buecherei#:~:text=Ab%20M%C3%A4rz%20%C3%B6ffnet%20die,10%20bis%2016%20Uhr.) · Musterstädter Bote · Sentence 2 · also in: Der Aushang, Die \\[Seite]

      The list goes on: 2 more items

      Article in German · Sentences from the article, word for word. Emphasis added by beleg.
      "
    `);
  });

  it('gives what comes nearest letters and no emphasis', () => {
    const sentence = citation({ article: MUSEUM, ordinal: 1, highlights: [{ start: 0, end: 2 }] });
    expect(answerToMarkdown(notInCorpus({ nearest: [sentence] }), 'de')).toMatchInlineSnapshot(`
      "**Dazu wurde in den Artikeln keine Antwort gefunden**

      Am nächsten kommen diese Stellen; als Antwort wurden sie nicht gewertet:

      **(a)**

      > Le billet coûte 9 euros.

      Le musée rouvre · Satz 2

      Artikel auf Französisch
      "
    `);
  });

  it('tells the page of a file that has pages', () => {
    const answer = answered({ citations: [citation({ page: 3 })] });
    expect(answerToMarkdown(answer, 'en')).toContain(' · p.\u00A03 · Sentence 2');
  });

  it('says what articles are about with their sections', () => {
    const one = fakeAnswerer().overview(LIBRARY.id);
    if (one === undefined) throw new Error('The library is gone');
    const overview: Overview = { kind: 'overview', question: 'Worum geht es?', articles: [one], others: 0 };
    expect(answerToMarkdown(overview, 'fr')).toMatchInlineSnapshot(`
      "**De quoi il s’agit, avec les mots de l’article**

      [Bücherei öffnet sonntags](https://example.org/buecherei) · Musterstädter Bote · 14 février 2026 · Article en allemand

      **[Neue Zeiten](https://example.org/buecherei#:~:text=Der%20Rat%20hat%20am,%C3%BCber%20die%20B%C3%BCcherei%20beraten.)**

      > Der Rat hat am Montag über die Bücherei beraten.

      Pour lire une section en entier, demandez par exemple : Que dit « Neue Zeiten » ?
      "
    `);
  });

  it('says of several articles how each begins', () => {
    const other = articleOf({ id: 'b', title: 'Über *Bienen*', paragraphs: ['Bienen # fliegen.'] });
    const answerer = fakeAnswerer(undefined, [LIBRARY, other]);
    const [first, ...rest] = [LIBRARY.id, 'b'].flatMap((id) => answerer.overview(id) ?? []);
    if (first === undefined) throw new Error('The library is gone');
    const brief = [first, ...rest].map((one) => ({ ...one, sections: one.sections.slice(0, 1) }));
    const overview: Overview = {
      kind: 'overview',
      question: 'Worum geht es?',
      articles: [brief[0] ?? first, ...brief.slice(1)],
      others: 3,
    };
    expect(answerToMarkdown(overview, 'it')).toMatchInlineSnapshot(`
      "**5 articoli, ognuno con la sua prima frase**

      [Bücherei öffnet sonntags](https://example.org/buecherei) · Musterstädter Bote · 14 febbraio 2026 · Articolo in tedesco

      > Der Rat hat am Montag über die Bücherei beraten.

      Über \\*Bienen\\* · Articolo in tedesco

      > Bienen # fliegen.

      e altri 3 articoli
      "
    `);
  });

  it('answers small talk with what can be asked, and says why a question cannot be', () => {
    const examples = [{ of: 'heading', text: 'Neue *Zeiten*' }] as const;
    const talk: Answer = { kind: 'talk', question: 'Was kannst du?', topic: 'bot', examples };
    expect(answerToMarkdown(talk, 'en')).toMatchInlineSnapshot(`
      "I’m beleg, a bot. I answer questions about the articles with nothing but their own sentences: word for word, and with the place where they stand. What I don’t find there I don’t make up.

      For example:

      - What is in “Neue \\*Zeiten\\*”?
      "
    `);
    expect(answerToMarkdown({ kind: 'unaskable', reason: 'empty' }, 'en')).toMatchInlineSnapshot(`
      "The question is empty. Please ask something about the article.
      "
    `);
  });
});
