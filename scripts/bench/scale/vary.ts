import { SeededRandom } from '../seeded-random.ts';
import type { Document } from './document.ts';

const NUMBER = /\d+/gu;
const CAPITALISED = /\p{Lu}[\p{L}\p{M}]{2,}/gu;
const LOWER = /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]{2,}/gu;
/** What stands as seldom may be a slip. */
const LEAST_TIMES = 2;
/** A word that is also written small so often as this share of its places is no name. */
const MOST_SMALL = 0.05;

/**
 * The names of persons, places and things in documents: words that English and French, which write nouns small, write large in the
 * midst of sentences.
 */
export function namesIn(documents: readonly Document[]): ReadonlySet<string> {
  const [large, small] = [new Map<string, number>(), new Map<string, number>()];
  for (const { language, sections } of documents) {
    if (language === 'de') continue;
    for (const sentence of sections.flatMap(({ paragraphs }) => paragraphs.flat())) {
      for (const [word] of sentence.slice(1).matchAll(CAPITALISED)) count(large, word);
      for (const [word] of sentence.matchAll(LOWER)) count(small, word);
    }
  }
  const isName = ([word, times]: readonly [string, number]): boolean =>
    times >= LEAST_TIMES && (small.get(word.toLowerCase()) ?? 0) <= MOST_SMALL * times;
  return new Set([...large].filter(isName).map(([word]) => word));
}

function count(words: Map<string, number>, word: string): void {
  words.set(word, (words.get(word) ?? 0) + 1);
}

/** Writes sentences with other names and numbers: one name always for the same other one, as in a text about another matter. */
export class Variation {
  readonly #random: SeededRandom;
  readonly #names: readonly string[];
  readonly #others = new Map<string, string>();

  constructor(names: ReadonlySet<string>, seed: number) {
    this.#random = new SeededRandom(seed);
    this.#names = [...names];
    for (const name of this.#names) this.#others.set(name, this.#random.pick(this.#names));
  }

  of(sentence: string): string {
    return sentence
      .replaceAll(CAPITALISED, (word) => this.#others.get(word) ?? word)
      .replaceAll(NUMBER, (digits) => this.#number(digits.length));
  }

  /** Of as many digits. */
  #number(length: number): string {
    const least = length === 1 ? 0 : 10 ** (Math.min(length, 15) - 1);
    return String(Math.floor(this.#random.between(least, 10 ** Math.min(length, 15))));
  }
}
