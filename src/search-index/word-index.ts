import type { Language } from '../language/language.ts';
import { stemsOf } from '../language/words.ts';

/** A sentence as it is found by its words, its heading included; its position is its place in the input. */
export interface WordEntry {
  readonly text: string;
  readonly language: Language;
}

/** How much of a question's words the sentences share, 0 to 1. */
interface Coverage {
  readonly of: (position: number) => number;
  /**
   * The positions of the `k` sentences that cover most, best first, without those that share no word.
   * @param within positions from `start` to before `end` that count; all where left out
   */
  readonly top: (k: number, within?: readonly { readonly start: number; readonly end: number }[]) => number[];
}

/** The sentences of one language: a stem is a word of one language and its frequency is counted there. */
interface Postings {
  readonly sentences: number;
  readonly positionsByStem: ReadonlyMap<string, readonly number[]>;
}

/**
 * Finds sentences by the words they share with a question.
 *
 * Coverage is the share of the question's stems, weighted by idf, that a text contains:
 * `sum(idf of shared stems) / sum(idf of the question's stems)`, with the idf of BM25 (Robertson, Zaragoza 2009),
 * `ln(1 + (N - df + 0.5) / (df + 0.5))`, over the sentences of the text's language. Stems that no sentence holds count
 * too: a question about something else covers little.
 */
export class WordIndex {
  readonly #byLanguage: ReadonlyMap<Language, Postings>;

  constructor(entries: readonly WordEntry[]) {
    this.#byLanguage = postingsByLanguage(entries);
  }

  /** @param stems the question's, as each language makes them */
  coverage(stems: ReadonlyMap<Language, ReadonlySet<string>>): Coverage {
    const covered = new Map<number, number>();
    for (const [language, postings] of this.#byLanguage) {
      const weights = [...(stems.get(language) ?? [])].map((stem) => {
        const positions = postings.positionsByStem.get(stem) ?? [];
        return { positions, idf: idf(postings.sentences, positions.length) };
      });
      const total = weights.reduce((sum, weight) => sum + weight.idf, 0);
      const shared = new Map<number, number>();
      for (const { positions, idf: weight } of weights) {
        for (const position of positions) shared.set(position, (shared.get(position) ?? 0) + weight);
      }
      for (const [position, sum] of shared) covered.set(position, sum / total);
    }
    return {
      of: (position) => covered.get(position) ?? 0,
      top: (k, within) =>
        [...covered]
          .filter(([at]) => within === undefined || within.some(({ start, end }) => start <= at && at < end))
          .toSorted(([positionA, a], [positionB, b]) => b - a || positionA - positionB)
          .slice(0, k)
          .map(([position]) => position),
    };
  }
}

function postingsByLanguage(entries: readonly WordEntry[]): Map<Language, Postings> {
  const byLanguage = new Map<Language, { sentences: number; positionsByStem: Map<string, number[]> }>();
  for (const [position, entry] of entries.entries()) {
    const postings = byLanguage.get(entry.language) ?? {
      sentences: 0,
      positionsByStem: new Map<string, number[]>(),
    };
    byLanguage.set(entry.language, postings);
    postings.sentences++;
    for (const stem of stemsOf(entry.text, entry.language)) {
      const positions = postings.positionsByStem.get(stem);
      if (positions === undefined) postings.positionsByStem.set(stem, [position]);
      else positions.push(position);
    }
  }
  return byLanguage;
}

function idf(sentences: number, containing: number): number {
  return Math.log(1 + (sentences - containing + 0.5) / (containing + 0.5));
}
