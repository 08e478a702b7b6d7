import { sigmoid, type ConfidenceLine } from '../../src/reading/calibration.ts';

export interface LineExample {
  /** How far the logit that the best sentence answers lies above that of none. */
  readonly margin: number;
  readonly right: boolean;
}

/** Newton's method squares the error each step: after a few the line stands still. */
const STEPS = 20;

/** Keeps the step finite where a line parts right from wrong without an error. */
const RIDGE = 1e-3;

/** Logistic regression of one feature (Platt 1999): the line under which the examples are most likely. */
export function fitLine(examples: readonly LineExample[]): ConfidenceLine {
  let [slope, bias] = [0, 0];
  for (let step = 0; step < STEPS; step++) {
    const gradient = { slope: -RIDGE * slope, bias: 0 };
    const curvature = { slope: RIDGE, both: 0, bias: RIDGE };
    for (const { margin, right } of examples) {
      const p = sigmoid(slope * margin + bias);
      gradient.slope += (Number(right) - p) * margin;
      gradient.bias += Number(right) - p;
      const weight = p * (1 - p);
      curvature.slope += weight * margin * margin;
      curvature.both += weight * margin;
      curvature.bias += weight;
    }
    const determinant = curvature.slope * curvature.bias - curvature.both ** 2;
    slope += (curvature.bias * gradient.slope - curvature.both * gradient.bias) / determinant;
    bias += (curvature.slope * gradient.bias - curvature.both * gradient.slope) / determinant;
  }
  return { slope, bias };
}
