/** How well the right sentences were ranked. */
export interface RankingFigures {
  readonly questions: number;
  /** The share of questions with a right sentence at the first place, and among the first three, five and eight. */
  readonly recallAt1: number;
  readonly recallAt3: number;
  readonly recallAt5: number;
  readonly recallAt8: number;
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
    recallAt8: share(8),
    mrr: mean(ranks.map((rank) => 1 / (rank + 1))),
  };
}

/** The area under the ROC curve: how often a positive scores above a negative; ties count half. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const wins = positives.map((p) => mean(negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0))));
  return mean(wins);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
