import { chance, drawn, drawnRatio, middle } from '../../../src/calibrating/resampling.ts';
import type { Asked } from '../record.ts';
import { concernedBy, valueOf, type Figure } from './figure.ts';

/** A figure with the range that it would lie in for other articles of the same kind. */
export interface Estimate {
  readonly value: number;
  /** The ends of the 95 % interval; undefined where there are too few articles to tell. */
  readonly interval: readonly [low: number, high: number] | undefined;
}

export const RESAMPLES = 1000;
/** Resampling fewer clusters gives intervals that are far too narrow. */
export const LEAST_CLUSTERS = 5;

/**
 * A figure with its 95 % interval by the cluster bootstrap: questions of one article are not independent, so articles are
 * drawn with replacement, each with all its questions (Davison, Hinkley 1997, 3.8; percentiles). The same draws in each run.
 */
export function estimate(figure: Figure, asked: readonly Asked[]): Estimate {
  const value = valueOf(figure, asked);
  const clusters = [...clustersOf(asked).values()].filter((cluster) => concernedBy(figure, cluster) > 0);
  if (clusters.length < LEAST_CLUSTERS) return { value, interval: undefined };
  const draw = resampler(figure, clusters);
  const random = chance(clusters.length);
  const values = Array.from({ length: RESAMPLES }, () => draw(random)).filter(Number.isFinite);
  return { value, interval: middle(values) };
}

/** The questions of each cluster. */
export function clustersOf<T extends Pick<Asked, 'cluster'>>(asked: readonly T[]): Map<string, T[]> {
  const clusters = new Map<string, T[]>();
  for (const one of asked) {
    const cluster = clusters.get(one.cluster);
    if (cluster === undefined) clusters.set(one.cluster, [one]);
    else cluster.push(one);
  }
  return clusters;
}

type Draw = (random: () => number) => number;

/** One figure of as many clusters as there are, drawn with replacement. Two with the same chance draw the same places. */
export function resampler(figure: Figure, clusters: readonly (readonly Asked[])[]): Draw {
  if (figure.kind === 'whole') {
    const concerned = clusters.map((cluster) => cluster.filter(figure.concerns));
    return (random) => figure.of(drawn(concerned, random).flat());
  }
  // Sums of whole clusters, so that a draw costs as much as there are articles and not questions.
  const sums = clusters.map((cluster) => {
    const counts = cluster.flatMap((one) => [figure.counts(one) ?? ([0, 0] as const)]);
    return counts.reduce(([a, b], [above, below]) => [a + above, b + below] as const, [0, 0] as const);
  });
  return (random) => drawnRatio(sums, random);
}
