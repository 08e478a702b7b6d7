/**
 * The area under the ROC curve: how often a positive scores above a negative; ties count half (Mann-Whitney U by ranks).
 * NaN where there are none of a side.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ].toSorted((a, b) => a.score - b.score);
  let ranks = 0;
  for (let first = 0; first < all.length;) {
    let end = first;
    while (all[end]?.score === all[first]?.score && end < all.length) end++;
    // Those of one score share the mean of their ranks, which count from 1.
    const rank = (first + 1 + end) / 2;
    ranks += rank * all.slice(first, end).filter(({ isPositive }) => isPositive).length;
    first = end;
  }
  const n = positives.length;
  return (ranks - (n * (n + 1)) / 2) / (n * negatives.length);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** What was predicted, and whether it came true. */
interface Prediction {
  readonly confidence: number;
  readonly right: boolean;
}

/** A group of predictions of about the same confidence. */
interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The means in it; NaN where it is empty. */
  readonly confidence: number;
  readonly right: number;
}

const BINS = 10;

/** Predictions by confidence, in ten bins of equal width (Guo et al. 2017, arXiv 1706.04599). */
export function reliabilityBins(predictions: readonly Prediction[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, (): Prediction[] => []);
  for (const prediction of predictions)
    bins[Math.min(BINS - 1, Math.floor(prediction.confidence * BINS))]?.push(prediction);
  return bins.map((inBin, at) => ({
    from: at / BINS,
    to: (at + 1) / BINS,
    count: inBin.length,
    confidence: mean(inBin.map(({ confidence }) => confidence)),
    right: mean(inBin.map(({ right }) => Number(right))),
  }));
}

/** How far confidence and share of right ones lie apart, over the bins by their size (Guo et al. 2017). */
export function calibrationError(predictions: readonly Prediction[]): number {
  if (predictions.length === 0) return Number.NaN;
  const bins = reliabilityBins(predictions).filter(({ count }) => count > 0);
  return (
    sum(bins.map(({ count, confidence, right }) => count * Math.abs(confidence - right))) / predictions.length
  );
}

/** The harmonic mean of precision and recall; 0 where both are. */
export function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** How far two wordings share their words, as SQuAD counts it (Rajpurkar et al. 2016), but by words of any language. */
export function tokenF1(found: string, expected: string): number {
  const [foundWords, expectedWords] = [tokensOf(found), tokensOf(expected)];
  const left = new Map<string, number>();
  for (const word of expectedWords) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of foundWords) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  if (shared === 0) return 0;
  return harmonic(shared / foundWords.length, shared / expectedWords.length);
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
