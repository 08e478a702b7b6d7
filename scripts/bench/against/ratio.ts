import { mean, sum } from '../../evaluation/figures/measures.ts';

/** What was measured here and there in one round. */
export interface Pair {
  readonly here: number;
  readonly there: number;
}

/** Here by there, with the 95 % interval. */
interface Ratio {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The .975 quantiles of Student's t with 1, 2, 3 ... degrees of freedom. */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/**
 * The geometric mean of the rounds' ratios, so that there by here is its inverse, and its interval by Student's t on their
 * logarithms: what slows a whole round down falls out of its ratio, and rounds are independent.
 * @throws RangeError for less than two rounds, or where something is not above 0
 */
export function ratioOf(pairs: readonly Pair[]): Ratio {
  const quantile = T[Math.min(pairs.length - 1, T.length) - 1];
  if (quantile === undefined) throw new RangeError(`Expected at least two rounds, got ${pairs.length}`);
  const logs = pairs.map(({ here, there }) => Math.log(here / there));
  if (!logs.every(Number.isFinite)) throw new RangeError('Expected all that was measured to be above 0');
  const centre = mean(logs);
  const variance = sum(logs.map((log) => (log - centre) ** 2)) / (logs.length - 1);
  const margin = quantile * Math.sqrt(variance / logs.length);
  return { value: Math.exp(centre), low: Math.exp(centre - margin), high: Math.exp(centre + margin) };
}

/** What a ratio of times or sizes says of here. */
export function differenceOf({ low, high }: Ratio): 'less' | 'more' | 'no difference seen' {
  if (high < 1) return 'less';
  return low > 1 ? 'more' : 'no difference seen';
}
