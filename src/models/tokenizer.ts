import type { PreTrainedTokenizer } from '@xenova/transformers';

/** More than any piece of the vocabulary has: what lies beyond fills no window. */
const LETTERS_A_TOKEN = 32;

/**
 * Text as token ids, a sentence at a time.
 *
 * The tokenizer works on one whitespace-separated word after the other, so the ids of a paragraph are the ids of its
 * sentences one after the other: late chunking knows each sentence's tokens without offsets, which the library does
 * not give.
 */
export class Tokens {
  /** The place of the first token after the opening special token. */
  readonly bodyStart: number;
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #opening: readonly number[];
  readonly #closing: readonly number[];
  readonly #limit: number;

  constructor(tokenizer: PreTrainedTokenizer) {
    const frame = tokenizer.encode('');
    this.#tokenizer = tokenizer;
    this.#opening = frame.slice(0, 1);
    this.#closing = frame.slice(1);
    this.#limit = tokenizer.model_max_length;
    this.bodyStart = this.#opening.length;
  }

  /** The ids of a text without special tokens: one that the text spells out, such as `</s>`, is only characters. */
  encode(text: string): number[] {
    // The tokenizer recurses over a word's letters: one of 300,000 would overflow the stack.
    let harmless = text.slice(0, this.#limit * LETTERS_A_TOKEN);
    for (const token of this.#tokenizer.special_tokens) {
      harmless = harmless.replaceAll(token, `${token.slice(0, 1)} ${token.slice(1)}`);
    }
    return this.#tokenizer.encode(harmless, null, { add_special_tokens: false });
  }

  /** How many tokens fit into the model's window beside a prefix and the special tokens. */
  roomFor(prefix: readonly number[]): number {
    return this.#limit - this.#opening.length - prefix.length - this.#closing.length;
  }

  /** A whole input of the model; what its window cannot hold, the closing token included, is cut off. */
  sequence(body: readonly number[]): number[] {
    return [...this.#opening, ...body, ...this.#closing].slice(0, this.#limit);
  }
}
