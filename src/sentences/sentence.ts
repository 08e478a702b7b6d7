/**
 * A sentence of an article's paragraphs; headings are not sentences.
 * Invariant: `article.text.slice(start, end) === text`.
 */
export interface Sentence {
  readonly articleId: string;
  /** Its number in the article, from 0. */
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The number of its paragraph in the article, from 0. */
  readonly paragraph: number;
  /** The nearest heading above it. */
  readonly heading: string | undefined;
}
