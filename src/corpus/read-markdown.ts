import type { PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { ArticleFault } from './corpus-fault.ts';
import type { ArticleDraft, DraftBlock } from './compose-article.ts';
import { splitFrontMatter } from './front-matter.ts';
import { plainText } from '../language/visible-text.ts';

/**
 * Reads CommonMark. Headings, paragraphs, and the paragraphs in lists and quotations become blocks; code blocks,
 * HTML, tables and images are left out. The first heading of level 1 serves as the title where the front matter
 * has none, and is left out where it only repeats it.
 */
export function readMarkdown(content: string): ArticleDraft {
  const { frontMatter, body } = splitFrontMatter(content);
  const blocks = parseBlocks(body);
  const headline = blocks.find(({ depth }) => depth === 1);
  const headlineText = headline === undefined ? undefined : plainText(headline.text);
  const title = frontMatter.title ?? headlineText;
  return {
    ...frontMatter,
    title,
    blocks: title === headlineText ? blocks.filter((block) => block !== headline) : blocks,
  };
}

function parseBlocks(markdown: string): MarkdownBlock[] {
  try {
    return fromMarkdown(markdown).children.flatMap(blocksOf);
  } catch (fault) {
    // Parser and walk call themselves once a level: a few thousand levels exhaust the stack.
    if (!(fault instanceof RangeError)) throw fault;
    throw new ArticleFault(
      'Its lists or quotations are nested too deeply.',
      'Look for a long run of ">" or "-" at the beginning of a line, and shorten it.',
      { cause: fault },
    );
  }
}

interface MarkdownBlock extends DraftBlock {
  /** A heading's level, 1 to 6. */
  readonly depth?: number;
}

function blocksOf(node: RootContent): MarkdownBlock[] {
  if (node.type === 'heading') {
    return [{ kind: 'heading', text: inlineText(node.children), depth: node.depth }];
  }
  if (node.type === 'paragraph') {
    return [{ kind: 'paragraph', text: withoutTable(inlineText(node.children)) }];
  }
  if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
    return node.children.flatMap(blocksOf);
  }
  return [];
}

const LINE_BREAK_TAG = /^<br\b/i;

function inlineText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return inlineText(node.children);
      if (node.type === 'text' || node.type === 'inlineCode') return node.value;
      if (node.type === 'break' || (node.type === 'html' && LINE_BREAK_TAG.test(node.value))) return '\n';
      return '';
    })
    .join('');
}

const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * CommonMark knows no tables and reads one as a paragraph. The row of dashes below its head gives it away; from
 * the head on, the lines are cells and not sentences.
 */
function withoutTable(text: string): string {
  const lines = text.split('\n');
  const rule = lines.findIndex(
    (row, at) => row.includes('|') && TABLE_RULE.test(row) && lines[at - 1]?.includes('|') === true,
  );
  return rule === -1 ? text : lines.slice(0, rule - 1).join('\n');
}
