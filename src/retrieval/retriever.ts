import type { Embedder } from '../embedding/embedder.ts';
import { dot } from '../embedding/vector.ts';
import { LexicalIndex, type Coverage } from '../search-index/lexical-index.ts';
import type { PackedVectors } from '../search-index/packed-vectors.ts';
import type { VectorIndex } from '../search-index/vector-index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { Match } from './match.ts';

/** What is searched. A sentence's label, in the vectors too, is its place in `sentences`. */
export interface SearchableCorpus {
  readonly articles: ReadonlyMap<string, Match['article']>;
  /** Ordered by article, then by ordinal. */
  readonly sentences: readonly Sentence[];
  readonly vectors: PackedVectors;
  /** Finds the nearest of `vectors`. */
  readonly nearest: VectorIndex;
}

/**
 * Set on XQuAD, where the right sentence is among the eight best for .976 in German and .991 in English; on the development
 * articles .06 to .2 differ by less than .005 there.
 */
const COVERAGE_WEIGHT = 0.1;

/** How many sentences the vector index and the words each propose; all of them are scored exactly. */
const PROPOSED = 20;

/** Beyond these no sentence is shown or read. */
const MOST_MATCHES = 2 * PROPOSED;

/** A question as it is searched. */
export interface Question {
  readonly text: string;
  readonly vector: Float32Array;
}

/** A sentence by its place. */
export interface Place {
  readonly articleId: string;
  readonly ordinal: number;
}

/** What is searched, and what comes first. */
export interface SearchScope {
  /** This article and no other. */
  readonly articleId?: string | undefined;
  /** The sentences before and after these come first: what a follow-up asks for often stands beside what was cited. */
  readonly around?: readonly Place[] | undefined;
}

export async function understand(text: string, embedder: Embedder): Promise<Question> {
  return { text, vector: await embedder.embedQuery(text) };
}

/** Finds the sentences that are nearest to a question, in meaning and in words. */
export class Retriever {
  readonly #corpus: SearchableCorpus;
  readonly #lexical: LexicalIndex;
  /** The labels of each article's sentences: first to last, both included. */
  readonly #extents = new Map<string, { first: number; last: number }>();

  constructor(corpus: SearchableCorpus) {
    this.#corpus = corpus;
    for (const [label, { articleId }] of corpus.sentences.entries()) {
      this.#extents.set(articleId, { first: this.#extents.get(articleId)?.first ?? label, last: label });
    }
    this.#lexical = new LexicalIndex(
      corpus.sentences.map(({ articleId, heading = '', text }) => ({
        text: `${heading} ${text}`,
        language: this.#articleOf(articleId).language,
      })),
    );
  }

  /** The best candidates, at most 40: the neighbours of `around`, then the others, best first each. */
  search({ text, vector }: Question, { articleId, around = [] }: SearchScope = {}): Match[] {
    const coverage = this.#lexical.coverage(text);
    const beside = new Set(around.flatMap((place) => this.#besides(place, articleId)));
    return [...new Set([...beside, ...this.#candidates(vector, coverage, articleId)])]
      .map((label) => {
        const covered = coverage.of(label);
        const score = dot(vector, this.#corpus.vectors.row(label)) + COVERAGE_WEIGHT * covered;
        return { label, score, coverage: covered };
      })
      .toSorted(
        (a, b) =>
          Number(beside.has(b.label)) - Number(beside.has(a.label)) || b.score - a.score || a.label - b.label,
      )
      .slice(0, MOST_MATCHES)
      .map((scored) => this.#match(scored));
  }

  /** The labels of the sentences before and after a place, where they are searched. */
  #besides({ articleId, ordinal }: Place, only: string | undefined): number[] {
    const extent = this.#extents.get(articleId);
    if (extent === undefined || (only !== undefined && only !== articleId)) return [];
    if (!Number.isInteger(ordinal)) return [];
    return [ordinal - 1, ordinal + 1]
      .map((neighbour) => extent.first + neighbour)
      .filter((label) => label >= extent.first && label <= extent.last);
  }

  #candidates(vector: Float32Array, coverage: Coverage, articleId: string | undefined): number[] {
    if (articleId !== undefined) {
      const extent = this.#extents.get(articleId);
      if (extent === undefined) return [];
      return Array.from({ length: extent.last - extent.first + 1 }, (_, i) => extent.first + i);
    }
    const nearest = this.#corpus.nearest.search(vector, PROPOSED).map(({ label }) => label);
    return [...new Set([...nearest, ...coverage.top(PROPOSED)])];
  }

  #match({ label, score, coverage }: Pick<Match, 'label' | 'score' | 'coverage'>): Match {
    const sentence = this.#corpus.sentences[label];
    if (sentence === undefined)
      throw new RangeError(`Expected a label below ${this.#corpus.sentences.length}, got ${label}`);
    return { label, sentence, article: this.#articleOf(sentence.articleId), score, coverage };
  }

  #articleOf(id: string): Match['article'] {
    const article = this.#corpus.articles.get(id);
    if (article === undefined) throw new Error(`a sentence belongs to no article: ${id}`);
    return article;
  }
}
