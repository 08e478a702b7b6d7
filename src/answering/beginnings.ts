import type { SentencePlace } from '../search-index/search-index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { firstWords, headingWords } from './requests/request.ts';

/** A sentence is asked for by no fewer of its first words, without articles and the like: examples quote six with them. */
const SENTENCE_WORDS = 3;
/** Where those stand in a sentence, and what of it is compared with all that are asked for. In characters. */
const FIRST_WORDS = 100;
const COMPARED = 200;
/** Of sentences that begin alike, so many are compared: a form letter has thousands. */
const MOST_ALIKE = 100;

/** The sentences by their first words. */
export class Beginnings {
  readonly #byWords = new Map<string, Sentence[]>();

  /** @param sentences by article, then by ordinal */
  constructor(sentences: readonly Sentence[]) {
    for (const sentence of sentences) {
      const words = firstWords(sentence.text.slice(0, FIRST_WORDS), SENTENCE_WORDS);
      if (words.length < SENTENCE_WORDS) continue;
      const key = keyOf(words);
      const alike = this.#byWords.get(key);
      if (alike === undefined) this.#byWords.set(key, [sentence]);
      else alike.push(sentence);
    }
  }

  /** The first sentence that begins with these words; undefined for fewer of them than tell a sentence. */
  with(words: readonly string[], articleId?: string): SentencePlace | undefined {
    if (words.length < SENTENCE_WORDS) return undefined;
    const wanted = `${words.join(' ')} `;
    const alike = (this.#byWords.get(keyOf(words)) ?? []).filter(
      (sentence) => articleId === undefined || sentence.articleId === articleId,
    );
    return alike
      .slice(0, MOST_ALIKE)
      .find(({ text }) => `${headingWords(text.slice(0, COMPARED)).join(' ')} `.startsWith(wanted));
  }
}

function keyOf(words: readonly string[]): string {
  return words.slice(0, SENTENCE_WORDS).join(' ');
}
