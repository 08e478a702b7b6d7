import { sigmoid, type Thresholds } from '../reading/calibration.ts';
import type { JudgedQuestion } from './judged-question.ts';

/** The share of unanswerable questions that may reach `good`, and of answerable ones that may be refused. */
const FALSE_GOOD = 0.05;
const FALSE_REFUSAL = 0.12;

/** The confidences of questions by whether they can be answered. */
interface Confidences {
  readonly answerable: readonly number[];
  readonly unanswerable: readonly number[];
}

/** At most 5 % of the unanswerable questions reach `good`, at most 12 % of the answerable ones lie below `refuse`. */
export function quantileThresholds(confidences: Confidences): Pick<Thresholds, 'good' | 'refuse'> {
  const [yes, no] = [confidences.answerable, confidences.unanswerable].map((some) =>
    some.toSorted((a, b) => a - b),
  );
  const refuse = yes?.[Math.floor(FALSE_REFUSAL * yes.length)] ?? 0;
  // Above the most confident of those that may not reach it, and as high as those that may allow.
  const mayReach = Math.floor(FALSE_GOOD * (no?.length ?? 0));
  const aboveOthers = (no?.at(-1 - mayReach) ?? 0) + Number.EPSILON;
  return { refuse, good: Math.min(1, Math.max(refuse, aboveOthers, no?.at(-mayReach) ?? 0)) };
}

/**
 * The thresholds before count as much as so many questions: a quantile of a few questions is mostly chance. Of simulated
 * hosts this weight gained about as much as 15, 30 and none, and was seen to gain twice as often; see docs/performance.md.
 */
const PRIOR_QUESTIONS = 60;

/**
 * Moves thresholds to where few questions of a host's own want them: in logits, as far as there are questions of the kind
 * that sets each. `further` stays, for which there are too few further sentences.
 */
export function fitThresholds(questions: readonly JudgedQuestion[], before: Thresholds): Thresholds {
  // Those without confidence are refused wherever a threshold lies.
  const read = questions.filter(({ confidence }) => confidence > 0);
  const confidencesOf = (isAnswerable: boolean) =>
    read.filter((one) => one.isAnswerable === isAnswerable).map(({ confidence }) => confidence);
  const [answerable, unanswerable] = [confidencesOf(true), confidencesOf(false)];
  const own = quantileThresholds({ answerable, unanswerable });
  const refuse = between(before.refuse, own.refuse, answerable.length);
  const good = between(before.good, own.good, unanswerable.length);
  return { ...before, refuse, good: Math.max(refuse, good) };
}

function between(before: number, own: number, questions: number): number {
  const weight = questions / (questions + PRIOR_QUESTIONS);
  return sigmoid((1 - weight) * logit(before) + weight * logit(own));
}

/** Keeps a logit finite. */
const LEAST_PROBABILITY = 1e-6;

function logit(probability: number): number {
  const p = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, probability));
  return Math.log(p / (1 - p));
}
