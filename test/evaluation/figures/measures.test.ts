import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auroc,
  calibrationError,
  mean,
  reliabilityBins,
  tokenF1,
} from '../../../scripts/evaluation/figures/measures.ts';

describe('AUROC', () => {
  it('is 1 where all positives lie above, 0 where below, and one half where nothing tells them apart', () => {
    expect([auroc([0.8, 0.9], [0.1, 0.7]), auroc([0.1], [0.2, 0.3]), auroc([0.5, 0.5], [0.5])]).toEqual([
      1, 0, 0.5,
    ]);
  });

  it('is how often a positive lies above a negative, ties counted half', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (positives, negatives) => {
        const wins = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
        expect(auroc(positives, negatives)).toBeCloseTo(mean(wins), 10);
      }),
    );
  });

  it('cannot be told of one side alone', () => {
    expect([auroc([], [1]), auroc([1], []), auroc([], [])]).toEqual([NaN, NaN, NaN]);
  });
});

const times = (count: number, confidence: number, right: boolean) =>
  Array.from({ length: count }, () => ({ confidence, right }));

describe('the calibration error', () => {
  it('is 0 where as many are right as was said, and how far they lie apart otherwise', () => {
    expect(calibrationError([...times(3, 0.75, true), ...times(1, 0.75, false)])).toBeCloseTo(0, 10);
    expect(calibrationError(times(4, 0.75, false))).toBeCloseTo(0.75, 10);
    expect(calibrationError([...times(3, 0.25, true), ...times(1, 0.95, true)])).toBeCloseTo(
      0.75 * 0.75 + 0.25 * 0.05,
      10,
    );
  });

  it('bins every prediction once, the surest too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() })),
        (all) => {
          const bins = reliabilityBins(all);
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
          for (const { from, to, count, confidence } of bins) {
            if (count === 0) continue;
            expect(confidence).toBeGreaterThanOrEqual(from - 1e-9);
            expect(confidence).toBeLessThanOrEqual(to + 1e-9);
          }
        },
      ),
    );
  });
});

describe('the F1 of words', () => {
  it.each([
    ['am Mittwoch', 'am Mittwoch', 1],
    ['Am Mittwoch,', 'am mittwoch', 1],
    ['der Rat', 'das Amt', 0],
    ['am Mittwoch in Paris', 'am Mittwoch', 2 / 3],
    ['und und und', 'und', 1 / 2],
    ['', 'am Mittwoch', 0],
    ['l’été', 'été', 2 / 3],
  ])('of "%s" and "%s" is %d', (found, expected, f1) => {
    expect(tokenF1(found, expected)).toBeCloseTo(f1, 10);
    expect(tokenF1(expected, found)).toBeCloseTo(f1, 10);
  });
});
