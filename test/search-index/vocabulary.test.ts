import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareWord } from '../../src/language/typed-text.ts';
import { typingSlips } from '../../src/language/typing-slips.ts';
import { readWords } from '../../src/search-index/read-words.ts';
import { Vocabulary } from '../../src/search-index/vocabulary.ts';

const german = (...texts: readonly string[]) =>
  new Vocabulary(readWords(texts.map((text) => ({ text, language: 'de' as const }))));

describe('the words of the sentences', () => {
  const vocabulary = german('Der Rat wählt. DER Rat und der Müller', 'Die Strasse der Räte');

  it('are found in any case, as they are written most often', () => {
    expect(vocabulary.find('DER')).toMatchObject({ writing: 'der', language: 'de', count: 4 });
    expect(vocabulary.find('müller')?.writing).toBe('Müller');
    expect(vocabulary.find('Muller')).toBeUndefined();
  });

  it.each([
    ['muller', 'Müller'],
    ['Mueller', 'Müller'],
    ['waehlt', 'wählt'],
    ['Straße', 'Strasse'],
  ])('are found with other marks: %s for %s', (typed, written) => {
    expect(vocabulary.findMarked(typed)?.writing).toBe(written);
  });

  it('have stems, by which other forms are known', () => {
    expect(vocabulary.hasStem('wählten')).toBe(true);
    expect(vocabulary.hasStem('Bäcker')).toBe(false);
  });

  it('are as near as the fewest slips say, among those that begin alike', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 's', 'e', 'r', 'ü', 't'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
        word,
        fc.nat(2),
        (words, typed, most) => {
          const { slips, words: nearest } = german(words.join(' ')).nearest(typed, most);
          const beginsAlike = (other: string) => {
            const [[a, b], [c, d]] = [bareWord(typed), bareWord(other)];
            return a === c || (a === d && b === c);
          };
          const needed = words
            .filter(beginsAlike)
            .map((other) => ({ other, slips: typingSlips(typed, other, most) }))
            .filter((one) => one.slips <= most);
          const least = Math.min(...needed.map((one) => one.slips));
          expect(nearest.map(({ writing }) => writing).toSorted()).toEqual(
            needed
              .filter((one) => one.slips === least)
              .map(({ other }) => other)
              .toSorted(),
          );
          if (nearest.length > 0) expect(slips).toBe(least);
        },
      ),
    );
  });
});
