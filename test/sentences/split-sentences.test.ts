import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '../../src/language/language.ts';
import type { Language } from '../../src/language/language.ts';
import { LONGEST_SENTENCE, splitSentences } from '../../src/sentences/split-sentences.ts';
import { readCases } from '../fixtures/sentences/read-cases.ts';

function sentencesIn(paragraph: string, language: Language): string[] {
  return splitSentences(paragraph, language).map(({ start, end }) => paragraph.slice(start, end));
}

describe.each(LANGUAGES)('splitSentences on the hard cases (%s)', (language) => {
  it.each(readCases(language))('splits $reason', ({ paragraph, sentences }) => {
    expect(sentencesIn(paragraph, language)).toEqual(sentences);
  });
});

const NEWS = new URL('../../evaluation/news/', import.meta.url);
const newsArticle = z.object({
  id: z.string(),
  lang: z.enum(LANGUAGES),
  paragraphs: z.array(z.array(z.string())),
});

describe('splitSentences on the news articles', () => {
  const articles = readdirSync(NEWS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => newsArticle.parse(JSON.parse(readFileSync(new URL(file, NEWS), 'utf8'))));

  it.each(articles)('gives back the sentences of $id', ({ lang, paragraphs }) => {
    const split = paragraphs.map((sentences) => sentencesIn(sentences.join(' '), lang));
    expect(split).toEqual(paragraphs);
  });
});

describe('splitSentences on text that no one meant to write', () => {
  it.each(['', ' ', '\n\r\n\t', '\u00A0\u2028\uFEFF'])('finds nothing in %j', (paragraph) => {
    expect(splitSentences(paragraph, 'de')).toEqual([]);
  });

  it.each(['...', '!?', '„“', '. . .', '🎉', '\u202E', '\0', '\uD800'])(
    'keeps %j as one piece',
    (paragraph) => {
      expect(sentencesIn(paragraph, 'en')).toEqual([paragraph]);
    },
  );

  it('reads CRLF as it reads LF', () => {
    expect(sentencesIn('Der Zug\r\nfuhr ab.\r\nAlle winkten.\r\n\r\nDann kam Stille', 'de')).toEqual([
      'Der Zug\r\nfuhr ab.',
      'Alle winkten.',
      'Dann kam Stille',
    ]);
  });

  it('ends a sentence at an empty line, even in a quotation', () => {
    expect(sentencesIn('“We leave\n \nToday”', 'en')).toEqual(['“We leave', 'Today”']);
  });

  it('looks through invisible characters around a full stop', () => {
    expect(sentencesIn('He left.\u200B \u202AShe stayed.\u202C\u200F They ate.', 'en')).toEqual([
      'He left.\u200B',
      '\u202AShe stayed.\u202C\u200F',
      'They ate.',
    ]);
  });

  it('passes over control characters and lone surrogates without losing its place', () => {
    expect(sentencesIn('Ein\0 \uD83D Wort 😀 steht da. Ein\u0007 zweites\uDE00 auch. Gut.', 'de')).toEqual([
      'Ein\0 \uD83D Wort 😀 steht da.',
      'Ein\u0007 zweites\uDE00 auch.',
      'Gut.',
    ]);
  });

  it('splits inside a quotation that is a speech', () => {
    const sentence = 'Das ist ein Satz einer langen Rede, die kein Ende nimmt.';
    const paragraph = `„${Array.from({ length: 10 }, () => sentence).join(' ')}“ Alle klatschten.`;
    expect(sentencesIn(paragraph, 'de')).toHaveLength(11);
  });

  it.each([
    ['Hund jagt Katze. ', 20_000],
    [' \n', 0],
  ])('gets through %j twenty thousand times', (text, sentences) => {
    expect(splitSentences(text.repeat(20_000), 'de')).toHaveLength(sentences);
  });

  it.each(['A. ', '„', '(a. ', '.', 'langeswort', 'a.B.', '1 ', '!A', 'ä.[1]', ',,', 'a\u0308'])(
    'takes %j twenty thousand times for one sentence, and cuts it only for its length',
    (text) => {
      const long = text.repeat(20_000).trim();
      expect(splitSentences(long, 'de')).toHaveLength(Math.ceil(long.length / LONGEST_SENTENCE));
    },
  );

  it.each(['a', ' ', '\n'])('reads ten million of %j without overflowing the stack', (text) => {
    const paragraph = `Eins. ${text.repeat(10_000_000)} Ende.`;
    const ranges = splitSentences(paragraph, 'de');
    expect(ranges.at(0)?.start).toBe(0);
    expect(ranges.at(-1)?.end).toBe(paragraph.length);
  });
});

function piecesOf(paragraph: string): string[] {
  const pieces = sentencesIn(paragraph, 'de');
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(LONGEST_SENTENCE);
  return pieces;
}

