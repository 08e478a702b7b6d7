import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalibrationExample } from '../../scripts/evaluation/calibration-examples.ts';
import { crossValidate } from '../../scripts/evaluation/cross-validate.ts';
import { fitLogistic } from '../../scripts/evaluation/fit-logistic.ts';
import { auroc, quantile, rankingFigures } from '../../scripts/evaluation/measures.ts';
import { solveLinear } from '../../scripts/evaluation/solve-linear.ts';
import { logOdds, sigmoid } from '../../src/retrieval/calibration.ts';
import { evidenceFor, type Evidence } from '../../src/retrieval/evidence.ts';
import { match, question } from '../helpers/matches.ts';

const finite = fc.double({ min: -5, max: 5, noNaN: true });

function evidence(given: Partial<Evidence>): Evidence {
  return { ...evidenceFor(question('q'), [match()], 0, { mean: 0, sd: 1 }), ...given };
}

/** Numbers between 0 and 1 that look like chance and are the same on every run. */
function* chance(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 16807) % 2147483647;
    yield state / 2147483647;
  }
}

describe('ranking figures', () => {
  it('count right sentences among the first, and what was not found as a miss', () => {
    expect(rankingFigures([0, 0, 1, 2, 4, 9, Infinity, Infinity])).toEqual({
      questions: 8,
      recallAt1: 2 / 8,
      recallAt3: 4 / 8,
      recallAt5: 5 / 8,
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

describe('a quantile', () => {
  it.each([
    [0, 1],
    [0.25, 2],
    [0.5, 3],
    [0.9, 4.6],
    [1, 5],
  ])('of %d of 1 to 5 is %d', (q, value) => {
    expect(quantile([5, 3, 1, 2, 4], q)).toBeCloseTo(value, 10);
  });
});

describe('linear equations', () => {
  it('are solved where the matrix is symmetric and positive definite', () => {
    const size = 4;
    const row = fc.array(finite, { minLength: size, maxLength: size });
    fc.assert(
      fc.property(fc.array(row, { minLength: size, maxLength: size }), row, (square, right) => {
        const cell = (i: number, j: number) =>
          square.reduce((sum, line) => sum + (line[i] ?? 0) * (line[j] ?? 0), Number(i === j));
        const matrix = right.map((_, i) => right.map((__, j) => cell(i, j)));
        const x = solveLinear(matrix, right);
        for (const [i, line] of matrix.entries())
          expect(line.reduce((sum, value, j) => sum + value * (x[j] ?? 0), 0)).toBeCloseTo(right[i] ?? 0, 6);
      }),
    );
  });
});

describe('logistic regression', () => {
  const random = chance(7);
  const draw = () => random.next().value ?? 0;
  const examples = Array.from({ length: 4000 }, () => {
    const [coverage, margin] = [draw(), draw() * 10];
    return {
      evidence: evidence({ coverage, margin }),
      positive: draw() < sigmoid(3 * coverage - 0.4 * margin + 0.5),
    };
  });

  it('finds the weights that made the examples', () => {
    const { bias, weights } = fitLogistic(examples, ['coverage', 'margin']);
    expect(Math.abs(bias - 0.5)).toBeLessThan(0.3);
    expect(Math.abs((weights.coverage ?? 0) - 3)).toBeLessThan(0.4);
    expect(Math.abs((weights.margin ?? 0) + 0.4)).toBeLessThan(0.05);
  });

  it('expects as many positives as there are', () => {
    const fitted = fitLogistic(examples, ['coverage', 'margin']);
    const expected = examples.reduce((sum, example) => sum + sigmoid(logOdds(fitted, example.evidence)), 0);
    expect(expected).toBeCloseTo(examples.filter(({ positive }) => positive).length, 3);
  });

  it('gives no weight to a feature that never varies', () => {
    const { weights } = fitLogistic(examples, ['coverage', 'inFrench']);
    expect(weights.inFrench).toBeCloseTo(0, 6);
  });
});

const predictionsOf = (all: readonly CalibrationExample[], articleId: string) =>
  crossValidate(all).flatMap(({ example, probability }) =>
    example.articleId === articleId ? [probability] : [],
  );

describe('cross-validation', () => {
  const random = chance(11);
  const draw = () => random.next().value ?? 0;
  const examples = Array.from({ length: 300 }, (_, i): CalibrationExample => {
    const ownCosine = draw();
    const relevant = i % 3 !== 0;
    const right = relevant && draw() < ownCosine;
    return {
      articleId: `a${i % 5}`,
      questionLanguage: 'de',
      kind: 'test',
      relevant,
      answerable: right,
      right,
      evidence: evidence({ ownCosine, z: relevant ? 2 + draw() : draw() }),
    };
  });

  it('predicts each example once, by a model that knows nothing of its article', () => {
    const turned = examples.map((example) =>
      example.articleId === 'a2' && example.relevant
        ? { ...example, right: !example.right, answerable: !example.answerable }
        : example,
    );
    expect(crossValidate(examples)).toHaveLength(examples.length);
    expect(predictionsOf(turned, 'a2')).toEqual(predictionsOf(examples, 'a2'));
    expect(predictionsOf(turned, 'a1')).not.toEqual(predictionsOf(examples, 'a1'));
  });
});
