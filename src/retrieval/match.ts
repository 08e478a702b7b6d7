import type { Language } from '../corpus/language.ts';
import type { Sentence } from '../sentences/sentence.ts';

/**
 * Whether the kind of thing that the question asks for (a sum, a date) is in the sentence, only in the one after it, or in
 * neither; `unasked` where the question does not show what it asks for.
 */
export type Offer = 'here' | 'next' | 'nowhere' | 'unasked';

/** A sentence as a candidate for an answer, with the measures that ranked it. */
export interface Match {
  readonly sentence: Sentence;
  /** The language of its article. */
  readonly language: Language;
  /** The sentence after it in the article: it may hold the figure or the name that this one leads up to. */
  readonly following: string | undefined;
  /** What the ranking goes by: the centred question's product with the vector, plus weighted coverages and offer. */
  readonly score: number;
  /** Cosine of the question with the indexed vector (sentence plus context) and with the sentence's own, -1 to 1. */
  readonly cosine: number;
  readonly ownCosine: number;
  /** The share of the question's words, weighted by idf, in the sentence and in its paragraph, 0 to 1. */
  readonly coverage: number;
  readonly paragraphCoverage: number;
  readonly offer: Offer;
  /** For each token of the question, its highest cosine with a token of the sentence in its context. */
  readonly similarities: Float32Array;
}
