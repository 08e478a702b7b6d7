import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceLink } from '../../src/answering/source-link.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleOf } from '../builders/articles.ts';
import { Page } from './resolve-directive.ts';

const PAGE = 'https://example.org/a';

/** The directives of an article's sentences, readable. */
function directivesOf(paragraphs: readonly string[]): readonly (string | undefined)[] {
  const article = articleOf({ paragraphs });
  return sentencesOf(article).map((sentence) => {
    const directive = sourceLink(PAGE, article.text, sentence)?.split(':~:text=')[1];
    return directive && decodeURIComponent(directive);
  });
}

describe('the directive of a sentence', () => {
  it('is its words alone where they come nowhere earlier', () => {
    expect(directivesOf(['Der Rat tagt heute. Der Rat zahlt.'])).toEqual([
      'Der Rat tagt heute.',
      'Der Rat zahlt.',
    ]);
  });

  it('is its words alone where they begin with a character of two code units', () => {
    const text = '😀 Hallo schöne Welt. 𝒜lpha beta gamma.';
    expect(sourceLink(PAGE, text, { start: 0, end: 21, cells: undefined })).toContain(':~:text=%F0%9F%98%80');
    expect(sourceLink(PAGE, text, { start: 22, end: text.length, cells: undefined })).toContain('beta');
  });

  it('has the words before it where its own come earlier, in whatever case and within another sentence', () => {
    expect(directivesOf(['Man sagt: der rat tagt. Nun sind alle da. Der Rat tagt. Ende.'])).toContain(
      'Nun sind alle da.-,Der Rat tagt.',
    );
  });

  it('takes the words before it from the block above, and none from two blocks', () => {
    expect(directivesOf(['Ja. Nein.', 'Doch.', '# Die Frage', 'Ja. Gut.'])).toEqual([
      'Ja.',
      'Nein.',
      'Doch.',
      'Die Frage-,Ja.',
      'Gut.',
    ]);
  });

  it('has the words after it where those before do not tell it apart', () => {
    expect(directivesOf(['Wer kommt? Ja. Nein.', 'Wer kommt? Ja. Doch.'])).toEqual([
      'Wer kommt?',
      'Ja.',
      'Nein.',
      'Wer kommt? Ja. Nein.-,Wer kommt?',
      'Wer kommt?-,Ja.,-Doch.',
      'Doch.',
    ]);
  });

  it('has the words after it where its last words come within it already', () => {
    expect(directivesOf(['Er sah den Hund im Garten und sie sah den Hund im Garten. Das war es.'])).toContain(
      'Er sah den Hund,den Hund im Garten.',
    );
    expect(
      directivesOf(['Eins zwei drei vier und fünf und fünf und fünf und fünf und fünf', 'Ende.']),
    ).toContain('Eins zwei drei vier,und fünf und fünf,-Ende.');
  });

  it('is the whole sentence where nothing follows that would tell its end', () => {
    expect(directivesOf(['Eins zwei drei vier a b c d e a b c d e a b c d'])).toEqual([
      'Eins zwei drei vier a b c d e a b c d e a b c d',
    ]);
  });

  it('is none where two places have the same neighbours, and where the words are too many to search for', () => {
    expect(directivesOf(['Ja.', 'Nein.', 'Ja.', 'Nein.', 'Ja.'])).toEqual([
      'Ja.',
      'Nein.',
      'Nein.-,Ja.',
      undefined,
      undefined,
    ]);
    expect(new Set(directivesOf(['x'.repeat(100_000)]))).toEqual(new Set([undefined]));
  });

  it('of a row begins with its first cell and ends with its last, which lie apart on the page', () => {
    const text = 'Kinder | 3 Euro sind wenig.\nKarte | Preis\nKinder | Tag | 3 Euro\nAlle | 9 Euro';
    const start = text.indexOf('Kinder | Tag');
    const cells = ['Kinder', 'Tag', '3 Euro'].map((cell) => {
      const at = text.indexOf(cell, start) - start;
      return { head: undefined, start: at, end: at + cell.length };
    });
    const link = sourceLink(PAGE, text, { start, end: start + 'Kinder | Tag | 3 Euro'.length, cells });
    expect(decodeURIComponent(link ?? '')).toBe(`${PAGE}#:~:text=Preis-,Kinder,3 Euro`);
  });

  it('leads a browser to exactly the sentence, or its words stand in the article twice', () => {
    const word = fc.constantFrom(...'der Rat tagt heute nicht und zahlt (das) Geld 3,5 „so“ RAT'.split(' '));
    const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => `Ob ${words.join(' ')}.`);
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const article = articleOf({ paragraphs });
        const { text } = article;
        const page = new Page(text);
        for (const found of sentencesOf(article)) {
          const link = sourceLink(PAGE, text, found) ?? '';
          const { start, end } = found;
          if (link === PAGE) {
            expect(text.toLowerCase().split(found.text.toLowerCase()).length).toBeGreaterThan(2);
          } else expect(page.markedBy(link)).toEqual({ start, end });
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['one word', Array.from({ length: 300 }, () => 'a '.repeat(400))],
    ['one sentence', Array.from({ length: 30_000 }, () => 'Ja ja ja ja ja ja ja ja ja ja ja ja.')],
    ['one sentence, in one paragraph', ['Ja ja ja ja ja ja ja ja ja ja ja ja. '.repeat(30_000)]],
    ['nearly one sentence', Array.from({ length: 20_000 }, (_, i) => `${'a '.repeat(40)}${i % 7}.`)],
    ['one letter', Array.from({ length: 900 }, () => `${'x'.repeat(200)} `.repeat(8))],
  ])('is found in time in an article of %s', (_, paragraphs) => {
    const text = paragraphs.join('\n\n');
    const started = performance.now();
    for (const at of [text.length - 80, text.length / 2]) {
      const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('. ', at) + 1) + 1;
      expect(sourceLink(PAGE, text, { start, end: start + 36, cells: undefined })).toBe(PAGE);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