describe('splitSentences on a sentence that is too long', () => {
  const word = 'wort ';

  it('leaves one that is just not too long', () => {
    const paragraph = `${'a'.repeat(LONGEST_SENTENCE - 1)}.`;
    expect(piecesOf(`${paragraph} Er ging.`)).toEqual([paragraph, 'Er ging.']);
  });

  it.each([';', ':', ',', ' –', ',“'])('cuts it behind the last "%s" before the limit', (pause) => {
    const clause = `${word.repeat(70)}ende${pause}`;
    const pieces = piecesOf(`${`${clause} `.repeat(12)}Schluss.`);
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith(`ende${pause}`))).toBe(true);
    expect(pieces.at(-1)?.endsWith('Schluss.')).toBe(true);
  });

  it('cuts it at white space where there is no pause, or only one far before the limit', () => {
    const [first = ''] = piecesOf(`Ja, ${word.repeat(600)}`);
    expect(first.endsWith(' wort')).toBe(true);
    expect(first.length).toBeGreaterThan(LONGEST_SENTENCE - word.length);
    expect(piecesOf(`${'a'.repeat(LONGEST_SENTENCE)} ende`)).toEqual(['a'.repeat(LONGEST_SENTENCE), 'ende']);
  });

  it.each(['😀', '👩‍👩‍👧', 'a\u0308', '👍🏽', 'b\u0323\u0308'])('cuts no %s in two', (character) => {
    for (const before of ['', 'x', 'xy']) {
      const pieces = piecesOf(before + character.repeat(1500));
      expect(pieces.join('')).toBe(before + character.repeat(1500));
      expect(pieces.filter((piece) => !piece.endsWith(character))).toEqual([]);
    }
  });

  it('cuts a letter with more marks than fit', () => {
    expect(piecesOf(`a${'\u0308'.repeat(5000)}`).join('')).toBe(`a${'\u0308'.repeat(5000)}`);
  });
});

describe('the ranges of splitSentences', () => {
  const words =
    'fort.Er|Ja!Nein|x.Der|[Anm. 2]|:)|z.B.|Präs.|März|3.|über|.[^1]|.[2](#c)|Über|Mo.|Mme|É.|가.|Å|Dr.|z. B.|Müller|sagt|2.|XIV.|Der|u. a.|p. ex.|U.S.|ß|É|L’|https://x.de/a.b|[1]|1.|3,5|§|😀|🎉|👩‍👩‍👧'.split(
      '|',
    );
  const marks = Array.from('„“”«»()\'"…?.-—').concat(
    ',,',
    '``',
    '\u0308',
    ' ',
    '\n',
    '\r\n',
    '\n\n',
    '\u00A0',
    '\u2028',
  );
  const oddities = ['\u202E', '\u200B', '\0', '\uD800'];
  const fragment = fc.constantFrom(...words, ...marks, ...oddities);
  const anyText = fc.oneof(
    fc.array(fragment, { maxLength: 40 }).map((fragments) => fragments.join('')),
    fc.array(fragment, { maxLength: 40 }).map((fragments) => fragments.join(' ')),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );
  const anyLanguage = fc.constantFrom(...LANGUAGES);

  it.each(['L\u00A0. Ja.', 'Ja. L\u00A0. Nein.', 'Der Plan M\u00A0. Der Rat tagt.'])(
    'are found in %j, which the library panics at',
    (text) => {
      expect(sentencesIn(text, 'de').join(' ')).toBe(text);
    },
  );

  it('are trimmed, in order and apart, and cover every character but whitespace', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        let covered = 0;
        for (const { start, end } of splitSentences(text, language)) {
          const sentence = text.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(covered);
          expect(sentence).not.toBe('');
          expect(sentence).toBe(sentence.trim());
          expect(text.slice(covered, start).trim()).toBe('');
          covered = end;
        }
        expect(text.slice(covered).trim()).toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same sentences however the letters are composed', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        const [composed = [], decomposed] = (['NFC', 'NFD'] as const).map((form) =>
          sentencesIn(text.normalize(form), language),
        );
        expect(decomposed).toEqual(composed.map((sentence) => sentence.normalize('NFD')));
      }),
      { numRuns: 2000 },
    );
  });

  it('never cut a character in two', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        for (const { start } of splitSentences(text, language)) {
          const codePointBefore = text.codePointAt(start - 1) ?? 0;
          expect(start > 0 && codePointBefore > 0xffff).toBe(false);
        }
      }),
    );
  });

  it('stay the same whatever whitespace surrounds the paragraph', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        const paragraph = text.trim();
        const moved = splitSentences(`  ${paragraph}\n`, language);
        expect(moved.map(({ start, end }) => ({ start: start - 2, end: end - 2 }))).toEqual(
          splitSentences(paragraph, language),
        );
      }),
    );
  });
});
