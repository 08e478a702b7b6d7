import { concernedBy, valueOf, type Figure } from '../../figures/figure.ts';
import { chance, middle } from '../../../../src/calibrating/resampling.ts';
import { clustersOf, LEAST_CLUSTERS, RESAMPLES, resampler } from '../../figures/intervals.ts';
import type { Asked } from '../../record.ts';

/** The same question in two runs. */
export interface Pair {
  readonly before: Asked;
  readonly after: Asked;
}

/** What became of a figure. */
export interface FigureChange {
  readonly figure: Figure;
  readonly questions: number;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** The ends of the difference's 95 % interval; undefined where there are too few articles to tell. */
  readonly interval: readonly [low: number, high: number] | undefined;
}

/**
 * A figure before and after, with the 95 % interval of the difference by the paired cluster bootstrap: articles are drawn with
 * replacement, the same for both runs (Davison, Hinkley 1997, 3.8; percentiles). An interval without 0 is more than noise.
 */
export function figureChange(figure: Figure, pairs: readonly Pair[]): FigureChange {
  const [before, after] = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)];
  const values = [valueOf(figure, before), valueOf(figure, after)] as const;
  return {
    figure,
    questions: Math.max(concernedBy(figure, before), concernedBy(figure, after)),
    before: values[0],
    after: values[1],
    difference: values[1] - values[0],
    interval: intervalOf(figure, before, after),
  };
}

/** @param after the same questions in the same order as before, so that their clusters are too */
function intervalOf(
  figure: Figure,
  before: readonly Asked[],
  after: readonly Asked[],
): FigureChange['interval'] {
  const clusters = [...clustersOf(before).values()];
  const ids = new Map(after.map((one) => [one.id, one]));
  const paired = clusters
    .map((cluster) => [cluster, cluster.flatMap(({ id }) => ids.get(id) ?? [])] as const)
    .filter((both) => both.some((cluster) => concernedBy(figure, cluster) > 0));
  if (paired.length < LEAST_CLUSTERS) return undefined;
  // Two sources of the same chance draw the same articles for both.
  const [one, other] = [chance(paired.length), chance(paired.length)];
  const [drawBefore, drawAfter] = [
    resampler(
      figure,
      paired.map(([cluster]) => cluster),
    ),
    resampler(
      figure,
      paired.map(([, cluster]) => cluster),
    ),
  ];
  const differences = Array.from({ length: RESAMPLES }, () => drawAfter(other) - drawBefore(one));
  return middle(differences.filter(Number.isFinite));
}
