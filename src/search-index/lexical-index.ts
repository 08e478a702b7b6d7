import type { Language } from '../language/language.ts';
import { stemsOf } from '../language/words.ts';

/** A sentence as the lexical index takes it, its heading included; its label is its place in the input. */
export interface LexicalEntry {
  readonly text: string;
  readonly language: Language;
}

/** How much of a question's words the sentences share, 0 to 1. */
export interface Coverage {
  readonly of: (label: number) => number;
  /** The labels of the `k` sentences that cover most, best first, without those that share no word. */
  readonly top: (k: number) => number[];
}

/** The sentences of one language: a stem is a word of one language and its frequency is counted there. */
interface Postings {
  readonly sentences: number;
  readonly labelsByStem: ReadonlyMap<string, readonly number[]>;
}

/**
 * Finds sentences by the words they share with a question.
 *
 * Coverage is the share of the question's stems, weighted by idf, that a text contains:
 * `sum(idf of shared stems) / sum(idf of the question's stems)`, with the idf of BM25 (Robertson, Zaragoza 2009),
 * `ln(1 + (N - df + 0.5) / (df + 0.5))`, over the sentences of the text's language. Stems that no sentence holds count
 * too: a question about something else covers little.
 */
export class LexicalIndex {
  readonly #byLanguage: ReadonlyMap<Language, Postings>;

  constructor(entries: readonly LexicalEntry[]) {
    this.#byLanguage = postingsByLanguage(entries);
  }

  coverage(question: string): Coverage {
    const covered = new Map<number, number>();
    for (const [language, postings] of this.#byLanguage) {
      const weights = [...stemsOf(question, language)].map((stem) => {
        const labels = postings.labelsByStem.get(stem) ?? [];
        return { labels, idf: idf(postings.sentences, labels.length) };
      });
      const total = weights.reduce((sum, weight) => sum + weight.idf, 0);
      for (const { labels, idf: weight } of weights) {
        for (const label of labels) covered.set(label, (covered.get(label) ?? 0) + weight / total);
      }
    }
    return {
      of: (label) => covered.get(label) ?? 0,
      top: (k) =>
        [...covered]
          .toSorted(([labelA, a], [labelB, b]) => b - a || labelA - labelB)
          .slice(0, k)
          .map(([label]) => label),
    };
  }
}

function postingsByLanguage(entries: readonly LexicalEntry[]): Map<Language, Postings> {
  const byLanguage = new Map<Language, { sentences: number; labelsByStem: Map<string, number[]> }>();
  for (const [label, entry] of entries.entries()) {
    const postings = byLanguage.get(entry.language) ?? {
      sentences: 0,
      labelsByStem: new Map<string, number[]>(),
    };
    byLanguage.set(entry.language, postings);
    postings.sentences++;
    for (const stem of stemsOf(entry.text, entry.language)) {
      const labels = postings.labelsByStem.get(stem);
      if (labels === undefined) postings.labelsByStem.set(stem, [label]);
      else labels.push(label);
    }
  }
  return byLanguage;
}

function idf(sentences: number, containing: number): number {
  return Math.log(1 + (sentences - containing + 0.5) / (containing + 0.5));
}
