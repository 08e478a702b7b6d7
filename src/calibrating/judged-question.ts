import type { Band } from '../answering/answer.ts';
import { bandOf } from '../answering/compose-answer.ts';
import type { Thresholds } from '../reading/calibration.ts';

/** A question whose answer is known, with what the reader made of it. */
export interface JudgedQuestion {
  readonly articleId: string;
  /** Whether the article answers it. */
  readonly isAnswerable: boolean;
  /** Of the best sentence; 0 where nothing was read or the question asks for nothing: no threshold changes its answer. */
  readonly confidence: number;
  /** Whether the best sentence answers. */
  readonly isRight: boolean;
}

/**
 * What an answer is worth by its band; a refusal 0. By these points a sentence is worth citing from a probability of 1/4 on
 * and `good` from 3/4 on, which is about where the thresholds that come with beleg lie. Other points would
 * take for a gain what is only another taste.
 */
const POINTS: Readonly<Record<'right' | 'wrong', Readonly<Record<Band, number>>>> = {
  right: { good: 4, unsure: 3 },
  wrong: { good: -4, unsure: -1 },
};

export function pointsOf(question: JudgedQuestion, thresholds: Thresholds): number {
  const band = bandOf(question, thresholds);
  return band === undefined ? 0 : POINTS[question.isRight ? 'right' : 'wrong'][band];
}

/** What became of questions; those `as good` are among the others. */
export interface Tally {
  readonly right: number;
  readonly rightAsGood: number;
  /** Answerable questions that got a wrong sentence, and that were refused. */
  readonly wrong: number;
  readonly refused: number;
  /** Unanswerable questions that got an answer. */
  readonly falseAnswers: number;
  /** Wrong sentences and false answers alike. */
  readonly wrongAsGood: number;
}

/** @param judged each with the thresholds that decide about it */
export function tally(judged: readonly { question: JudgedQuestion; thresholds: Thresholds }[]): Tally {
  const outcomes = judged.map(({ question, thresholds }) => ({
    ...question,
    band: bandOf(question, thresholds),
  }));
  const count = (holds: (outcome: (typeof outcomes)[number]) => boolean) => outcomes.filter(holds).length;
  return {
    right: count(({ band, isRight }) => band !== undefined && isRight),
    rightAsGood: count(({ band, isRight }) => band === 'good' && isRight),
    wrong: count(({ band, isRight, isAnswerable }) => band !== undefined && isAnswerable && !isRight),
    refused: count(({ band, isAnswerable }) => band === undefined && isAnswerable),
    falseAnswers: count(({ band, isAnswerable }) => band !== undefined && !isAnswerable),
    wrongAsGood: count(({ band, isRight }) => band === 'good' && !isRight),
  };
}
