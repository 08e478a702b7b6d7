import { describe, expect, it } from 'vitest';
import { wilson } from '../../../scripts/evaluation/figures/wilson.ts';

describe('the interval of a share', () => {
  it.each([
    [0, 0, 0, 1],
    [0, 10, 0, 0.2775],
    [8, 10, 0.4902, 0.9433],
    [50, 100, 0.4038, 0.5962],
  ])('is Wilson’s: %i of %i', (right, of, low, high) => {
    const interval = wilson(right, of);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });
});
