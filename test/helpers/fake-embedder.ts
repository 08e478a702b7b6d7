import { createHash } from 'node:crypto';
import type {
  Embedder,
  ModelIdentity,
  ParagraphVectors,
  QueryVectors,
} from '../../src/embedding/embedder.ts';
import { quantise } from '../../src/embedding/token-vectors.ts';
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

  async embedQuery(question: string): Promise<QueryVectors> {
    const { dimension } = this.model;
    return { vector: directionOf(question, dimension), tokens: tokensOf(question, dimension) };
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
    const { dimension } = this.model;
    return {
      own: directionOf(text, dimension),
      inContext: directionOf(`${text}\n${paragraph.join(' ')}`, dimension),
      tokens: tokensOf(text, dimension),
    };
  }
}

/** A unit vector that depends on nothing but the text. */
export function directionOf(text: string, dimension: number): Float32Array {
  const bytes = createHash('shake128', { outputLength: dimension }).update(text).digest();
  return normalise(Float32Array.from(bytes, (byte) => byte - 127.5));
}

/** A token vector for each Latin word, which depends on nothing but the word; text in another script has no tokens. */
export function tokensOf(text: string, dimension: number): Int8Array {
  const words = text.match(/[\p{Script=Latin}\p{N}]+/gu) ?? [];
  return quantise(words.map((word) => directionOf(word, dimension)));
}
