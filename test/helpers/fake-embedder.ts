import { createHash } from 'node:crypto';
import type { Embedder, ModelIdentity, ParagraphVectors } from '../../src/embedding/embedder.ts';
import { normalise } from '../../src/embedding/vector.ts';

export const FAKE_MODEL: ModelIdentity = { name: 'fake', fingerprint: 'fake-1', dimension: 8 };

interface FakeEmbedderOptions {
  readonly model?: ModelIdentity;
  /** Fails when it is to embed one paragraph more than this. */
  readonly paragraphsBeforeFailure?: number;
}

/** Gives every text a direction of its own, always the same, and keeps count of what it was asked. */
export class FakeEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly #limit: number;
  /** Every paragraph embedded, in order. */
  readonly embedded: (readonly string[])[] = [];
  calls = 0;

  constructor({ model = FAKE_MODEL, paragraphsBeforeFailure = Infinity }: FakeEmbedderOptions = {}) {
    this.model = model;
    this.#limit = paragraphsBeforeFailure;
  }

  async embedQuery(question: string): Promise<Float32Array> {
    return directionOf(question, this.model.dimension);
  }

  /** The last paragraph first: callers must not rely on an order. */
  async *embedParagraphs(paragraphs: readonly (readonly string[])[]): AsyncGenerator<ParagraphVectors> {
    this.calls += 1;
    for (const [index, sentences] of [...paragraphs.entries()].toReversed()) {
      if (this.embedded.length >= this.#limit) throw new Error('The fake embedder was told to fail');
      this.embedded.push(sentences);
      yield { index, sentences: sentences.map((text) => this.#vectors(text, sentences)) };
    }
  }

  #vectors(text: string, paragraph: readonly string[]): ParagraphVectors['sentences'][number] {
    return {
      own: directionOf(text, this.model.dimension),
      inContext: directionOf(`${text}\n${paragraph.join(' ')}`, this.model.dimension),
    };
  }
}

/** A unit vector that depends on nothing but the text. */
export function directionOf(text: string, dimension: number): Float32Array {
  const bytes = createHash('shake128', { outputLength: dimension }).update(text).digest();
  return normalise(Float32Array.from(bytes, (byte) => byte - 127.5));
}
