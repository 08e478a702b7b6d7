/** Resamples of a figure: with more of them the ends of the interval move by less than is shown. */
const RESAMPLES = 2000;
/** The share of resamples that lies outside the interval. */
const OUTSIDE = 0.05;

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of values with its 95 % interval by the cluster bootstrap: groups are drawn with replacement, each with all its
 * values, since those of one group are not independent (Davison, Hinkley 1997, 3.8; percentiles). The same in each run.
 */
export function meanOf(groups: readonly (readonly number[])[]): Interval {
  const sums = groups.map((group) => [group.reduce((sum, value) => sum + value, 0), group.length] as const);
  const random = chance(groups.length);
  const means = Array.from({ length: RESAMPLES }, () => drawnRatio(sums, random));
  const [low, high] = middle(means) ?? [Number.NaN, Number.NaN];
  const [sum, count] = sums.reduce(([a, b], [s, n]) => [a + s, b + n], [0, 0]);
  return { value: sum / count, low, high };
}

/** As many as there are, each any of them. */
export function drawn<T>(items: readonly T[], random: () => number): T[] {
  return items.flatMap(() => {
    const at = Math.floor(random() * items.length);
    return items.slice(at, at + 1);
  });
}

/** A sum over a sum, of as many groups as there are, drawn with replacement. NaN where all below is 0. */
export function drawnRatio(
  groups: readonly (readonly [above: number, below: number])[],
  random: () => number,
): number {
  const [above, below] = drawn(groups, random).reduce(([a, b], [c, d]) => [a + c, b + d] as const, [
    0, 0,
  ] as const);
  return above / below;
}

/** The items in an order by chance. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The ends of the middle 95 % of resampled values. */
export function middle(values: readonly number[]): readonly [low: number, high: number] | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at(OUTSIDE / 2), at(1 - OUTSIDE / 2)];
  return low === undefined || high === undefined ? undefined : [low, high];
}

/**
 * Numbers from 0 to 1 that look like chance and are the same on every run (mulberry32): an interval that moved by itself
 * would show a change where there is none.
 */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
