import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../scripts/bench/seeded-random.ts';
import { runPackages } from '../../scripts/bench/against/other-checkout.ts';
import { ratioOf, differenceOf, type Pair } from '../../scripts/bench/against/ratio.ts';

/** Rounds of a noisy machine: how slow it is changes from round to round, for both alike. */
function noisyRounds(count: number, factor: number, random: SeededRandom): Pair[] {
  return Array.from({ length: count }, () => {
    const machine = Math.exp(0.5 * random.gaussian());
    const noisy = (value: number): number => value * machine * Math.exp(0.05 * random.gaussian());
    return { here: noisy(40 * factor), there: noisy(40) };
  });
}

describe('the ratio of two commits', () => {
  it('is the geometric mean of the rounds, with the interval of a t-test on their logarithms', () => {
    const { value, low, high } = ratioOf([
      { here: 2, there: 1 },
      { here: 8, there: 1 },
      { here: 4, there: 1 },
    ]);
    expect(value).toBeCloseTo(4, 10);
    // Logarithms with mean ln 4 and deviation ln 2: ln 4 ± 4.303 · ln 2 / √3.
    expect(low).toBeCloseTo(4 / 2 ** (4.303 / Math.sqrt(3)), 10);
    expect(high).toBeCloseTo(4 * 2 ** (4.303 / Math.sqrt(3)), 10);
  });

  it('has the true one in its interval about nineteen times of twenty, however the machine drifts', () => {
    const random = new SeededRandom(3);
    const intervals = Array.from({ length: 400 }, () => ratioOf(noisyRounds(6, 0.9, random)));
    const covering = intervals.filter(({ low, high }) => low <= 0.9 && 0.9 <= high).length;
    expect(covering / intervals.length).toBeGreaterThan(0.9);
    expect(covering / intervals.length).toBeLessThan(0.99);
  });

  it('says less or more only where the interval lies to one side of 1', () => {
    expect(differenceOf({ value: 0.9, low: 0.8, high: 0.99 })).toBe('less');
    expect(differenceOf({ value: 1.1, low: 1.01, high: 1.2 })).toBe('more');
    expect(differenceOf({ value: 0.9, low: 0.8, high: 1.01 })).toBe('no difference seen');
  });

  it('is refused for a single round and for what was not measured', () => {
    expect(() => ratioOf([{ here: 1, there: 1 }])).toThrow(/two rounds, got 1/);
    expect(() =>
      ratioOf([
        { here: 0, there: 1 },
        { here: 1, there: 1 },
      ]),
    ).toThrow(/above 0/);
  });
});

function lock(packages: object): string {
  return JSON.stringify({ lockfileVersion: 3, packages });
}

describe('two lock files', () => {
  it('are of the same packages where only those for work on the code differ', () => {
    const here = lock({
      '': { version: '2' },
      'node_modules/a': { version: '1' },
      'node_modules/b': { version: '2', dev: true },
    });
    const there = lock({ '': { version: '1' }, 'node_modules/a': { version: '1' } });
    expect(runPackages(here)).toBe(runPackages(there));
  });

  it('are of others where one that runs has another version', () => {
    const [here, there] = ['1', '2'].map((version) => lock({ 'node_modules/a': { version } }));
    expect(runPackages(here ?? '')).not.toBe(runPackages(there ?? ''));
  });
});
