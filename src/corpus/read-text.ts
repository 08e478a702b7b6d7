import { plainText } from '../language/visible-text.ts';
import type { ArticleDraft, DraftBlock } from './article-draft.ts';
import { splitFrontMatter } from './front-matter.ts';
import { compoundsOf, partsOf } from './line-breaks.ts';
import { isTextHeading, UNDERLINE } from './text-heading.ts';

/**
 * Reads plain text: the first line is the title (where a front matter has not told it already), and empty lines separate the
 * paragraphs. `partsOf` says what their line breaks mean.
 */
export function readText(content: string): ArticleDraft {
  const { frontMatter, body, bodyLine, warnings } = splitFrontMatter(content);
  const [headline, ...paragraphs] = paragraphsIn(withoutRuleAbove(body), bodyLine);
  const firstLine = plainText(headline?.lines[0] ?? '');
  const title = frontMatter.title ?? firstLine;
  const all = headline === undefined ? [] : [headline, ...paragraphs];
  const kept = title === firstLine ? withoutFirstLine(all) : all;
  const compounds = compoundsOf(body);
  return {
    ...frontMatter,
    title: title === '' ? undefined : title,
    blocks: kept.flatMap((_, at) => blocksOf(kept, at, compounds)),
    omissions: [],
    shown: all.flatMap(({ lines, line }) =>
      partsOf(lines.join('\n'), compounds).map(({ text, at }) => ({ line: line + at, text })),
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
interface Paragraph {
  readonly lines: readonly string[];
  /** Of the file, in which it begins. */
  readonly line: number;
}

function paragraphsIn(body: string, firstLine: number): Paragraph[] {
  const paragraphs: { lines: string[]; line: number }[] = [];
  let open = false;
  for (const [at, text] of body.split('\n').entries()) {
    const isEmpty = text.trim() === '';
    if (!isEmpty && open) paragraphs.at(-1)?.lines.push(text);
    if (!isEmpty && !open) paragraphs.push({ lines: [text], line: firstLine + at });
    open = !isEmpty;
  }
  return paragraphs;
}

/** Without the title, and the line that underlines it. */
function withoutFirstLine([first, ...rest]: readonly Paragraph[]): Paragraph[] {
  if (first === undefined) return [];
  const taken = UNDERLINE.test(first.lines[1] ?? '') ? 2 : 1;
  const lines = first.lines.slice(taken);
  return lines.length === 0 ? rest : [{ lines, line: first.line + taken }, ...rest];
}

function blocksOf(
  paragraphs: readonly Paragraph[],
  at: number,
  compounds: ReadonlySet<string>,
): DraftBlock[] {
  const { lines = [], line = 1 } = paragraphs[at] ?? {};
  const [first = '', second = ''] = lines;
  if (UNDERLINE.test(second) && !/[.!…]\s*$/u.test(first.slice(-8))) {
    const rest = paragraphBlocks({ lines: lines.slice(2), line: line + 2 }, compounds);
    return [{ kind: 'heading', lists: 0, line, text: first }, ...rest];
  }
  const [text = ''] = lines;
  const isHeading =
    lines.length === 1 &&
    isTextHeading(text.trim(), {
      before: paragraphs[at - 1]?.lines.join('\n').trim(),
      after: paragraphs[at + 1]?.lines.join('\n').trim(),
    });
  return isHeading
    ? [{ kind: 'heading', lists: 0, line, text }]
    : paragraphBlocks({ lines, line }, compounds);
}

function paragraphBlocks({ lines, line }: Paragraph, compounds: ReadonlySet<string>): DraftBlock[] {
  return partsOf(lines.join('\n'), compounds).map(({ text, at, isItem }) => ({
    kind: 'paragraph',
    lists: Number(isItem),
    line: line + at,
    text,
  }));
}
