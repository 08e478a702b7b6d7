import { plainText } from '../language/visible-text.ts';
import type { ArticleDraft, DraftBlock, DraftText } from './article-draft.ts';
import { splitFrontMatter } from './front-matter.ts';
import { lineReader, type LineReader } from './line-breaks.ts';
import { headingIn, UNDERLINE } from './text-heading.ts';

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
  let heading: DraftText | undefined;
  for (const [at, { lines, line }] of paragraphs.entries()) {
    const found = headingIn(lines, { before: paragraphs[at - 1]?.lines, after: paragraphs[at + 1]?.lines });
    if (found !== undefined) {
      const { text, saysSomething } = found;
      heading = { kind: 'heading', lists: 0, saysSomething, line, heading, text };
      blocks.push(heading);
    }
    const taken = found?.lines ?? 0;
    // A rule below a sentence is none of it.
    const written = lines.slice(taken).map((text) => (UNDERLINE.test(text) ? '' : text));
    for (const part of reader.parts(written.join('\n'))) {
      const place = { line: line + taken + part.at, heading, lists: Number(part.isItem) };
      blocks.push({ kind: 'paragraph', saysSomething: true, ...place, text: part.text });
    }
  }
  return blocks;
}
