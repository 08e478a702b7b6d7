import type { Sentence } from '../sentences/sentence.ts';

/**
 * Equal for two sentences that say the same letter for letter, however their letters are composed; what they are read with is
 * part of it: the heads of a row's cells, and what announces an item of a list.
 */
export function samenessOf({ text, cells, lead }: Pick<Sentence, 'text' | 'cells' | 'lead'>): string {
  const parts = cells?.map(({ head = null, start, end }) => [head, text.slice(start, end)]);
  return JSON.stringify([lead, parts ?? text]).normalize('NFC');
}

/** Finds where else a sentence stands. */
export class SameSentences {
  /** Only what stands in several articles: the first place in each, in the articles' order. */
  readonly #places = new Map<string, Sentence[]>();

  /** @param sentences by article, then by ordinal */
  constructor(sentences: readonly Sentence[]) {
    const firsts = new Map<string, Sentence>();
    for (const sentence of sentences) {
      const sameness = samenessOf(sentence);
      const first = firsts.get(sameness);
      if (first === undefined) firsts.set(sameness, sentence);
      else this.#add(sameness, first, sentence);
    }
  }

  #add(sameness: string, first: Sentence, sentence: Sentence): void {
    const places = this.#places.get(sameness) ?? [first];
    if (places.at(-1)?.articleId === sentence.articleId) return;
    places.push(sentence);
    this.#places.set(sameness, places);
  }

  /** The first place in each other article, in the articles' order. */
  elsewhere(sentence: Sentence): readonly Sentence[] {
    const places = this.#places.get(samenessOf(sentence)) ?? [];
    return places.filter(({ articleId }) => articleId !== sentence.articleId);
  }
}
