import { marksOf, withoutBullet } from '../item-marks.ts';
import { maySaySomething } from '../heading-form.ts';
import { joinedLines, type Hyphenation } from '../joined-lines.ts';
import type { DraftBlock, DraftTable, DraftText } from '../article-draft.ts';
import type { Omission } from '../article.ts';
import { excerptOf } from '../left-out.ts';
import type { ReadLine } from './column.ts';
import { joinedFlow, type FlowBlock, type TextFlow } from './flow.ts';
import { withoutMark } from './footnotes.ts';
import { headingStyle, isAbove, isCaption, type HeadingStyle } from './headings.ts';
import type { OutlineEntry } from './open-pdf.ts';
import type { NotedColumn } from './page-columns.ts';
import { paragraphsOf, type Paragraph } from './paragraphs.ts';
import { tablesIn } from './tables.ts';
import type { Typography } from './typography.ts';

interface ReadColumnsOptions {
  readonly typography: Typography;
  readonly hyphenation: Hyphenation;
  readonly outline: ReadonlyMap<string, OutlineEntry>;
}

interface PdfContent {
  readonly blocks: readonly DraftBlock[];
  readonly omissions: readonly Omission[];
  /** The lines of those. */
  readonly omitted: readonly ReadLine[];
  /** What of the lines' words is no word of the blocks: halves of parted ones, the marks of notes. */
  readonly marks: readonly string[];
  /** The highest headings of the first page, one below the other. */
  readonly headline: readonly DraftText[];
}

/** Makes blocks of the columns of a document: paragraphs, items, headings, tables, notes. */
export function readColumns(columns: readonly NotedColumn[], options: ReadColumnsOptions): PdfContent {
  const omissions: Omission[] = [];
  const omitted: ReadLine[] = [];
  const flow: FlowBlock[] = [];
  for (const [at, column] of columns.entries()) {
    for (const part of partsOf(column, options.typography)) {
      if ('table' in part) {
        flow.push({ kind: 'table', column: at, ...part });
        continue;
      }
      const text = joinedText(part.lines, options.hyphenation);
      if (isCode(part, options.typography)) {
        omissions.push({ what: 'code', page: part.lines[0]?.page ?? 1, excerpt: excerptOf(text) });
        omitted.push(...part.lines);
      } else flow.push({ ...part, ...kindOf(part, text, options), column: at });
    }
    for (const note of column.notes) flow.push({ kind: 'note', ...note, column: at, right: column.right });
  }
  const joined = joinedFlow(flow);
  const { drafts, headings } = draftsOf(joined, options.hyphenation);
  return {
    blocks: drafts,
    omissions,
    omitted,
    marks: joined.flatMap(marksIn),
    headline: headlineOf(headings, drafts),
  };
}

type Part = Paragraph | { readonly page: number; readonly table: Pick<DraftTable, 'heads' | 'rows'> };

/** The paragraphs of a column with the tables between them. */
function partsOf(column: NotedColumn, typography: Typography): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const addLines = (end: number): void => {
    parts.push(...paragraphsOf({ ...column, lines: column.lines.slice(from, end) }, typography));
  };
  for (const { from: start, end, table } of tablesIn(column.lines)) {
    addLines(start);
    parts.push({ page: column.lines[start]?.page ?? 1, table });
    from = end;
  }
  addLines(column.lines.length);
  return parts;
}

/** One line of monospaced letters may be an address in a text that is none. */
const FEWEST_LINES_OF_CODE = 2;

function isCode({ lines }: Paragraph, { isMonospaced }: Typography): boolean {
  return !isMonospaced && lines.length >= FEWEST_LINES_OF_CODE && lines.every((line) => line.isMonospaced);
}

function kindOf(
  part: Paragraph,
  text: string,
  options: ReadColumnsOptions,
): Pick<TextFlow, 'kind' | 'style'> {
  if (isCaption(text)) return { kind: 'caption', style: undefined };
  const style = headingStyle(part, text, options);
  if (style !== undefined) return { kind: 'heading', style };
  return { kind: marksOf(text).length > 0 ? 'item' : 'paragraph', style };
}

function joinedText(lines: readonly ReadLine[], hyphenation: Hyphenation): string {
  return joinedLines(
    lines.map(({ text }) => text),
    hyphenation,
  );
}

