import { isCommonWord } from '../language/common-words.ts';
import type { ArticleWords, HeldText } from './article-words.ts';
import type { QuotedWord } from './quoted-words.ts';

/** What a quotation and a passage share, counted word by word as they stand for each other. */
export class Likeness {
  readonly #articles: ArticleWords;
  readonly #text: HeldText;
  readonly #all = new SharedWords();
  readonly #telling = new SharedWords();

  constructor(articles: ArticleWords, text: HeldText) {
    this.#articles = articles;
    this.#text = text;
  }

  /** As `Alignment` has them. */
  get result(): { readonly likeness: number; readonly tellingLikeness: number } {
    return { likeness: this.#all.share, tellingLikeness: this.#telling.share };
  }

  /** Counts a word of the quotation, the article's at a place, or both where they stand for each other. */
  count(quoted: QuotedWord | undefined, place: number | undefined): void {
    const { language } = this.#text.article;
    const word = quoted?.isWord === true ? quoted : undefined;
    const written = place !== undefined && this.#articles.isWordAt(place) ? place : undefined;
    const isCommon =
      written !== undefined && this.#articles.foldedOf(this.#articles.idAt(written)) === word?.folded;
    this.#all.count(word !== undefined, written !== undefined, isCommon);
    const tellsQuoted = word !== undefined && !isCommonWord(word.form, language);
    const tellsWritten =
      written !== undefined && !isCommonWord(this.#articles.formAt(written, this.#text), language);
    this.#telling.count(tellsQuoted, tellsWritten, isCommon && tellsQuoted);
  }
}

class SharedWords {
  #quoted = 0;
  #written = 0;
  #common = 0;

  count(isQuoted: boolean, isWritten: boolean, isCommon: boolean): void {
    if (isQuoted) this.#quoted++;
    if (isWritten) this.#written++;
    if (isCommon) this.#common++;
  }

  /** Of the words of the one that has more, 0 to 1. */
  get share(): number {
    return this.#common / Math.max(1, this.#quoted, this.#written);
  }
}
