import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceWindows } from '../../src/embedding/windows.ts';

describe('sentence windows', () => {
  it('keeps a paragraph that fits in one window', () => {
    expect(sentenceWindows([10, 20, 30], 60)).toEqual([{ first: 0, last: 2 }]);
  });

  it('begins each window with the sentence that ended the one before', () => {
    expect(sentenceWindows([20, 20, 20, 20, 20], 60)).toEqual([
      { first: 0, last: 2 },
      { first: 2, last: 4 },
    ]);
  });

  it('gives a sentence beyond the limit a window of its own', () => {
    expect(sentenceWindows([10, 90, 10], 60)).toEqual([
      { first: 0, last: 0 },
      { first: 1, last: 1 },
      { first: 2, last: 2 },
    ]);
  });

  it('covers every sentence in order and exceeds the limit only with a single sentence', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 })), (lengths) => {
        const windows = sentenceWindows(lengths, 80);
        const covered = new Set<number>();
        for (const { first, last } of windows) {
          const tokens = lengths.slice(first, last + 1).reduce((sum, length) => sum + length, 0);
          expect(tokens <= 80 || first === last).toBe(true);
          for (let i = first; i <= last; i++) covered.add(i);
        }
        expect([...covered]).toEqual([...lengths.keys()]);
      }),
    );
  });
});
