import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import { dot } from '../embedding/vector.ts';
import type { Language } from '../language/language.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { ExactIndex } from './exact-index.ts';
import type { IndexContent } from './index-store.ts';
import { PackedVectors } from './packed-vectors.ts';
import { readSentenceWords, type ReadWords } from './read-words.ts';
import type { IndexQuery, SentencePlace, ScoredSentence, SearchIndex } from './search-index.ts';
import { assertVector, clampCount, type VectorIndex, type VectorMatch } from './vector-index.ts';
import { TopMatches } from './top-matches.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordIndex } from './word-index.ts';

/** Vectors of an article that are compared before other work gets its turn: some milliseconds. */
const COMPARED_A_TURN = 5_000;

interface SentenceIndexParts extends Pick<IndexContent, 'articles' | 'sentences'> {
  /** One a sentence, in their order. */
  readonly vectors: PackedVectors;
  /** Finds the nearest of them. */
  readonly nearest: VectorIndex;
  /** The words of the sentences, as `readSentenceWords` gives them. */
  readonly words: ReadonlyMap<Language, ReadWords>;
}

/** Positions of an article's sentences: from `start` to before `end`. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * An index in memory. The vector index proposes among all sentences; of an article its sentences are all compared, since a
 * graph of all would have to be searched far beyond the nearest to meet k of one article.
 */
export class SentenceIndex implements SearchIndex {
  readonly articles: ReadonlyMap<string, Article>;
  readonly sentences: readonly Sentence[];
  readonly vocabulary: Vocabulary;
  readonly #vectors: PackedVectors;
  readonly #nearest: VectorIndex;
  readonly #words: WordIndex;
  readonly #extents: ReadonlyMap<string, Extent>;

  constructor({ articles, sentences, vectors, nearest, words }: SentenceIndexParts) {
    this.articles = new Map(articles.map((article) => [article.id, article]));
    this.sentences = sentences;
    this.#vectors = vectors;
    this.#nearest = nearest;
    this.#words = new WordIndex(words);
    this.vocabulary = new Vocabulary(words);
    this.#extents = extentsOf(sentences);
  }

  async search({
    vector,
    stems,
    articleIds,
    k,
    including = [],
  }: IndexQuery): Promise<readonly ScoredSentence[]> {
    assertVector(vector, this.#vectors.dimension);
    const allowed = articleIds && [...new Set(articleIds)].flatMap((id) => this.#extents.get(id) ?? []);
    const coverage = this.#words.coverage(stems);
    const near =
      allowed === undefined ? this.#nearest.search(vector, k) : await this.#nearestWithin(allowed, vector, k);
    const cosines = new Map(near.map(({ position, score }) => [position, score]));
    const positions = new Set([
      ...cosines.keys(),
      ...coverage.top(k, allowed),
      ...including.flatMap((place) => this.#positionOf(place, articleIds) ?? []),
    ]);
    return [...positions].map((position) => ({
      ...this.#at(position),
      position,
      cosine: cosines.get(position) ?? dot(vector, this.#vectors.row(position)),
      coverage: coverage.of(position),
    }));
  }

  async #nearestWithin(
    extents: readonly Extent[],
    vector: Float32Array,
    k: number,
  ): Promise<readonly VectorMatch[]> {
    const best = new TopMatches(clampCount(k, this.sentences.length));
    for (const { start, end } of extents) {
      for (let position = start; position < end; position++) {
        best.offer({ position, score: dot(vector, this.#vectors.row(position)) });
        if (position % COMPARED_A_TURN === 0) await nextTurn();
      }
    }
    return best.bestFirst;
  }

  /** Undefined where there is no such sentence among those that are searched. */
  #positionOf(
    { articleId, ordinal }: SentencePlace,
    articleIds: readonly string[] | undefined,
  ): number | undefined {
    const extent = this.#extents.get(articleId);
    if (extent === undefined || articleIds?.includes(articleId) === false) return undefined;
    const position = extent.start + ordinal;
    return Number.isInteger(ordinal) && ordinal >= 0 && position < extent.end ? position : undefined;
  }

  #at(position: number): { readonly sentence: Sentence; readonly article: Article } {
    const sentence = this.sentences[position];
    if (sentence === undefined) {
      throw new RangeError(`Expected a position below ${this.sentences.length}, got ${position}`);
    }
    return { sentence, article: this.#articleOf(sentence.articleId) };
  }

  #articleOf(id: string): Article {
    const article = this.articles.get(id);
    if (article === undefined) throw new Error(`a sentence belongs to no article: ${id}`);
    return article;
  }
}

/** An index in memory that compares a question with every sentence. @param dimension components of a vector */
export function memoryIndex(
  { articles, sentences, vectors: rows }: IndexContent,
  dimension: number,
): SearchIndex {
  const vectors = PackedVectors.of(rows, dimension);
  const words = readSentenceWords(sentences, articles);
  return new SentenceIndex({ articles, sentences, vectors, nearest: new ExactIndex(vectors), words });
}

function extentsOf(sentences: readonly Sentence[]): Map<string, Extent> {
  const extents = new Map<string, Extent>();
  for (const [position, { articleId }] of sentences.entries()) {
    extents.set(articleId, { start: extents.get(articleId)?.start ?? position, end: position + 1 });
  }
  return extents;
}
