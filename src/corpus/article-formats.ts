import type { ArticleEnding } from './article-endings.ts';
import type { ArticleDraft } from './article-draft.ts';
import { NO_META, readMeta, type LoadedMeta } from './article-meta.ts';
import type { Article } from './article.ts';
import { composeArticle } from './compose-article.ts';
import { ArticleFault, type CorpusProblem } from './corpus-fault.ts';
import type { CorpusFile } from './corpus-files.ts';
import { decodeText } from './decode-text.ts';
import { readDocx } from './read-docx.ts';
import { readEpub } from './read-epub.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPdf } from './read-pdf.ts';
import { readText } from './read-text.ts';

/**
 * Makes a draft of a file's bytes.
 * @throws ArticleFault when no article can be made of it.
 */
export type ArticleFormat = (bytes: Uint8Array) => ArticleDraft | Promise<ArticleDraft>;

/**
 * The format of each ending. A new one needs an ending in ARTICLE_ENDINGS and one function here; everything that is common to
 * articles (plain text, offsets, id, language, the checks) is `composeArticle`'s.
 */
export const ARTICLE_FORMATS = {
  '.md': (bytes) => readMarkdown(decodeText(bytes)),
  '.txt': (bytes) => readText(decodeText(bytes)),
  '.html': readHtml,
  '.htm': readHtml,
  '.pdf': readPdf,
  '.docx': readDocx,
  '.epub': readEpub,
} as const satisfies Record<ArticleEnding, ArticleFormat>;

export interface ReadArticle {
  readonly article: Article;
  /** What to know of its file, and of what is said beside it. */
  readonly warnings: readonly CorpusProblem[];
}

/** Makes an article of a file's bytes, or says why that cannot be done. Some files take hours: see `ArticleProcess`. */
export async function readArticle(
  { path, ending }: Pick<CorpusFile, 'path' | 'ending'>,
  bytes: Uint8Array,
  loaded?: LoadedMeta,
): Promise<ReadArticle | CorpusProblem> {
  try {
    const meta = loaded === undefined ? NO_META : readMeta(loaded);
    const format: ArticleFormat = ARTICLE_FORMATS[ending];
    const { article, warnings } = composeArticle(await format(bytes), path, meta);
    return { article, warnings: [...warnings.map((facts) => ({ path, facts })), ...meta.warnings] };
  } catch (fault) {
    if (fault instanceof ArticleFault) return { path, facts: fault.facts };
    throw new Error(`${path} could not be read`, { cause: fault });
  }
}
