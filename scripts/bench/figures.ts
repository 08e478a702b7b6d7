/** What is asked of one of a figure's statistics. */
export type Bound = { readonly of: 'median' | 'p95' } & (
  { readonly most: number } | { readonly least: number }
);

/** What several runs came to. `p95` is the bad end: the value that all but one in twenty runs reach. */
export interface Figure {
  readonly label: string;
  readonly unit: 's' | 'ms' | 'MB' | 'tokens' | 'times' | 'share' | 'sentences/s';
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly best: number;
  readonly bounds: readonly Bound[];
}

type FigureOptions = Pick<Figure, 'label' | 'unit'> & {
  readonly samples: readonly number[];
  readonly bounds?: readonly Bound[];
};

/** Of times and sizes: less is better. Samples in the figure's unit. */
export function figureOf({ label, unit, samples, bounds = [] }: FigureOptions): Figure {
  return {
    label,
    unit,
    runs: samples.length,
    median: percentile(samples, 50),
    p95: percentile(samples, 95),
    best: Math.min(...samples),
    bounds,
  };
}

/** Of the speed at which `count` sentences were embedded in each of these times, in seconds. */
export function speedOf(options: {
  readonly label: string;
  readonly count: number;
  readonly seconds: readonly number[];
  readonly bounds?: readonly Bound[];
}): Figure {
  const { label, count, seconds, bounds = [] } = options;
  const times = figureOf({ label, unit: 's', samples: seconds, bounds });
  return {
    ...times,
    unit: 'sentences/s',
    median: count / times.median,
    p95: count / times.p95,
    best: count / times.best,
  };
}

export function isMet(figure: Figure, bound: Bound): boolean {
  const value = figure[bound.of];
  return 'most' in bound ? value <= bound.most : value >= bound.least;
}

/** The value below which `percent` of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

/** By how many percent the last fifth of the samples lies above the second: the first is warming up. Medians. */
export function growth(samples: readonly number[]): number {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const before = percentile(samples.slice(fifth, 2 * fifth), 50);
  const after = percentile(samples.slice(-fifth), 50);
  return (after / before - 1) * 100;
}
