/** How well the right sentences were ranked. */
export interface RankingFigures {
  readonly questions: number;
  /** The share of questions with a right sentence at the first place, and among the first three and five. */
  readonly recallAt1: number;
  readonly recallAt3: number;
  readonly recallAt5: number;
  /** Mean reciprocal rank of the first right sentence. */
  readonly mrr: number;
}

/** @param ranks the place of the first right sentence for each question, from 0; Infinity where it was not found */
export function rankingFigures(ranks: readonly number[]): RankingFigures {
  const share = (k: number) => mean(ranks.map((rank) => Number(rank < k)));
  return {
    questions: ranks.length,
    recallAt1: share(1),
    recallAt3: share(3),
    recallAt5: share(5),
    mrr: mean(ranks.map((rank) => 1 / (rank + 1))),
  };
}

/** The area under the ROC curve: how often a positive scores above a negative; ties count half. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const wins = positives.map((p) => mean(negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0))));
  return mean(wins);
}

/** The value below which the share `q` of the values lies (linear interpolation). */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
