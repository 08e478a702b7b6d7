import { sigmoid, type Logistic } from '../../src/retrieval/calibration.ts';
import type { Evidence, Feature } from '../../src/retrieval/evidence.ts';
import { mean } from './measures.ts';
import { solveLinear } from './solve-linear.ts';

export interface Example {
  readonly evidence: Evidence;
  readonly positive: boolean;
}

/** Strength of the ridge penalty on standardised weights; cross-validation was flat between 1 and 10. */
const PENALTY = 3;

/** Newton's method squares the error each step: after a few the weights stand still. */
const STEPS = 10;

/** Logistic regression with a ridge penalty, on standardised features; the weights are scaled back afterwards. */
export function fitLogistic(examples: readonly Example[], features: readonly Feature[]): Logistic {
  const scales = features.map((feature) => scaleOf(examples, feature));
  const rows = examples.map(({ evidence }) => [
    1,
    ...scales.map(({ feature, centre, sd }) => (evidence[feature] - centre) / sd),
  ]);
  const labels = examples.map(({ positive }) => Number(positive));
  let weights = rows[0]?.map(() => 0) ?? [];
  for (let step = 0; step < STEPS; step++) weights = newtonStep(rows, labels, weights);

  const [bias = 0, ...standardised] = weights;
  const scaled = scales.map(({ feature, centre, sd }, i) => ({
    feature,
    centre,
    weight: (standardised[i] ?? 0) / sd,
  }));
  return {
    bias: scaled.reduce((sum, { weight, centre }) => sum - weight * centre, bias),
    weights: Object.fromEntries(scaled.map(({ feature, weight }) => [feature, weight])),
  };
}

function scaleOf(examples: readonly Example[], feature: Feature) {
  const values = examples.map(({ evidence }) => evidence[feature]);
  const centre = mean(values);
  const sd = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  // A feature that never varies tells nothing: any scale will do.
  return { feature, centre, sd: sd === 0 ? 1 : sd };
}

/** One step of Newton's method on the penalised log-likelihood; the bias, at position 0, is not penalised. */
function newtonStep(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[],
): number[] {
  const penalties = weights.map((_, i): number => (i === 0 ? 0 : PENALTY));
  const gradient = weights.map((weight, i) => -(penalties[i] ?? 0) * weight);
  const hessian = weights.map((_, i) => weights.map((__, j) => (i === j ? (penalties[i] ?? 0) : 0)));
  for (const [at, row] of rows.entries()) {
    const p = sigmoid(row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0));
    const error = (labels[at] ?? 0) - p;
    for (const [i, value] of row.entries()) {
      gradient[i] = (gradient[i] ?? 0) + error * value;
      const line = hessian[i] ?? [];
      for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + p * (1 - p) * value * other;
    }
  }
  const step = solveLinear(hessian, gradient);
  return weights.map((weight, i) => weight + (step[i] ?? 0));
}
