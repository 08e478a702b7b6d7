import type { Language } from '../language/language.ts';
import type { ReadWords } from './read-words.ts';
import { TopMatches } from './top-matches.ts';

/** How much of a question's words the sentences share, 0 to 1. */
interface Coverage {
  readonly of: (position: number) => number;
  /**
   * The positions of the `k` sentences that cover most, best first, without those that share no word.
   * @param within positions from `start` to before `end` that count, none twice; all where left out
   */
  readonly top: (k: number, within?: readonly { readonly start: number; readonly end: number }[]) => number[];
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
  readonly #byLanguage: ReadonlyMap<Language, Pick<ReadWords, 'sentences' | 'positionsByStem'>>;
  readonly #size: number;

  constructor(read: ReadonlyMap<Language, ReadWords>) {
    this.#byLanguage = read;
    this.#size = [...read.values()].reduce((sum, { sentences }) => sum + sentences, 0);
  }

  /**
   * An addition for each place of a stem, and a number for each sentence: of 100,000 sentences some milliseconds.
   * @param stems the question's, as each language makes them
   */
  coverage(stems: ReadonlyMap<Language, ReadonlySet<string>>): Coverage {
    const covered = new Float64Array(this.#size);
    for (const [language, { sentences, positionsByStem }] of this.#byLanguage) {
      const weights = [...(stems.get(language) ?? [])].map((stem) => {
        const positions = positionsByStem.get(stem) ?? [];
        return { positions, idf: idf(sentences, positions.length) };
      });
      const total = weights.reduce((sum, weight) => sum + weight.idf, 0);
      for (const { positions, idf: weight } of weights) {
        for (const position of positions) covered[position] = (covered[position] ?? 0) + weight / total;
      }
    }
    const of = (position: number): number => Math.min(1, covered[position] ?? 0);
    return {
      of,
      top: (k, within = [{ start: 0, end: this.#size }]) => {
        const best = new TopMatches(k);
        for (const { start, end } of within) {
          for (let position = start; position < Math.min(end, this.#size); position++) {
            const score = of(position);
            if (score > 0) best.offer({ position, score });
          }
        }
        return best.bestFirst.map(({ position }) => position);
      },
    };
  }
}

/** Of a stem that so many of the sentences contain. */
export function idf(sentences: number, containing: number): number {
  return Math.log(1 + (sentences - containing + 0.5) / (containing + 0.5));
}
