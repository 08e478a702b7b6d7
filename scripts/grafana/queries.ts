import type { Unplaced } from './panels.ts';

/** A heading with what stands below it. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Unplaced[];
}

/** Of the bots that were chosen at the top. */
const CHOSEN = 'job=~"$job",instance=~"$instance"';
export const of = (metric: string, labels = ''): string =>
  `${metric}{${CHOSEN}${labels === '' ? '' : `,${labels}`}}`;
export const perMinute = (metric: string, by: string): string =>
  `60 * sum by (${by}) (rate(${of(metric)}[$__rate_interval]))`;
export const quantile = (share: number, metric: string, by = ''): string =>
  `histogram_quantile(${share}, sum by (le${by}) (rate(${of(`${metric}_bucket`)}[$__rate_interval])))`;

export const UP_AND_DOWN = { 0: ['no', 'red'], 1: ['yes', 'green'] } as const;
export const ANSWERED = 'outcome=~"good|unsure"';
export const SEARCHED = 'outcome=~"good|unsure|not-in-corpus"';
/** Doubles of what a question takes on two cores; the alert rings at ten seconds. */
export const SLOW = [
  [2, 'orange'],
  [10, 'red'],
] as const;