interface StyledHeading {
  readonly draft: DraftText;
  readonly style: HeadingStyle;
}

function draftsOf(
  flow: readonly FlowBlock[],
  hyphenation: Hyphenation,
): { readonly drafts: readonly DraftBlock[]; readonly headings: readonly StyledHeading[] } {
  const drafts: DraftBlock[] = [];
  const all: StyledHeading[] = [];
  /** Those that the next block stands under, the highest first. */
  const headings: StyledHeading[] = [];
  let edges: readonly number[] = [];
  for (const block of flow) {
    const above = headings.at(-1)?.draft;
    if (block.kind === 'table') {
      drafts.push({ kind: 'table', page: block.page, heading: above, ...block.table });
      continue;
    }
    if (block.style === undefined) {
      edges = block.kind === 'item' ? withEdge(edges, block.lines[0]) : [];
      drafts.push(paragraphDraft(block, { heading: above, lists: edges.length }, hyphenation));
      continue;
    }
    const { style } = block;
    while (headings.length > 0 && !isAbove(headings.at(-1)?.style ?? style, style)) headings.pop();
    const text = joinedText(block.lines, hyphenation);
    const draft: DraftText = {
      kind: 'heading',
      lists: 0,
      saysSomething: maySaySomething(text),
      heading: headings.at(-1)?.draft,
      page: block.lines[0]?.page ?? 1,
      text,
    };
    headings.push({ draft, style });
    all.push({ draft, style });
    drafts.push(draft);
  }
  return { drafts, headings: all };
}

/** A title stands at the top, below the name of a series or of whoever published it. */
const MOST_ABOVE_TITLE = 5;

function headlineOf(headings: readonly StyledHeading[], drafts: readonly DraftBlock[]): DraftText[] {
  const onFirst = headings
    .filter(({ draft }) => draft.page === headings[0]?.draft.page)
    .slice(0, MOST_ABOVE_TITLE);
  const at = onFirst.findIndex(({ style }) => !onFirst.some((other) => isAbove(other.style, style)));
  const [highest, ...below] = onFirst.slice(Math.max(0, at));
  if (highest === undefined) return [];
  const from = drafts.indexOf(highest.draft) + 1;
  // Below text of the article stands the heading of a part.
  const end = below.findIndex(
    ({ style, draft }, index) => isAbove(highest.style, style) || drafts[from + index] !== draft,
  );
  return [highest, ...below.slice(0, end === -1 ? undefined : end)].map(({ draft }) => draft);
}

const PARTED = /[-\u2010\u00AD]$/u;

function marksIn(block: FlowBlock): string[] {
  if (block.kind === 'table') return [];
  const halves = block.lines.flatMap(({ text }, at) => {
    const next = block.lines[at + 1]?.text;
    if (next === undefined || !PARTED.test(text)) return [];
    return [text.split(' ').at(-1) ?? '', next.split(' ', 1)[0] ?? ''];
  });
  const first = block.lines[0]?.text.split(' ', 1)[0] ?? '';
  return block.mark === undefined ? halves : [...halves, block.mark, first];
}

/** The left edges of the items that an item lies within, with its own. */
function withEdge(edges: readonly number[], line: ReadLine | undefined): readonly number[] {
  if (line === undefined) return edges;
  return [...edges.filter((edge) => edge < line.x - line.size / 2), line.x];
}

function paragraphDraft(
  { kind, lines }: TextFlow,
  place: Pick<DraftText, 'heading' | 'lists'>,
  hyphenation: Hyphenation,
): DraftText {
  const text = joinedText(lines, hyphenation);
  const bare = kind === 'note' ? withoutMark(text) : kind === 'item' ? withoutBullet(text) : text;
  const page = lines[0]?.page ?? 1;
  const cut = text.length - bare.length;
  const pageBreaks = lines.flatMap((line, at) => {
    const further = line.page - (lines[at - 1]?.page ?? page);
    if (further === 0) return [];
    const offset = joinedText(lines.slice(0, at), hyphenation).length - cut;
    // A page between that holds nothing of it begins where the next one does.
    return Array.from({ length: further }, () => Math.max(0, offset));
  });
  return { kind: 'paragraph', saysSomething: true, ...place, page, text: bare, pageBreaks };
}
