import type { Article } from '../corpus/article.ts';
import { plainText } from '../language/visible-text.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** An article with its sentences. */
export interface ReadArticle {
  readonly article: Pick<Article, 'title' | 'text'>;
  readonly sentences: readonly Pick<Sentence, 'ordinal' | 'text'>[];
}

/** How a source differs from the article that was made of it. */
export interface SourceDifference {
  /** Sentences of the article that no longer stand in the source, in their order. */
  readonly missing: readonly { readonly ordinal: number; readonly text: string }[];
  /** Sentences of the source that the article has not, in their order. */
  readonly added: readonly string[];
}

/**
 * Holds an article against what its source says by now. A sentence stands there where its words and marks do in their order, whatever
 * the spaces, the form of the quotation marks and dashes, and the breaks between blocks: these differ between formats.
 */
export function compareWithSource(indexed: ReadArticle, source: ReadArticle): SourceDifference {
  const [before, now] = [new ComparedText(indexed), new ComparedText(source)];
  return {
    missing: indexed.sentences
      .filter(({ text }) => !now.holds(text))
      .map(({ ordinal, text }) => ({ ordinal, text })),
    added: source.sentences.filter(({ text }) => !before.holds(text)).map(({ text }) => text),
  };
}

/** A text in which sentences are looked for. */
class ComparedText {
  readonly #sentences: ReadonlySet<string>;
  readonly #text: string;

  constructor({ article: { title, text }, sentences }: ReadArticle) {
    this.#sentences = new Set(sentences.map((sentence) => comparedForm(sentence.text)));
    this.#text = ` ${comparedForm(`${title}\n${text}`)} `;
  }

  holds(text: string): boolean {
    const form = comparedForm(text);
    return this.#sentences.has(form) || this.#text.includes(` ${form} `);
  }
}

/** A word, or any other sign by itself. */
const WORD_OR_SIGN = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
/** What is written in several ways and says the same; the bar joins the cells of a row. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/["'„“”«»‚‘’‹›`´|]/gu, ' '],
  [/[‐‑‒–—―−]/gu, '-'],
];

/** Words and signs with a space between each, so that no word is found within another. */
function comparedForm(text: string): string {
  const unified = SAME.reduce(
    (form, [signs, sign]) => form.replaceAll(signs, sign),
    plainText(text).normalize('NFKC'),
  );
  return (unified.match(WORD_OR_SIGN) ?? []).join(' ');
}
