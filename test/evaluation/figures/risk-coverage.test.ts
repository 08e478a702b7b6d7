import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskAt, riskCoverage, type Decision } from '../../../scripts/evaluation/figures/risk-coverage.ts';

const decision: fc.Arbitrary<Decision> = fc.record({
  // Few values, so that some are alike.
  confidence: fc.option(fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10)),
  right: fc.boolean(),
});
const decisions = fc.array(decision, { minLength: 1, maxLength: 40 });

describe('the risk-coverage curve', () => {
  it('goes from the surest on, and answers questions of one confidence together', () => {
    const asked: Decision[] = [
      { confidence: 0.9, right: true },
      { confidence: 0.5, right: false },
      { confidence: 0.5, right: true },
      { confidence: null, right: false },
    ];
    expect(riskCoverage(asked)).toEqual([
      { threshold: 0.9, coverage: 0.25, risk: 0 },
      { threshold: 0.5, coverage: 0.75, risk: 1 / 3 },
    ]);
  });

  it('says of each of its thresholds what answering from there on gives', () => {
    fc.assert(
      fc.property(decisions, (asked) => {
        for (const point of riskCoverage(asked)) expect(riskAt(asked, point.threshold)).toEqual(point);
      }),
    );
  });

  it('covers more with each point, and in the end all that was read', () => {
    fc.assert(
      fc.property(decisions, (asked) => {
        const coverages = riskCoverage(asked).map(({ coverage }) => coverage);
        expect(coverages).toEqual([...new Set(coverages)].toSorted((a, b) => a - b));
        const read = asked.filter(({ confidence }) => confidence !== null).length;
        expect(coverages.at(-1) ?? 0).toBe(read / asked.length);
      }),
    );
  });

  it('knows neither risk nor coverage where nothing is asked or answered', () => {
    expect(riskAt([], 0.5)).toEqual({ threshold: 0.5, coverage: 0, risk: 0 });
    expect(riskAt([{ confidence: 0.4, right: false }], 0.5)).toEqual({
      threshold: 0.5,
      coverage: 0,
      risk: 0,
    });
  });
});
