import type { Sentence } from '../sentences/sentence.ts';

/** Parts a row's form from any text: no sentence begins with a line end. */
const ROW = '\n';

/**
 * Equal for two sentences that say the same letter for letter, however their letters are composed; for rows of tables also
 * where the heads of their cells are the same.
 */
export function samenessOf({ text, cells }: Pick<Sentence, 'text' | 'cells'>): string {
  const form =
    cells === undefined
      ? text
      : ROW + JSON.stringify(cells.map(({ head = null, start, end }) => [head, text.slice(start, end)]));
  return form.normalize('NFC');
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
