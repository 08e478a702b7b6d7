/** The most tokens of an answer that the reader was trained on. */
export const MOST_ANSWER_TOKENS = 40;

/** Tokens of a sentence, both included. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * The answering words of a sentence: the span whose first and last token have the greatest sum of logits.
 *
 * @param starts logits of being an answer's first token, one a token of the sentence
 * @param ends logits of being an answer's last token
 */
export function answeringSpan(starts: Float32Array, ends: Float32Array): TokenSpan | undefined {
  let best: (TokenSpan & { readonly score: number }) | undefined;
  for (const [first, start] of starts.entries()) {
    for (let last = first; last < Math.min(ends.length, first + MOST_ANSWER_TOKENS); last++) {
      const score = start + (ends[last] ?? 0);
      if (best === undefined || score > best.score) best = { first, last, score };
    }
  }
  return best;
}
