/** A question as far as a threshold sees it. */
export interface Decision {
  /** Calibrated, of the best sentence; null where nothing was read, so that no threshold answers it. */
  readonly confidence: number | null;
  /** Whether answering with the best sentence is right; never where nothing answers. */
  readonly right: boolean;
}

/** What comes of answering where the confidence reaches a threshold. */
export interface RiskPoint {
  readonly threshold: number;
  /** The share of all questions that are answered. */
  readonly coverage: number;
  /** The share of those answered that are answered wrong; 0 where none is answered. */
  readonly risk: number;
}

/** @param threshold those at or above it are answered */
export function riskAt(decisions: readonly Decision[], threshold: number): RiskPoint {
  const answered = decisions.filter(({ confidence }) => confidence !== null && confidence >= threshold);
  const wrong = answered.filter(({ right }) => !right);
  return {
    threshold,
    coverage: decisions.length === 0 ? 0 : answered.length / decisions.length,
    risk: answered.length === 0 ? 0 : wrong.length / answered.length,
  };
}

/**
 * The risk-coverage curve of selective answering (El-Yaniv and Wiener, JMLR 11, 2010): a point for each confidence that
 * occurs, the surest first. Questions of one confidence are answered together, since no threshold parts them.
 */
export function riskCoverage(decisions: readonly Decision[]): RiskPoint[] {
  const surestFirst = decisions
    .flatMap(({ confidence, right }) => (confidence === null ? [] : [{ confidence, right }]))
    .toSorted((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  return surestFirst.flatMap(({ confidence, right }, at) => {
    if (!right) wrong += 1;
    if (surestFirst[at + 1]?.confidence === confidence) return [];
    return [{ threshold: confidence, coverage: (at + 1) / decisions.length, risk: wrong / (at + 1) }];
  });
}
