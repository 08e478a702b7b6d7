import type { Language } from '../language/language.ts';
import { plainText } from '../language/visible-text.ts';
import type { ArticleDraft } from './article-draft.ts';
import type { FilePlace } from './article.ts';
import { withinTheStack } from './corpus-fault.ts';
import { splitFrontMatter } from './front-matter.ts';
import { lineReader } from './line-breaks.ts';
import { amendMarkdown } from './markdown/amend-markdown.ts';
import { pageOf, parseMarkdown } from './markdown/parse-markdown.ts';

import { takeUnseen } from './markdown/take-unseen.ts';
import { readPage, type PageBlock } from './page/page-blocks.ts';
import { shownTexts } from './page/shown-text.ts';

/**
 * Reads GitHub's Markdown by way of the page that a browser would show of it, the HTML in it included: what a reader sees there
 * can be quoted. Code, images, comments, scripts and struck text are left out and named. The first heading of level 1 serves as
 * the title where the front matter has none, and is left out where it only repeats it.
 */
export function readMarkdown(content: string): ArticleDraft {
  const { frontMatter, body, bodyLine, warnings } = splitFrontMatter(content);
  const { blocks, ...rest } = withinTheStack(() => readBody(body, bodyLine, frontMatter.language));
  const headline = blocks.find((block) => block.kind === 'heading' && block.depth === 1);
  const headlineText = headline?.kind === 'heading' ? plainText(headline.text) : undefined;
  const title = frontMatter.title ?? headlineText;
  return {
    ...frontMatter,
    ...rest,
    title,
    warnings,
    blocks: title === headlineText ? blocks.filter((block) => block !== headline) : blocks,
  };
}

type Body = Pick<ArticleDraft, 'omissions' | 'unread' | 'shown' | 'marks'> & {
  readonly blocks: readonly PageBlock[];
};

function readBody(markdown: string, firstLine: number, language: Language | undefined): Body {
  const tree = parseMarkdown(markdown);
  const unread = takeUnseen(tree, markdown).map((text) => inFile(text, firstLine));
  // As CommonMark has it: what the amended tree and its blocks are held against.
  const shown = shownTexts(pageOf(tree, markdown), firstLine);
  const taken = amendMarkdown(tree, markdown);
  const lines = lineReader(markdown, language);
  const { blocks, omissions } = readPage(pageOf(tree, markdown), { firstLine, lines });
  const marked = taken.omissions.map((omission) => inFile(omission, firstLine));
  return {
    blocks,
    omissions: [...omissions, ...marked],
    unread,
    shown: shown.flatMap(({ line = firstLine, text }) =>
      lines.parts(text).map((part) => ({ line: line + part.at, text: part.text })),
    ),
    marks: taken.marks,
  };
}

/** What stands in a line of the file's body, with its line of the file. */
function inFile<T extends FilePlace>(placed: T, firstLine: number): T {
  return { ...placed, line: (placed.line ?? 1) + firstLine - 1 };
}
