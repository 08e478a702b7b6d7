import type { ArticleDraft, DraftBlock } from './compose-article.ts';
import { splitFrontMatter } from './front-matter.ts';
import { plainText } from '../language/visible-text.ts';

/** The longest line that is taken for a heading: two lines in a newspaper's column. */
const HEADING_LIMIT = 80;

/**
 * Reads plain text: the first line is the title (where a front matter has not told it already), empty lines
 * separate the paragraphs, and line breaks inside a paragraph are mere wrapping.
 */
export function readText(content: string): ArticleDraft {
  const { frontMatter, body } = splitFrontMatter(content);
  const [firstLine = '', ...lines] = body.trim().split('\n');
  const headline = plainText(firstLine);
  const title = frontMatter.title ?? headline;
  const rest = title === headline ? lines.join('\n') : body;
  const paragraphs = rest.trim().split(/\n(?:[ \t]*\n)+/);
  return { ...frontMatter, title: title === '' ? undefined : title, blocks: paragraphs.map(toBlock) };
}

function toBlock(text: string, at: number, all: readonly string[]): DraftBlock {
  const isLast = at === all.length - 1;
  return { kind: !isLast && looksLikeHeading(text.trim()) ? 'heading' : 'paragraph', text };
}

/**
 * Headings are never quoted, so in doubt it is a paragraph: a heading is one short line that begins with a letter
 * or digit and does not end in punctuation.
 */
function looksLikeHeading(text: string): boolean {
  return text.length <= HEADING_LIMIT && !text.includes('\n') && /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(text);
}
