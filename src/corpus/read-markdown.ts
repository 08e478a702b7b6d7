import type { Language } from '../language/language.ts';
import { plainText } from '../language/visible-text.ts';
import type { ArticleDraft } from './article-draft.ts';
import type { Omission } from './article.ts';
import { ArticleFault } from './corpus-fault.ts';
import { splitFrontMatter } from './front-matter.ts';
import { excerptOf } from './left-out.ts';
import { lineReader } from './line-breaks.ts';
import { amendMarkdown } from './markdown/amend-markdown.ts';
import { pageOf, parseMarkdown } from './markdown/parse-markdown.ts';
import { strayNotesOf } from './markdown/markdown-tree.ts';
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

type Body = Pick<ArticleDraft, 'omissions' | 'shown' | 'marks'> & { readonly blocks: readonly PageBlock[] };

function readBody(markdown: string, firstLine: number, language: Language | undefined): Body {
  const tree = parseMarkdown(markdown);
  // As CommonMark has it: what the amended tree and its blocks are held against.
  const shown = shownTexts(pageOf(tree, markdown), firstLine);
  const strayNotes = strayNotesOf(tree).map(({ line, text }): Omission => ({
    what: 'text',
    line: line + firstLine - 1,
    excerpt: excerptOf(text),
  }));
  const { marks, embeds } = amendMarkdown(tree, markdown);
  const readLines = lineReader(markdown, language);
  const { blocks, omissions } = readPage(pageOf(tree, markdown), { firstLine, readLines });
  const named = embeds.map(({ line, name }): Omission => ({
    what: 'embed',
    line: line + firstLine - 1,
    excerpt: name,
  }));
  return {
    blocks,
    omissions: [...omissions, ...named, ...strayNotes],
    shown: shown.flatMap(({ line, text }) =>
      readLines(text).map((part) => ({ line: line + part.at, text: part.text })),
    ),
    marks,
  };
}

function withinTheStack<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    // Parsers and walks call themselves once a level: a few thousand levels exhaust the stack.
    if (!(fault instanceof RangeError)) throw fault;
    throw new ArticleFault(
      'Its lists, quotations or tags are nested too deeply.',
      'Look for a long run of ">", "-" or "<" at the beginning of a line, and shorten it.',
      { cause: fault },
    );
  }
}
