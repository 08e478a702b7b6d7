import { leaningOf } from '../retrieval/follow-up.ts';
import {
  type Answer,
  citationsOf,
  type CitedWords,
  citedWordsOf,
  isSearched,
  type PreviousTurn,
} from './answer.ts';

/** A question that was asked, and what came of it. */
interface PastQuestion {
  readonly question: string;
  /** Whether it was read together with an earlier question. */
  readonly isJoined: boolean;
  readonly isAnswered: boolean;
}

/**
 * Whether what follows goes on from a question: a follow-up hands on the one that it was read with, and one that was answered
 * alone or is whole by its form itself. One that may be half of a question and found nothing shows neither: what was before it
 * stays.
 */
export function handsOn({ question, isJoined, isAnswered }: PastQuestion): boolean {
  return isJoined || isAnswered || leaningOf(question) === 'not';
}

/** What a follow-up carries over that was read with `before`: the same question, and the words that were cited last. */
export function carriedOver(before: PreviousTurn, cited: readonly CitedWords[]): PreviousTurn {
  return { ...before, cited: cited.length > 0 ? cited : before.cited };
}

/**
 * The turn that an answer leaves to the next question, after the turn that was there `before`: with the last question that stood for
 * itself, and no other. What was not searched leaves the conversation where it was.
 */
export function turnAfter(answer: Answer, before: PreviousTurn | undefined): PreviousTurn | undefined {
  if (!isSearched(answer)) return before;
  const { question } = answer;
  const cited = citedWordsOf(citationsOf(answer));
  if (before === undefined) return { question, cited };
  const isJoined = answer.understoodWith !== undefined;
  if (isJoined) return carriedOver(before, cited);
  return handsOn({ question, isJoined, isAnswered: answer.kind === 'answered' })
    ? { question, cited }
    : before;
}
