import type { Article } from '../corpus/article.ts';
import { splitSentences } from './split-sentences.ts';

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
      });
    }
    paragraph++;
  }
  return sentences;
}
