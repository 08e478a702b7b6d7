import type { ArticleInfo } from '../corpus/article.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { LANGUAGES } from '../language/language.ts';
import { asTyped } from '../language/typed-text.ts';
import { stemsOf } from '../language/words.ts';
import type { IndexQuery, SearchIndex, SentencePlace } from '../search-index/search-index.ts';
import type { Sentence } from '../sentences/sentence.ts';

/**
 * Set on XQuAD, where the right sentence is among the eight best for .976 in German and .991 in English; on the development
 * articles .06 to .2 differ by less than .005 there.
 */
const COVERAGE_WEIGHT = 0.1;

/** How many sentences meaning and words each propose. */
export const PROPOSED = 20;

/** The same within one article: so many that the best by both are among them, in all but the longest they are all compared. */
const PROPOSED_OF_ARTICLE = 200;

/** So many of those that a question names come first: the reader reads some others too, where it does not mean them after all. */
const MOST_NAMED = 4;

/** Beyond these no sentence is shown or read. */
const MOST_MATCHES = 2 * PROPOSED;

/** A question as it is searched. */
export interface Question extends Pick<IndexQuery, 'vector' | 'stems'> {
  readonly text: string;
}

/** What is searched, and what comes first. */
export interface SearchScope {
  /** This article and no other. */
  readonly articleId?: string | undefined;
  /** The sentences before and after these come first: what a follow-up asks for often stands beside what was cited. */
  readonly around?: readonly SentencePlace[] | undefined;
  /** So do the best of these: of a section that the question names. */
  readonly among?: readonly SentencePlace[] | undefined;
}

/** A sentence as a candidate for an answer. */
export interface Match {
  readonly sentence: Sentence;
  readonly article: Pick<ArticleInfo, 'id' | 'title'>;
  /** Its number among all sentences, from 0: by article, then by ordinal. */
  readonly position: number;
  /** What the search ranks by: cosine plus weighted coverage of words. */
  readonly score: number;
  /** The share of the question's words, weighted by idf, that it contains with its heading; 0 to 1. */
  readonly coverage: number;
}

/** A question with its embedding and its stems. */
export async function embedQuestion(text: string, embedder: Embedder): Promise<Question> {
  const stems = new Map(LANGUAGES.map((language) => [language, stemsOf(text, language)]));
  return { text, stems, vector: await embedder.embedQuery(asTyped(text)) };
}

/**
 * The sentences nearest to a question, in meaning and in words: the best `among` those of a section and the neighbours of
 * `around`, then the others, best first each; at most 40.
 */
export async function retrieve(
  index: SearchIndex,
  { vector, stems }: Question,
  { articleId, around = [], among = [] }: SearchScope = {},
): Promise<Match[]> {
  const beside = around.flatMap(({ articleId: id, ordinal }) => [
    { articleId: id, ordinal: ordinal - 1 },
    { articleId: id, ordinal: ordinal + 1 },
  ]);
  const found = await index.search({
    vector,
    stems,
    articleIds: articleId === undefined ? undefined : [articleId],
    k: articleId === undefined ? PROPOSED : PROPOSED_OF_ARTICLE,
    including: [...among, ...beside],
  });
  const matches = found
    .map(({ sentence, article, position, cosine, coverage }) => ({
      sentence,
      article,
      position,
      score: cosine + COVERAGE_WEIGHT * coverage,
      coverage,
    }))
    .toSorted((a, b) => b.score - a.score || a.position - b.position);
  const named = new Set(matches.filter(standsAmong(among)).slice(0, MOST_NAMED));
  const isBeside = standsAmong(beside);
  const first = new Set(matches.filter((match) => named.has(match) || isBeside(match)));
  return [...first, ...matches.filter((match) => !first.has(match))].slice(0, MOST_MATCHES);
}

/** The places of sentences, looked up at once: of the same name thousands of sections may be. */
function standsAmong(places: readonly SentencePlace[]): (match: Match) => boolean {
  const keys = new Set(places.map(keyOf));
  return ({ sentence }) => keys.has(keyOf(sentence));
}

function keyOf({ articleId, ordinal }: SentencePlace): string {
  return `${articleId}:${ordinal}`;
}
