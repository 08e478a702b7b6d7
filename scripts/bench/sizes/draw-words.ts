import { wordsOf } from '../../../src/language/words.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** How many words there are to draw: about what two million words of German prose hold. */
const WORDS = 100_000;
/** Shorter words are not joined to others. */
const JOINED_FROM = 4;

/**
 * Draws sentences that mean nothing, of words as frequent as words are: the one of rank r with a probability in proportion to
 * 1/r (Zipf's law). The first ranks are the words of real sentences by their frequency, the others are joined of two of them, as
 * German compounds are.
 */
export class WordDraw {
  readonly #random: SeededRandom;
  readonly #words: readonly string[];
  readonly #lengths: readonly number[];

  /** @param texts real sentences, whose lengths in words the drawn ones have too; one at least of more than a few words */
  constructor(texts: readonly string[], random: SeededRandom) {
    this.#random = random;
    const read = texts.map(wordsOf);
    this.#lengths = read.map(({ length }) => length);
    const words = new Set(byFrequency(read.flat()));
    const parts = [...words].filter(({ length }) => length >= JOINED_FROM);
    const most = Math.min(WORDS, words.size + parts.length ** 2 / 2);
    while (words.size < most) words.add(random.pick(parts) + random.pick(parts).toLowerCase());
    this.#words = [...words];
  }

  sentence(): string {
    const words = Array.from({ length: this.#random.pick(this.#lengths) }, () => this.#word());
    return `${words.join(' ')}.`;
  }

  #word(): string {
    const rank = Math.floor((this.#words.length + 1) ** this.#random.next());
    return this.#words[rank - 1] ?? '';
  }
}

function byFrequency(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
}
