import { sha256 } from '../system/sha256.ts';
import { articleId } from './article-id.ts';
import type { Article, Block, TextBlock } from './article.ts';
import { ArticleFault } from './corpus-fault.ts';
import type { FrontMatter } from './front-matter.ts';
import { guessLanguage } from '../language/detect-language.ts';
import { plainText } from '../language/visible-text.ts';

/** No title has more characters: a longer one is a paragraph that was taken for it. */
const TITLE_LIMIT = 256;

const BLOCK_SEPARATOR = '\n\n';

export interface DraftBlock {
  readonly kind: TextBlock['kind'];
  /** Without markup; may still hold line ends, runs of spaces and control characters. */
  readonly text: string;
}

/** An article as far as its format tells. */
export interface ArticleDraft extends FrontMatter {
  /** In reading order, without the title. */
  readonly blocks: readonly DraftBlock[];
}

/**
 * Makes an article of what its format found in the file at `path`.
 * @throws ArticleFault when it has no title or no sentences, or its name makes no id.
 */
export function composeArticle(draft: ArticleDraft, path: string): Article {
  const { publisher, url, date } = draft;
  const title = checkTitle(plainText(draft.title ?? ''));
  const { text, blocks } = joinBlocks(draft.blocks);
  if (!blocks.some(({ kind }) => kind === 'paragraph')) {
    throw new ArticleFault(
      'It has no sentences below its title.',
      'Write the text as paragraphs; code, HTML, tables and images are left out.',
    );
  }
  return {
    id: articleId(path),
    file: path,
    title,
    publisher,
    language: draft.language ?? guessLanguage(text),
    url,
    date,
    revision: revisionOf(title, text),
    text,
    blocks,
    omissions: [],
  };
}

/** Digits of an article's revision. */
export const REVISION_DIGITS = 8;

/** Changes whenever a quotation of the article could. */
export function revisionOf(title: string, text: string): string {
  return sha256(`${title}\n${text}`).slice(0, REVISION_DIGITS);
}

function checkTitle(title: string): string {
  if (title === '') {
    throw new ArticleFault(
      'It has no title.',
      'Begin it with a front matter that has a line "title: ...", or with a heading "# ..." (.md) or a line (.txt).',
    );
  }
  if (title.length > TITLE_LIMIT) {
    throw new ArticleFault(
      `Its title has ${title.length} characters, more than ${TITLE_LIMIT}; it begins: ${title.slice(0, 40)}`,
      'Put the title in a line of its own above the text.',
    );
  }
  return title;
}

/** Blocks without a letter or digit, such as a row of asterisks, say nothing and are dropped. */
function joinBlocks(drafts: readonly DraftBlock[]): {
  readonly text: string;
  readonly blocks: readonly Block[];
} {
  const blocks: Block[] = [];
  let text = '';
  for (const { kind, text: raw } of drafts) {
    const plain = plainText(raw);
    if (!/[\p{L}\p{N}]/u.test(plain)) continue;
    if (text !== '') text += BLOCK_SEPARATOR;
    blocks.push({ kind, start: text.length, end: text.length + plain.length });
    text += plain;
  }
  return { text, blocks };
}
