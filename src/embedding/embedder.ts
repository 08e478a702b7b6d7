import type { ModelIdentity, ModelRole } from '../models/model-files.ts';

/** The recipe changes whenever the same model would give other vectors: prefixes, pooling, what is read together. */
export const EMBEDDER_ROLE: ModelRole = {
  name: 'embedder',
  recipe: 'late chunking under the heading, marks as typed',
};

/** What is embedded at once: the sentences of one paragraph, in its order, and the heading above it. */
export interface Paragraph {
  readonly heading: string | undefined;
  readonly sentences: readonly string[];
}

/** A paragraph's vectors, one a sentence, of length 1; `index` is the paragraph's place in the call's input. */
export interface ParagraphVectors {
  readonly index: number;
  readonly vectors: readonly Float32Array[];
}

export interface Embedder {
  readonly model: ModelIdentity;
  /** A vector of length 1. A long question is cut off. */
  embedQuery(question: string): Promise<Float32Array>;
  /** The parts that the model reads a word in: one, where it knows it as a whole. A promise where the model is in another process. */
  pieces(word: string): number | Promise<number>;
  /**
   * The vectors of paragraphs, as they become ready and in no promised order.
   * Runs the model synchronously: the event loop stands still for each paragraph.
   */
  embedParagraphs(paragraphs: readonly Paragraph[]): AsyncIterable<ParagraphVectors>;
}
