import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc, rankingFigures } from '../../scripts/evaluation/measures.ts';

describe('ranking figures', () => {
  it('count right sentences among the first, and what was not found as a miss', () => {
    expect(rankingFigures([0, 0, 1, 2, 4, 9, Infinity, Infinity])).toEqual({
      questions: 8,
      recallAt1: 2 / 8,
      recallAt3: 4 / 8,
      recallAt5: 5 / 8,
      recallAt8: 5 / 8,
      mrr: (1 + 1 + 1 / 2 + 1 / 3 + 1 / 5 + 1 / 10) / 8,
    });
  });
});

describe('AUROC', () => {
  it('is 1 where all positives lie above, 0 where below, and one half where nothing tells them apart', () => {
    expect([auroc([0.8, 0.9], [0.1, 0.7]), auroc([0.1], [0.2, 0.3]), auroc([0.5, 0.5], [0.5])]).toEqual([
      1, 0, 0.5,
    ]);
  });

  it('turns around with the sides', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (positives, negatives) => {
        expect(auroc(positives, negatives) + auroc(negatives, positives)).toBeCloseTo(1, 10);
      }),
    );
  });
});
