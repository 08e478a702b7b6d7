import type { Match } from './match.ts';
import type { Question } from './question.ts';

/** What reading a candidate with the question in mind gave. */
export interface Reading {
  /** The probability that the sentence answers the question, 0 to 1. */
  readonly answers: number;
  /** The words that answer, as `[start, end)` ranges of the sentence, ascending and apart. */
  readonly span: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Judges whether sentences answer a question. Similarity finds the place; it does not see that the sentence names the
 * signatory and the question wants the sum.
 */
export interface Reader {
  /** One reading for each candidate. The candidates come best first and all that were found: each is read among the others. */
  read(question: Question, candidates: readonly Match[]): Reading[];
}
