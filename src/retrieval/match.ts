import type { ArticleInfo } from '../corpus/article.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** A sentence as a candidate for an answer. */
export interface Match {
  /** Its place in the index: by article, then by ordinal. */
  readonly label: number;
  readonly sentence: Sentence;
  readonly article: Pick<ArticleInfo, 'id' | 'title' | 'language'>;
  /** What the search ranks by: cosine plus weighted coverage of words. */
  readonly score: number;
  /** The share of the question's words, weighted by idf, that it contains with its heading; 0 to 1. */
  readonly coverage: number;
}
