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

/**
 * The sentence that somebody may have meant, as the one that shares the most words with what was typed (Sørensen and Dice's
 * coefficient over the words, each as often as it stands there); undefined where none shares half of them.
 */
export function nearestSentence(typed: string, sentences: readonly Sentence[]): Sentence | undefined {
  const words = counted(typed);
  let best: { readonly sentence: Sentence; readonly likeness: number } | undefined;
  for (const sentence of sentences) {
    const likeness = likenessOf(words, counted(sentence.text));
    if (likeness >= LIKE && likeness > (best?.likeness ?? 0)) best = { sentence, likeness };
  }
  return best?.sentence;
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
