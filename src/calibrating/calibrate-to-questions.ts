import type { Thresholds } from '../reading/calibration.ts';
import { fitThresholds } from './fit-thresholds.ts';
import { heldOutGain, type HeldOutGain } from './held-out-gain.ts';
import type { JudgedQuestion } from './judged-question.ts';

/** Fewer questions set no threshold: the 5 % that may reach `good` are then less than one question. */
export const LEAST_QUESTIONS = 60;
/** Of each kind: `refuse` is set by those that can be answered, `good` by the others. */
export const LEAST_OF_A_KIND = 15;

/** How many of each kind. */
export interface Counts {
  readonly answerable: number;
  readonly unanswerable: number;
}

interface TooFew {
  readonly kind: 'too-few';
  readonly questions: Counts;
}

interface Fit extends HeldOutGain {
  /** `fitted` where the interval of the gain lies above 0; else it may be chance, and the delivered thresholds are kept. */
  readonly kind: 'fitted' | 'kept';
  readonly questions: Counts;
  readonly delivered: Thresholds;
  /** Fitted to all questions. */
  readonly fitted: Thresholds;
}

/** What came of fitting thresholds to a host's own questions. */
export type Calibrated = TooFew | Fit;

/** @param questions whether each can be answered */
export function tooFew(questions: readonly boolean[]): TooFew | undefined {
  const counts = countsOf(questions);
  const isEnough = Object.values(missingQuestions(counts)).every((missing) => missing === 0);
  return isEnough ? undefined : { kind: 'too-few', questions: counts };
}

/**
 * Fits thresholds to questions of a host's own.
 *
 * @param judged by the confidence of the delivered calibration; not too few
 */
export function calibrateToQuestions(judged: readonly JudgedQuestion[], delivered: Thresholds): Fit {
  const held = heldOutGain(judged, delivered);
  return {
    kind: held.gain.low > 0 ? 'fitted' : 'kept',
    questions: countsOf(judged.map(({ isAnswerable }) => isAnswerable)),
    delivered,
    fitted: fitThresholds(judged, delivered),
    ...held,
  };
}

function countsOf(questions: readonly boolean[]): Counts {
  const answerable = questions.filter(Boolean).length;
  return { answerable, unanswerable: questions.length - answerable };
}

/** How many questions are missing, in all and of each kind. */
export function missingQuestions({ answerable, unanswerable }: Counts): Counts & { readonly all: number } {
  return {
    all: lacking(LEAST_QUESTIONS, answerable + unanswerable),
    answerable: lacking(LEAST_OF_A_KIND, answerable),
    unanswerable: lacking(LEAST_OF_A_KIND, unanswerable),
  };
}

function lacking(least: number, count: number): number {
  return Math.max(0, least - count);
}
