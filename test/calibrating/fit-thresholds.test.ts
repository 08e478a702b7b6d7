import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitThresholds } from '../../src/calibrating/fit-thresholds.ts';
import { judged } from '../builders/judged.ts';

const BEFORE = { good: 0.75, refuse: 0.25, further: 0.6 };

const times = (count: number, parts: Parameters<typeof judged>[0]) =>
  Array.from({ length: count }, () => judged(parts));

describe('thresholds fitted to own questions', () => {
  it('stay where there is no question, or none that was read', () => {
    for (const questions of [[], times(80, { confidence: 0 })]) {
      const { good, refuse, further } = fitThresholds(questions, BEFORE);
      expect(good).toBeCloseTo(BEFORE.good, 10);
      expect(refuse).toBeCloseTo(BEFORE.refuse, 10);
      expect(further).toBe(BEFORE.further);
    }
  });

  it('go where the questions want them, the farther the more there are', () => {
    const fitted = [15, 60, 600].map((count) =>
      fitThresholds(
        [...times(count, { confidence: 0.6 }), ...times(count, { isAnswerable: false, confidence: 0.4 })],
        BEFORE,
      ),
    );
    const [few, some, many] = fitted;
    expect(few?.refuse).toBeGreaterThan(BEFORE.refuse);
    expect(some?.refuse).toBeGreaterThan(few?.refuse ?? 1);
    expect(many?.refuse).toBeCloseTo(0.6, 1);
    expect(few?.good).toBeLessThan(BEFORE.good);
    expect(some?.good).toBeLessThan(few?.good ?? 0);
  });

  it('of one kind move by questions of that kind alone', () => {
    const answerable = fitThresholds(times(60, { confidence: 0.4 }), BEFORE);
    expect(answerable.refuse).toBeGreaterThan(BEFORE.refuse);
    expect(answerable.good).toBeCloseTo(BEFORE.good, 10);
    const unanswerable = fitThresholds(times(60, { isAnswerable: false, confidence: 0.9 }), BEFORE);
    expect(unanswerable.refuse).toBeCloseTo(BEFORE.refuse, 10);
    expect(unanswerable.good).toBeGreaterThan(BEFORE.good);
  });

  it('are probabilities in their order, whatever was asked', () => {
    const question = fc
      .record({ isAnswerable: fc.boolean(), confidence: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map((parts) => judged(parts));
    fc.assert(
      fc.property(fc.array(question, { maxLength: 200 }), (questions) => {
        const { good, refuse } = fitThresholds(questions, BEFORE);
        expect(refuse).toBeGreaterThan(0);
        expect(good).toBeGreaterThanOrEqual(refuse);
        expect(good).toBeLessThan(1);
      }),
    );
  });
});
