import type { Thresholds } from '../reading/calibration.ts';
import { fitThresholds } from './fit-thresholds.ts';
import { heldOutGain, type HeldOutGain } from './held-out-gain.ts';
import type { JudgedQuestion } from './judged-question.ts';
import { isEnough, type Counts } from './question-counts.ts';

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
  return isEnough(counts) ? undefined : { kind: 'too-few', questions: counts };
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
