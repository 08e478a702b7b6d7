import type { Candidate, Reading } from '../../src/reading/reading.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
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

/** A sentence as the search found it, in an article of its own title. */
export function match(given: Partial<Match> = {}): Match {
  const found = given.sentence ?? sentence({ text: 'Der Rat tagt.' });
  return {
    position: found.ordinal,
    sentence: found,
    article: { id: found.articleId, title: `Über ${found.articleId}` },
    score: 0.8,
    coverage: 0,
    ...given,
  };
}

/** A sentence as it was read. */
export function candidate(given: Partial<Candidate> = {}): Candidate {
  return {
    match: match(),
    logits: { answers: 0, none: 0 },
    share: 0.5,
    confidence: 0.5,
    words: [],
    ...given,
  };
}

/** What came of reading: these, best first, and those that did not fit. */
export function reading(candidates: readonly Candidate[], others: readonly Match[] = []): Reading {
  return {
    candidates,
    others,
    none: candidates.reduce((rest, { share }) => rest - share, 1),
    confidence: candidates[0]?.confidence ?? 0,
  };
}
