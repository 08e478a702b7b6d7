import type { Embedder } from '../../../src/embedding/embedder.ts';
import { vectorsOf } from '../../../src/indexing/embed-paragraphs.ts';
import type { Question } from '../../../src/retrieval/retrieve.ts';
import type { IndexContent } from '../../../src/search-index/index-store.ts';
import type { Footprint, System } from '../record.ts';
import type { EvaluationSet } from '../sets/evaluation-set.ts';
import type { Passage } from './passage.ts';

/** A way to find what answers that a person may pick, over the articles of one set. */
export interface Baseline {
  readonly system: System;
  readonly footprint: Footprint;
  /** Whether it searches by the question's vector, which then belongs to its time. */
  readonly embedsQuestion: boolean;
  /** What it shows, best first. @param articleId looks into this article alone */
  readonly search: (question: Question, articleId: string | undefined) => Promise<readonly Passage[]>;
}

/** A set's articles and sentences with beleg's vectors, made once for all that search by them. */
interface EmbeddedContent extends IndexContent {
  /** What the vectors took, in milliseconds. */
  readonly embedding: number;
}

/** Embeds a set's sentences as a build does. */
export async function embedContent(
  { articles, sentences }: Pick<EvaluationSet, 'articles' | 'sentences'>,
  embedder: Embedder,
): Promise<EmbeddedContent> {
  const started = performance.now();
  const vectors = await vectorsOf(sentences, embedder);
  return { articles, sentences, vectors, embedding: performance.now() - started };
}

export interface BaselineParts {
  readonly content: EmbeddedContent;
  readonly embedder: Embedder;
}
