import { percentile } from '../bench-discord/figures.ts';

/** What is asked of one of a figure's statistics. */
export type Bound = { readonly of: 'median' | 'p95' } & (
  { readonly most: number } | { readonly least: number }
);

/** What several runs came to. `p95` is the bad end: the value that all but one in twenty runs reach. */
export interface Figure {
  readonly label: string;
  readonly unit: 's' | 'ms' | 'MB' | 'tokens' | 'sentences/s';
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly best: number;
  readonly bounds: readonly Bound[];
}

export type FigureOptions = Pick<Figure, 'label' | 'unit'> & {
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
