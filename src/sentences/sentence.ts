import type { Article, TextRange } from '../corpus/article.ts';
import { splitSentences } from './split-sentences.ts';

/** A cell of a row as a range of the row's text, and the head of its column. */
export interface SentenceCell extends TextRange {
  readonly head: string | undefined;
}

/**
 * What can be quoted: a sentence of an article's paragraphs, a row of its tables, or a heading that is a sentence.
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
  /** Of a row; undefined for a sentence of words. */
  readonly cells: readonly SentenceCell[] | undefined;
}

/** The sentences of the article's paragraphs in the text's order; headings only name what follows them. */
export function sentencesOf(article: Article): Sentence[] {
  const sentences: Sentence[] = [];
  let heading: string | undefined;
  let paragraph = 0;
  for (const block of article.blocks) {
    const text = article.text.slice(block.start, block.end);
    if (block.kind === 'heading') {
      heading = text;
      continue;
    }
    for (const range of splitSentences(text, article.language)) {
      sentences.push({
        articleId: article.id,
        ordinal: sentences.length,
        start: block.start + range.start,
        end: block.start + range.end,
        text: text.slice(range.start, range.end),
        paragraph,
        heading,
        cells: undefined,
      });
    }
    paragraph++;
  }
  return sentences;
}
