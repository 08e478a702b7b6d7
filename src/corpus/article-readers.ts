import type { ArticleReader } from './article-reader.ts';
import type { ArticleEnding } from './list-corpus-files.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

/** The reader of each ending in ARTICLE_ENDINGS. */
export const ARTICLE_READERS = {
  '.md': readMarkdown,
  '.txt': readText,
} as const satisfies Record<ArticleEnding, ArticleReader>;
