import { isAnswerable, isAnswered, isAnsweredRight, isRight } from '../figures/figure.ts';
import { SENTENCES_SHOWN, type Asked, type EvaluationRun } from '../record.ts';

/** What became of a question that the bot was asked. Right where a cited sentence answers, if only in part. */
export type Outcome = 'right' | 'wrong' | 'wrongly refused' | 'rightly refused' | 'wrongly answered';

/** What lost a question, in the order in which a question meets it. */
export const CAUSES = [
  'taken for another request',
  'not among those read',
  'the reader preferred another',
  'the reader refused',
  'the reader accepted',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What is meant by each, for who reads a report. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  'taken for another request':
    'it got small talk, an overview, a section or nothing, whatever the reader said of it',
  'not among those read':
    'no sentence that answers was read; where the search alone is measured, none was among its first eight',
  'the reader preferred another': 'a sentence that answers was read, and only others were cited',
  'the reader refused': 'a sentence that answers was read, and nothing was sure enough to be cited',
  'the reader accepted': 'the article does not answer, and a sentence was cited all the same',
};

/** What a question is about, as far as an answer to it can be right. */
export const MATTERS = ['answerable', 'not answerable', 'other matters'] as const;

export function matterOf(asked: Asked): (typeof MATTERS)[number] {
  if (!asked.own) return 'other matters';
  return isAnswerable(asked) ? 'answerable' : 'not answerable';
}

/** Undefined where the search alone was asked, which neither answers nor refuses. */
export function outcomeOf(asked: Asked): Outcome | undefined {
  if (asked.reply === null) return undefined;
  if (!isAnswerable(asked)) return isAnswered(asked) ? 'wrongly answered' : 'rightly refused';
  if (!isAnswered(asked)) return 'wrongly refused';
  return isAnsweredRight(asked) ? 'right' : 'wrong';
}

/** Why a question failed; undefined where it did not. */
export function causeOf(
  asked: Asked,
  { refuse }: Pick<EvaluationRun['thresholds'], 'refuse'>,
): Cause | undefined {
  const { reply, search } = asked;
  if (reply === null) {
    const isFound = !isAnswerable(asked) || (search?.rank ?? Number.POSITIVE_INFINITY) < SENTENCES_SHOWN;
    return isFound ? undefined : 'not among those read';
  }
  const outcome = outcomeOf(asked);
  if (outcome === 'right' || outcome === 'rightly refused') return undefined;
  // Otherwise the reader's confidence decides whether something is cited.
  const isSure = reply.confidence !== null && reply.confidence >= refuse;
  if (search === null || isSure !== isAnswered(asked)) return 'taken for another request';
  if (outcome === 'wrongly answered') return 'the reader accepted';
  if (!reply.read.some((ordinal) => isRight(asked, ordinal))) return 'not among those read';
  return isSure ? 'the reader preferred another' : 'the reader refused';
}
