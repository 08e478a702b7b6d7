import type { Heading, List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isPartLabel } from '../../language/part-label.ts';
import { headingForm, isName } from '../heading-form.ts';
import { marksOf } from '../item-marks.ts';
import { goesOn } from '../line-breaks.ts';
import { WRITTEN_HEADING } from '../page/elements.ts';
import { HeadingFinder } from '../text-heading.ts';
import { sourceOf, textOf } from './markdown-tree.ts';

/**
 * Headings that their author wrote as text: a bold line that something follows (`**§ 4 Beiträge**`), or a part's number as in
 * plain text. They stand below all headings that are marked as such.
 */

const LOWEST_DEPTH = 6;

interface Beside {
  readonly before: RootContent | undefined;
  readonly next: RootContent | undefined;
}

/** The paragraph parted at its headings; undefined where it has none. */
export function partedAtHeadings(paragraph: Paragraph, { before, next }: Beside): RootContent[] | undefined {
  const lines = linesOf(paragraph);
  const texts = lines.map(textOfLine);
  // "§ 3" may stand alone, and its name below it.
  const isNameBelow = isNumberAlone(before) && texts.length === 1 && isName(texts[0] ?? '');
  const isMarked = (at: number): boolean =>
    isNameBelow ||
    (isBold(lines[at] ?? []) && (!isBold(lineBehind(at, lines, next)) || isNumbered(texts[at] ?? '')));
  const pieces = new HeadingFinder('marked').pieces(texts, {
    before: before?.type === 'paragraph' ? linesOf(before).map(textOfLine) : undefined,
    after: textBehind(next),
    isMarked,
  });
  if (pieces.every(({ kind }) => kind === 'lines')) return undefined;
  return pieces.map((piece, index) => {
    const own = lines.slice(piece.at, pieces[index + 1]?.at ?? lines.length);
    if (piece.kind === 'lines') return paragraphOf(own, piece.at, paragraph);
    return headingOf(own, piece, paragraph);
  });
}

/** The heading with the number of a part before it, where that stands alone: `**§ 3**` and, below it, `**Vorstand**`. */
export function withNumberBefore(before: RootContent | undefined, heading: RootContent): Heading | undefined {
  if (!isNumberAlone(before) || !isWritten(heading) || isNumbered(textOf(heading))) return undefined;
  return {
    ...before,
    data: heading.data ?? {},
    children: [...before.children, space(), ...heading.children],
  };
}

function isNumberAlone(node: RootContent | undefined): node is Heading {
  return isWritten(node) && isPartLabel(textOf(node));
}

function isWritten(node: RootContent | undefined): node is Heading {
  return node?.type === 'heading' && node.data?.hProperties?.[WRITTEN_HEADING] !== undefined;
}

function isNumbered(text: string): boolean {
  return isPartLabel(text) || headingForm(text)?.kind === 'part';
}

/**
 * Takes lines off the end of a list that CommonMark counts among its last item, since no empty line parts them: a statute's next
 * paragraph, "(3) …", or its next heading. @returns them as a paragraph
 */
export function takeLinesBehind(list: List, source: string): Paragraph | undefined {
  const last = list.children.at(-1)?.children.at(-1);
  if (last?.type === 'list') return takeLinesBehind(last, source);
  if (last?.type !== 'paragraph') return undefined;
  const lines = linesOf(last);
  const texts = lines.map(textOfLine);
  const written = sourceOf(last, source).split('\n');
  if (written.length !== lines.length) return undefined;
  const first = texts.findIndex(
    (text, at) =>
      at > 0 && /^\S/u.test(written[at] ?? '') && endsItem(text, lines[at] ?? [], texts[at - 1] ?? ''),
  );
  if (first < 0) return undefined;
  const behind = paragraphOf(lines.slice(first), first, last);
  last.children = joinedLines(lines.slice(0, first));
  return behind;
}

function endsItem(text: string, line: readonly PhrasingContent[], before: string): boolean {
  if (goesOn(before) && !/[,;]$/u.test(before)) return false;
  return isNumbered(text) || isBold(line) || marksOf(text).some(({ style }) => style === 'paragraph');
}

/** The lines of a paragraph, each as what stands in it. */
function linesOf({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else if (child.type !== 'text') lines.at(-1)?.push(child);
    else
      for (const [at, value] of child.value.split('\n').entries()) {
        if (at > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push({ type: 'text', value });
      }
  }
  return lines.filter((line, at) => line.length > 0 || at === 0);
}

function textOfLine(line: readonly PhrasingContent[]): string {
  return line.map(textOf).join('').trim();
}

/** A line of which nothing is not bold. */
function isBold(line: readonly PhrasingContent[]): boolean {
  const words = line.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return (
    words.length > 0 &&
    words.every(
      (node): boolean =>
        node.type === 'strong' ||
        (node.type === 'emphasis' && node.children.length > 0 && isBold(node.children)),
    )
  );
}

function lineBehind(
  at: number,
  lines: readonly PhrasingContent[][],
  next: RootContent | undefined,
): readonly PhrasingContent[] {
  if (at + 1 < lines.length) return lines[at + 1] ?? [];
  return next?.type === 'paragraph' ? (linesOf(next)[0] ?? []) : [];
}

/** Stands for a block of another kind than a paragraph. */
const ANOTHER_BLOCK: readonly string[] = ['•'];
const NOTHING_TO_HEAD: ReadonlySet<string> = new Set([
  'heading',
  'thematicBreak',
  'definition',
  'footnoteDefinition',
]);

/** What a heading may stand above, in lines. */
function textBehind(next: RootContent | undefined): readonly string[] | undefined {
  if (next === undefined || NOTHING_TO_HEAD.has(next.type)) return undefined;
  return next.type === 'paragraph' ? linesOf(next).map(textOfLine) : ANOTHER_BLOCK;
}

function paragraphOf(lines: readonly PhrasingContent[][], at: number, whole: Paragraph): Paragraph {
  return { type: 'paragraph', children: joinedLines(lines), ...placeOf(whole, at) };
}

function headingOf(
  lines: readonly PhrasingContent[][],
  { at, saysSomething }: { readonly at: number; readonly saysSomething: boolean },
  whole: Paragraph,
): Heading {
  const data = { hProperties: { [WRITTEN_HEADING]: String(saysSomething) } };
  return { type: 'heading', depth: LOWEST_DEPTH, children: joinedLines(lines), data, ...placeOf(whole, at) };
}

function joinedLines(lines: readonly PhrasingContent[][]): PhrasingContent[] {
  return lines.flatMap((line, at) => (at === 0 ? line : [{ type: 'text', value: '\n' } as const, ...line]));
}

function space(): PhrasingContent {
  return { type: 'text', value: ' ' };
}

function placeOf({ position }: Paragraph, at: number): Pick<Paragraph, 'position'> {
  if (position === undefined) return {};
  const start = { ...position.start, line: position.start.line + at };
  return { position: { start, end: position.end } };
}
