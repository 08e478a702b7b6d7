import { carriedOver } from '../../answering/carried-turn.ts';
import { type Answerer, citedWordsOf, type PreviousTurn } from '../../answering/answer.ts';
import type { Conversation } from '../conversation.ts';
import type { AnswerStore } from './answer-store.ts';
import { isOfHere, restorePassages } from './restore-answer.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** What a question follows up. */
export interface FollowedAnswer {
  /** The answer right before. */
  readonly last: StoredAnswer;
  /** The answer whose question stood for itself, with which a follow-up is read: `last`, unless that was a follow-up. */
  readonly first: StoredAnswer;
}

/** What follows up this answer; itself alone where the one that it was read with is stored no longer. */
export function followedBy(last: StoredAnswer, store: Pick<AnswerStore, 'get'>): FollowedAnswer {
  const first = last.readWith === undefined ? undefined : store.get(last.readWith);
  // An answer that was stored by an earlier version may have been read with a follow-up.
  return { last, first: first === undefined ? last : followedBy(first, store).first };
}

/**
 * What a question here follows up; undefined where that may not be gone on with here: then it is asked alone. A question names what
 * it is about, so that the one before it is told nowhere where something else is seen.
 */
export function followedHere(
  here: Conversation,
  previous: StoredAnswer | undefined,
): FollowedAnswer | undefined {
  if (previous === undefined) return undefined;
  const followed = followedBy(previous, here.bot.store);
  const { last, first } = followed;
  if (!isOfHere(here, last)) return undefined;
  return isOfHere(here, first) ? followed : { last, first: last };
}

/** What is carried over to a follow-up; what was cited counts only as long as the articles stand as they did. */
export function turnBefore(
  { last, first }: FollowedAnswer,
  passages: Pick<Answerer, 'passage'>,
): PreviousTurn {
  const turnOf = ({ question, articleId, outcome, passages: stored }: StoredAnswer): PreviousTurn => {
    const cited = outcome.kind === 'answered' ? restorePassages(stored, passages) : undefined;
    return { question, cited: citedWordsOf(cited ?? []), articleId };
  };
  return last === first ? turnOf(last) : carriedOver(turnOf(first), turnOf(last).cited);
}
