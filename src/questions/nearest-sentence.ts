import { bareWord } from '../language/typed-text.ts';
import { wordsOf } from '../language/words.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** So much of the words has to be common to both, for one to be taken for the other with mistakes. */
const LIKE = 0.5;

/**
 * A sentence as it is compared with what a person typed or copied: with a keyboard's blanks, and its letters composed. All else
 * has to be the same.
 */
export function comparable(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** Finds the sentence that somebody may have meant. The words of the sentences are counted once, when the first is asked for. */
export class NearestSentences {
  readonly #sentences: readonly Sentence[];
  #counts: readonly ReadonlyMap<string, number>[] | undefined;

  constructor(sentences: readonly Sentence[]) {
    this.#sentences = sentences;
  }

  /**
   * The one that shares the most words with what was typed (Sørensen and Dice's coefficient over the words, each as often as it
   * stands there); undefined where none shares half of them.
   */
  to(typed: string): Sentence | undefined {
    this.#counts ??= this.#sentences.map(({ text }) => counted(text));
    const words = counted(typed);
    const likenesses = this.#counts.map((counts) => likenessOf(words, counts));
    const most = likenesses.reduce((one, other) => Math.max(one, other), 0);
    return most < LIKE ? undefined : this.#sentences[likenesses.indexOf(most)];
  }
}

function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [word, count] of one) common += Math.min(count, other.get(word) ?? 0);
  const all = sum(one) + sum(other);
  return all === 0 ? 0 : (2 * common) / all;
}

function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text).map(bareWord)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const count of counts.values()) all += count;
  return all;
}
