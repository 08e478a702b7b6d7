import type { ArticleReader } from './article-reader.ts';
import type { ArticleEnding } from './list-corpus-files.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

/**
 * The reader of each ending. A new format needs an ending in ARTICLE_ENDINGS and one function here; everything that
 * is common to articles (plain text, offsets, id, language, the checks) is `composeArticle`'s.
 */
export const ARTICLE_READERS = {
  '.md': readMarkdown,
  '.txt': readText,
} as const satisfies Record<ArticleEnding, ArticleReader>;
