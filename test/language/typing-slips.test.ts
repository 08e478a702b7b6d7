import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typingSlips } from '../../src/language/typing-slips.ts';

const LIMIT = 3;

describe('slips of the fingers', () => {
  it.each([
    ['verein', 'verein', 0],
    ['vereni', 'verein', 1], // changed places
    ['verin', 'verein', 1], // one is missing
    ['verrein', 'verein', 1], // typed twice
    ['vereon', 'verein', 1], // beside its key
    ['vertein', 'verein', 1], // hit with another
    ['bucherei', 'bücherei', 0], // a mark left out
    ['bucheeri', 'bücherei', 1],
    ['haus', 'maus', 2], // another letter
    ['vereisn', 'verein', 2], // one that nobody hits there
    ['mariés', 'maries', 2], // a mark that was typed
    ['vreeni', 'verein', 2],
    ['', 'ab', 2],
  ])('make %s of %s: %i', (typed, meant, slips) => {
    expect(typingSlips(typed, meant, LIMIT)).toBe(slips);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 's', 'e', 'r', 'ü', 'p'), maxLength: 7 });

  it('are told up to the limit, and beyond it as one more', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (typed, meant, limit) => {
        const all = typingSlips(typed, meant, 20);
        expect(typingSlips(typed, meant, limit)).toBe(Math.min(all, limit + 1));
        expect(all === 0).toBe(
          typed.length === meant.length &&
            Array.from(typed).every(
              (letter, i) => letter === meant[i] || (letter === 'u' && meant[i] === 'ü'),
            ),
        );
      }),
    );
  });
});
