import type { ArticleDraft } from './article-draft.ts';
import type { ArticleEnding } from './corpus-files.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

/**
 * Makes a draft of a file's decoded text, whose lines end in `\n`.
 * @throws ArticleFault when no article can be made of it.
 */
type ArticleFormat = (content: string) => ArticleDraft;

/**
 * The format of each ending. A new one needs an ending in ARTICLE_ENDINGS and one function here; everything that is common to
 * articles (plain text, offsets, id, language, the checks) is `composeArticle`'s.
 */
export const ARTICLE_FORMATS = {
  '.md': readMarkdown,
  '.txt': readText,
} as const satisfies Record<ArticleEnding, ArticleFormat>;
