import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/language.ts';
import { readWords } from '../../src/search-index/read-words.ts';
import { restoreWords, storeWords } from '../../src/search-index/stored-words.ts';

const TEXTS = ['Der Rat tagt.', 'Die Räte tagen selten, der Rat oft.', 'constructor __proto__ toString', '!'];

describe('words that were stored', () => {
  it('are what was read of the sentences', () => {
    const entries = fc.array(
      fc.record({ text: fc.constantFrom(...TEXTS), language: fc.constantFrom(...LANGUAGES) }),
    );
    fc.assert(
      fc.property(entries, (given) => {
        const read = readWords(given);
        const restored = restoreWords(storeWords(read));
        expect([...restored.keys()]).toEqual([...read.keys()]);
        for (const [language, { sentences, words, positionsByStem }] of read) {
          const found = restored.get(language);
          expect(found?.sentences).toBe(sentences);
          expect([...(found?.words ?? [])]).toEqual([...words].map(([word, { count }]) => [word, { count }]));
          expect([...(found?.positionsByStem ?? [])].map(([stem, some]) => [stem, [...some]])).toEqual([
            ...positionsByStem,
          ]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are refused with the places of others', () => {
    const [some, others] = ['Der Rat tagt.', 'Der Rat tagt oft.'].map((text) =>
      storeWords(readWords([{ text, language: 'de' }])),
    );
    expect(() =>
      restoreWords({ text: some?.text ?? '', postings: others?.postings ?? new Uint32Array() }),
    ).toThrow('places of words');
  });
});
