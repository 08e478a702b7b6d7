import type { TextRange } from '../corpus/article.ts';
import type { Match } from '../retrieval/retrieve.ts';

/** A sentence that was read together with the question and the other candidates. */
export interface Candidate {
  readonly match: Match;
  /**
   * What the model gave: that this sentence answers, and that none of those read with it does. Undefined where it said which
   * sentences answer and not how surely.
   */
  readonly logits: { readonly answers: number; readonly none: number } | undefined;
  /** The softmax over all that was read and none, or even parts of those that answer: with that of none they sum to 1. */
  readonly share: number;
  /** The calibrated probability that the sentence answers, 0 to 1; the band goes by that of the best. */
  readonly confidence: number;
  /** The words that answer, as ranges of the sentence; empty where they cannot be told. */
  readonly words: readonly TextRange[];
}

/** What reading a question together with the sentences nearest to it gave. */
export interface Reading {
  /** Best first, in the reader's order and not the search's. */
  readonly candidates: readonly Candidate[];
  /** The other matches: those that were not read, in the search's order, then those that were set aside. */
  readonly others: readonly Match[];
  /** The probability that no candidate answers; 1 where there is none. */
  readonly none: number;
  /** The best candidate's; 0 where there is none. */
  readonly confidence: number;
}

/** How far the logit that a candidate answers lies above the one that none does; NaN without logits. */
export function marginOf({ logits }: Pick<Candidate, 'logits'>): number {
  return logits === undefined ? Number.NaN : logits.answers - logits.none;
}

/** @param candidates best first */
export function readingOf(parts: Pick<Reading, 'candidates' | 'others' | 'none'>): Reading {
  return { ...parts, confidence: parts.candidates[0]?.confidence ?? 0 };
}

/**
 * Says which sentences answer a question, with which words, or that none does. The search finds the place; it does not
 * see that a sentence names the signatory and the question wants the sum.
 */
export interface Reader {
  /** @param matches best first; of one article or of several. Throws where the model fails: that costs one question. */
  read(question: string, matches: readonly Match[]): Promise<Reading>;
}
