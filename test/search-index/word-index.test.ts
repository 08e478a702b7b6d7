import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords, type WordEntry } from '../../src/search-index/read-words.ts';
import { WordIndex } from '../../src/search-index/word-index.ts';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { stemsOf } from '../../src/language/words.ts';

/** Few words, some of one stem, so that texts share many. */
const WORDS = [
  'Rat',
  'Räte',
  'Haus',
  'Häuser',
  'house',
  'houses',
  'vote',
  'votes',
  'maison',
  'le',
  '7',
  '?!',
];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));

const corpus: fc.Arbitrary<WordEntry[]> = fc.array(
  fc.record({ language: fc.constantFrom<Language>('de', 'en', 'fr'), text }),
  { maxLength: 12 },
);

const stems = (question: string) =>
  new Map(LANGUAGES.map((language) => [language, stemsOf(question, language)]));

/** The definition, stem by stem, without an index. */
function coverageByDefinition(
  entries: readonly WordEntry[],
  question: string,
  { language, text: covering }: WordEntry,
): number {
  const own = entries.filter((entry) => entry.language === language);
  let shared = 0;
  let all = 0;
  for (const stem of stemsOf(question, language)) {
    const containing = own.filter((entry) => stemsOf(entry.text, language).has(stem)).length;
    const idf = Math.log(1 + (own.length - containing + 0.5) / (containing + 0.5));
    all += idf;
    if (stemsOf(covering, language).has(stem)) shared += idf;
  }
  return all === 0 ? 0 : shared / all;
}

describe('coverage', () => {
  it('proposes of some extents of sentences alone what it proposes of all', () => {
    const extents = fc
      .uniqueArray(fc.nat(13), { minLength: 4, maxLength: 4 })
      .map((ends) => ends.toSorted((a, b) => a - b))
      .map(([a = 0, b = 0, c = 0, d = 0]) => [
        { start: a, end: b },
        { start: c, end: d },
      ]);
    fc.assert(
      fc.property(corpus, text, extents, (entries, question, within) => {
        const coverage = new WordIndex(readWords(entries)).coverage(stems(question));
        const inside = (at: number) => within.some(({ start, end }) => start <= at && at < end);
        expect(coverage.top(12, within)).toEqual(coverage.top(12).filter(inside));
      }),
    );
  });

  it('is what its definition says, of every sentence', () => {
    fc.assert(
      fc.property(corpus, text, (entries, question) => {
        const coverage = new WordIndex(readWords(entries)).coverage(stems(question));
        for (const [position, entry] of entries.entries()) {
          expect(coverage.of(position)).toBeCloseTo(coverageByDefinition(entries, question, entry), 10);
        }
      }),
    );
  });

  it('proposes the sentences that cover most, best first, and none that shares no word', () => {
    fc.assert(
      fc.property(corpus, text, fc.nat(8), (entries, question, k) => {
        const coverage = new WordIndex(readWords(entries)).coverage(stems(question));
        const best = [...entries.keys()]
          .filter((position) => coverage.of(position) > 0)
          .toSorted((a, b) => coverage.of(b) - coverage.of(a) || a - b);
        expect(coverage.top(k)).toEqual(best.slice(0, k));
      }),
    );
  });

  it('weighs a rare word more than a common one', () => {
    const entries = ['Der Rat tagt.', 'Der Rat stimmt ab.', 'Der Rat vertagt die Brücke.'];
    const index = new WordIndex(readWords(entries.map((sentence) => ({ text: sentence, language: 'de' }))));
    const coverage = index.coverage(stems('Rat Brücke'));
    expect(coverage.of(2)).toBeCloseTo(1, 10);
    expect(coverage.of(0)).toBeLessThan(0.2);
  });

  it('counts words that no sentence holds: a question about something else covers little', () => {
    const index = new WordIndex(readWords([{ text: 'Der Rat tagt.', language: 'de' }]));
    const other = index.coverage(stems('Wie heißt der Hund des Nachbarn?')).of(0);
    expect(other).toBeGreaterThan(0);
    expect(other).toBeLessThan(0.1);
  });

  it('is 0 for a question without a word and in an empty corpus', () => {
    const index = new WordIndex(readWords([{ text: 'Der Rat tagt.', language: 'de' }]));
    expect(index.coverage(stems('?!')).of(0)).toBe(0);
    expect(new WordIndex(readWords([])).coverage(stems('Rat')).top(5)).toEqual([]);
  });
});
