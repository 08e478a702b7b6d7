import { plainText } from '../language/visible-text.ts';
import type { ArticleDraft, DraftBlock, DraftText } from './article-draft.ts';
import { splitFrontMatter } from './front-matter.ts';
import { headingForm, headingStyle } from './heading-form.ts';
import { lineReader, type LineReader } from './line-breaks.ts';
import { isPartLabel } from '../language/part-label.ts';
import { HeadingFinder, UNDERLINE, type HeadingPiece } from './text-heading.ts';

/**
 * Reads plain text: the first line is the title (where a front matter has not told it already), and empty lines separate the
 * paragraphs. `lineReader` says what their line breaks mean, `headingIn` which of them are headings.
 */
export function readText(content: string): ArticleDraft {
  const { frontMatter, body, bodyLine, warnings } = splitFrontMatter(content);
  const all = paragraphsIn(withoutRuleAbove(body), bodyLine);
  const firstLine = plainText(all[0]?.lines[0] ?? '');
  const title = frontMatter.title ?? firstLine;
  const lines = lineReader(body, frontMatter.language);
  return {
    ...frontMatter,
    title: title === '' ? undefined : title,
    blocks: blocksOf(title === firstLine ? withoutFirstLine(all) : all, lines),
    omissions: [],
    unread: [],
    shown: all.flatMap((paragraph) =>
      lines.parts(paragraph.lines.join('\n')).map(({ text, at }) => ({ line: paragraph.line + at, text })),
    ),
    marks: [],
    warnings,
  };
}

/** A rule above the title is none; its line stays, so that the others keep their numbers. */
function withoutRuleAbove(body: string): string {
  return body.replace(/^(\s*)[-=~_*]{3,}[ \t]*(?=\n)/u, '$1');
}

/** The lines between two empty ones. */
export interface Paragraph {
  readonly lines: readonly string[];
  /** Of the file, in which it begins. */
  readonly line: number;
}

function paragraphsIn(body: string, firstLine: number): Paragraph[] {
  const paragraphs: { lines: string[]; line: number }[] = [];
  let open = false;
  for (const [at, text] of body.split('\n').entries()) {
    const isEmpty = text.trim() === '';
    if (!isEmpty && open) paragraphs.at(-1)?.lines.push(text.trim());
    if (!isEmpty && !open) paragraphs.push({ lines: [text.trim()], line: firstLine + at });
    open = !isEmpty;
  }
  return paragraphs.map(withoutQuoteMarks);
}

/** A mail that is quoted has a mark in each line. */
function withoutQuoteMarks({ lines, line }: Paragraph): Paragraph {
  const isQuoted = lines.every((text) => text.startsWith('>'));
  return { line, lines: isQuoted ? lines.map((text) => text.replace(/^[> ]+/u, '')) : lines };
}

/** Without the title, and the line that underlines it. */
function withoutFirstLine([first, ...rest]: readonly Paragraph[]): Paragraph[] {
  if (first === undefined) return [];
  const taken = UNDERLINE.test(first.lines[1] ?? '') ? 2 : 1;
  const lines = first.lines.slice(taken);
  return lines.length === 0 ? rest : [{ lines, line: first.line + taken }, ...rest];
}

function blocksOf(paragraphs: readonly Paragraph[], reader: LineReader): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const finder = new HeadingFinder('all');
  let heading: DraftText | undefined;
  for (const [at, { lines, line }] of paragraphs.entries()) {
    const isBelowHeading = heading !== undefined && blocks.at(-1) === heading;
    const before = isBelowHeading ? undefined : paragraphs[at - 1]?.lines;
    for (const piece of finder.pieces(lines, { before, after: paragraphs[at + 1]?.lines })) {
      const place = line + piece.at;
      if (piece.kind === 'heading') {
        heading = headingOf(piece, place, blocks);
        blocks.push(heading);
        continue;
      }
      // A rule below a sentence is none of it.
      const written = piece.lines.map((text) => (UNDERLINE.test(text) ? '' : text));
      for (const { text, at: below, lists } of reader.parts(written.join('\n')))
        blocks.push({ kind: 'paragraph', saysSomething: true, line: place + below, heading, lists, text });
    }
  }
  return blocks;
}

/** A heading below those that it stands under; the number of a part that stands alone before it becomes its own. */
function headingOf({ text, saysSomething }: HeadingPiece, line: number, blocks: DraftBlock[]): DraftText {
  const last = blocks.findLast((block): block is DraftText => block.kind === 'heading');
  if (last === blocks.at(-1) && last !== undefined && isPartLabel(last.text) && isPlainName(text)) {
    blocks.pop();
    return { ...last, saysSomething, text: `${last.text} ${text}` };
  }
  const heading = headingAbove(headingStyle(text), last, last === blocks.at(-1));
  return { kind: 'heading', lists: 0, saysSomething, line, heading, text };
}

/** The last heading, or what that stands under where the two are of one level. */
function headingAbove(style: string, last: DraftText | undefined, isDirect: boolean): DraftText | undefined {
  if (last === undefined || (isDirect && headingStyle(last.text) !== style)) return last;
  let equal: DraftText | undefined = last;
  while (equal !== undefined && headingStyle(equal.text) !== style) equal = equal.heading;
  return equal === undefined ? last : equal.heading;
}

function isPlainName(text: string): boolean {
  return headingForm(text) === undefined && !isPartLabel(text);
}
