import type { Article } from '../corpus/article.ts';
import type { Language } from '../language/language.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sentence by its place. */
export interface SentencePlace {
  readonly articleId: string;
  /** Its number in the article, from 0. */
  readonly ordinal: number;
}

/** What is looked for, and where. */
export interface IndexQuery {
  /** The question's embedding, of length 1. */
  readonly vector: Float32Array;
  /** The question's stems as each language makes them. */
  readonly stems: ReadonlyMap<Language, ReadonlySet<string>>;
  /** Sentences of these articles only; of all where left out. */
  readonly articleIds?: readonly string[] | undefined;
  /** How many sentences the vectors and the words propose each. */
  readonly k: number;
  /** Scored in any case, where they are searched. */
  readonly including?: readonly SentencePlace[] | undefined;
}

/** A sentence with its scores, which are exact however it was proposed. */
export interface ScoredSentence {
  readonly sentence: Sentence;
  readonly article: Article;
  /** Its number among all sentences, from 0: by article, then by ordinal. */
  readonly position: number;
  /** Of its vector and the question's, -1 to 1. */
  readonly cosine: number;
  /** The share of the question's stems, weighted by idf, that it contains with its heading; 0 to 1. */
  readonly coverage: number;
}

/** The articles with their sentences, and the search for those that are near to a question. */
export interface SearchIndex {
  /** By id, in the corpus's order. */
  readonly articles: ReadonlyMap<string, Article>;
  /** By article, then by ordinal. */
  readonly sentences: readonly Sentence[];
  /** The words of the sentences and their headings. */
  readonly vocabulary: Vocabulary;
  /**
   * The k nearest sentences, the k that share most words, and those that are to be included; each once, in no promised
   * order. Every implementation passes `test/contracts/search-index-contract.ts`.
   */
  readonly search: (query: IndexQuery) => Promise<readonly ScoredSentence[]>;
}
