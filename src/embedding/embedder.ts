/** The model that made a vector. Two vectors may be compared only when their fingerprints are equal. */
export interface ModelIdentity {
  readonly name: string;
  /** sha256 (hexadecimal) over the model's files and the version of the embedding recipe. */
  readonly fingerprint: string;
  /** Components of a vector. */
  readonly dimension: number;
}

/** What a sentence is searched and read by. `own` and `inContext` have length 1. */
export interface SentenceVectors {
  /** The sentence embedded by itself. */
  readonly own: Float32Array;
  /** The mean of its token vectors when its whole paragraph is read at once (late chunking, arXiv 2409.04701). */
  readonly inContext: Float32Array;
  /** The vectors of its tokens in that context, one after another, as `quantise` makes them. */
  readonly tokens: Int8Array;
}

/** A question as it is searched (`vector`, of length 1) and as it is read token by token. */
export interface QueryVectors {
  readonly vector: Float32Array;
  /** Without the prefix and the special tokens; as `quantise` makes them. */
  readonly tokens: Int8Array;
}

/** A paragraph's vectors, in the order of its sentences; `index` is the paragraph's place in the call's input. */
export interface ParagraphVectors {
  readonly index: number;
  readonly sentences: readonly SentenceVectors[];
}

export interface Embedder {
  readonly model: ModelIdentity;
  /** Text beyond the model's window is cut off. */
  embedQuery(question: string): Promise<QueryVectors>;
  /**
   * The vectors of paragraphs given as lists of sentences, as they become ready and in no promised order.
   * Runs the model synchronously: the event loop stands still for each paragraph.
   */
  embedParagraphs(paragraphs: readonly (readonly string[])[]): AsyncIterable<ParagraphVectors>;
}
