import type { AnswerType } from '../../src/retrieval/answer-type.ts';
import type { Match } from '../../src/retrieval/match.ts';
import type { Question } from '../../src/retrieval/question.ts';
import type { Sentence } from '../../src/sentences/sentence.ts';

/** A sentence of an article; what is not given does not matter to the test. */
export function sentence(given: Partial<Sentence> & { readonly text: string }): Sentence {
  return {
    articleId: 'a',
    ordinal: 0,
    start: 0,
    end: given.text.length,
    paragraph: 0,
    heading: undefined,
    ...given,
  };
}

/** A candidate in whose measures nothing stands out, but for what is given. */
export function match(given: Partial<Match> = {}): Match {
  return {
    sentence: sentence({ text: 'Der Rat tagt.' }),
    language: 'de',
    following: undefined,
    score: 0.8,
    cosine: 0.8,
    ownCosine: 0.8,
    coverage: 0,
    paragraphCoverage: 0,
    offer: 'unasked',
    similarities: new Float32Array(),
    ...given,
  };
}

export function question(text: string, asksFor?: AnswerType): Question {
  return { text, vector: Float32Array.of(1, 0), tokens: new Int8Array(), language: 'de', asksFor };
}
