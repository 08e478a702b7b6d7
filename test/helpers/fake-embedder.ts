import { createHash } from 'node:crypto';
import type { Embedder, Paragraph, ParagraphVectors } from '../../src/embedding/embedder.ts';
import { normalise } from '../../src/embedding/vector.ts';
import type { ModelIdentity } from '../../src/models/model-files.ts';

export const FAKE_MODEL: ModelIdentity = { name: 'fake', fingerprint: 'fake-1', dimension: 8 };

interface FakeEmbedderOptions {
  readonly model?: ModelIdentity;
  /** Fails when it is to embed one paragraph more than this. */
  readonly paragraphsBeforeFailure?: number;
}

/** Gives every text a direction of its own, always the same, and keeps what it was given. */
export class FakeEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly #limit: number;
  /** The sentences of every paragraph embedded, in order. */
  readonly embedded: (readonly string[])[] = [];

  constructor({ model = FAKE_MODEL, paragraphsBeforeFailure = Infinity }: FakeEmbedderOptions = {}) {
    this.model = model;
    this.#limit = paragraphsBeforeFailure;
  }

  async embedQuery(question: string): Promise<Float32Array> {
    return directionOf(question, this.model.dimension);
  }

  /** As if it knew every word. */
  pieces(): number {
    return 1;
  }

  /** The last paragraph first: callers must not rely on an order. */
  async *embedParagraphs(paragraphs: readonly Paragraph[]): AsyncGenerator<ParagraphVectors> {
    for (const [index, paragraph] of [...paragraphs.entries()].toReversed()) {
      if (this.embedded.length >= this.#limit) throw new Error('The fake embedder was told to fail');
      this.embedded.push(paragraph.sentences);
      const { dimension } = this.model;
      yield { index, vectors: paragraph.sentences.map((text) => fakeVector(text, paragraph, dimension)) };
    }
  }
}

/** What the fake embedder makes of a sentence: as of a true one, it depends on the whole paragraph and its heading. */
export function fakeVector(
  text: string,
  { heading = '', sentences }: Paragraph,
  dimension: number,
): Float32Array {
  return directionOf([text, heading, ...sentences].join('\n'), dimension);
}

/** A unit vector that depends on nothing but the text. */
export function directionOf(text: string, dimension: number): Float32Array {
  const bytes = createHash('shake128', { outputLength: dimension }).update(text).digest();
  return normalise(Float32Array.from(bytes, (byte) => byte - 127.5));
}
