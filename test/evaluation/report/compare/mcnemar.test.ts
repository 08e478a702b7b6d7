import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { midP } from '../../../../scripts/evaluation/report/compare/mcnemar.ts';

describe('the mid-p value of McNemar', () => {
  it('is that of the binomial distribution, with half of what was seen', () => {
    // Of 8 that changed 1 or fewer one way: (1 + 8) / 256 of each side, less half of 8 / 256 each.
    expect(midP(1, 7)).toBeCloseTo((2 * (1 + 8) - 8) / 256, 12);
    expect(midP(0, 5)).toBeCloseTo(1 / 32, 12);
  });

  it('is 1 where as many changed to either side, and where none did', () => {
    expect(midP(0, 0)).toBe(1);
    for (const changed of [1, 7, 40, 3000]) expect(midP(changed, changed)).toBeCloseTo(1, 6);
  });

  it('does not mind which run comes first, and sees more in a more uneven change', () => {
    const count = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(count, count, (right, wrong) => {
        expect(midP(right, wrong)).toBe(midP(wrong, right));
        expect(midP(right, wrong)).toBeGreaterThanOrEqual(0);
        expect(midP(Math.min(right, wrong), Math.max(right, wrong) + 2)).toBeLessThanOrEqual(
          midP(right, wrong) + 1e-9,
        );
      }),
    );
  });

  it('is a number for thousands of questions', () => {
    expect(midP(1000, 2000)).toBeLessThan(1e-50);
    expect(midP(1990, 2010)).toBeGreaterThan(0.7);
  });
});
