import type { DraftTable } from '../article-draft.ts';
import type { ReadLine } from './column.ts';
import { segmentText } from './line-text.ts';
import type { Segment } from './lines.ts';

/** Fewer rows of cells are a list of two, or a line with a wide gap. */
const FEWEST_ROWS = 3;
/** A table where cells are missing here and there. */
const FILLED = 0.6;
/** In sizes of the font: further below, it is another row's table. */
const FURTHEST = 3;
/** More letters in its cells, and they are lines of text beside each other, or notes beside a text. */
const LONGEST_CELL = 60;
/** Of its lines so many have several cells; else it is no table for sure. */
const ROWS = 0.6;

const ITEM_MARK = /^(?:[^\p{L}\p{N}]|[([]?[\p{L}\p{N}]{1,3}[.)\]]|[([]\p{N}{1,3})$/u;

export interface FoundTable {
  /** Of the column, the first and the one behind the last. */
  readonly from: number;
  readonly end: number;
  readonly table: Pick<DraftTable, 'heads' | 'rows'>;
}

interface Extent {
  readonly x: number;
  readonly end: number;
}

/** The tables of a column: rows whose cells stand below each other, with nothing across the gaps between. */
export function tablesIn(lines: readonly ReadLine[]): FoundTable[] {
  const tables: FoundTable[] = [];
  let from = 0;
  while (from < lines.length) {
    const end = endOfRows(lines, from);
    const found = end - from >= FEWEST_ROWS ? tableOf(lines.slice(from, end)) : undefined;
    if (found !== undefined) tables.push({ from, end, table: found });
    from = Math.max(end, from + 1);
  }
  return tables;
}

/** Behind the last line that may be of the table that a line begins. */
function endOfRows(lines: readonly ReadLine[], from: number): number {
  let columns: readonly Extent[] = [];
  let last = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line === undefined) break;
    if (at > from && before !== undefined && line.baseline - before.baseline > FURTHEST * line.size) break;
    const joined = withExtents(columns, line.segments);
    const isRow = hasCells(line);
    // A line that goes across what parts the columns ends the table; one within a column goes on in its cell.
    if (at > from && joined.length < Math.max(2, columns.length)) break;
    if (at === from && !isRow) return from;
    columns = joined;
    if (isRow || isWithin(line, columns)) last = at + 1;
  }
  return last;
}

/** In points. */
const SAME_GAP = 1;

/** Several segments, unless they are the words of a line that was stretched to the margin: those have equal gaps. */
function hasCells({ segments }: ReadLine): boolean {
  const gaps = segments.slice(1).map(({ x }, at) => x - (segments[at]?.end ?? x));
  const isStretched =
    gaps.length > 1 &&
    Math.max(...gaps) - Math.min(...gaps) < SAME_GAP &&
    segments.every((segment) => !segmentText(segment).includes(' '));
  return segments.length > 1 && !isStretched;
}

function isWithin(line: ReadLine, columns: readonly Extent[]): boolean {
  return columns.slice(1).some(({ x }) => line.x >= x - 1);
}

/** Columns and segments as far as they overlap, from the left. */
function withExtents(columns: readonly Extent[], segments: readonly Extent[]): Extent[] {
  const joined: Extent[] = [];
  for (const { x, end } of [...columns, ...segments].toSorted((a, b) => a.x - b.x)) {
    const last = joined.at(-1);
    if (last !== undefined && x < last.end)
      joined[joined.length - 1] = { x: last.x, end: Math.max(last.end, end) };
    else joined.push({ x, end });
  }
  return joined;
}

type Row = { text: string; readonly columns: readonly number[] }[];

function tableOf(lines: readonly ReadLine[]): FoundTable['table'] | undefined {
  const columns = lines.reduce<readonly Extent[]>((all, { segments }) => withExtents(all, segments), []);
  const columnOf = ({ x }: Segment): number => columns.findLastIndex((column) => x >= column.x - 1);
  const rows: Row[] = [];
  let before: ReadLine | undefined;
  for (const line of lines) {
    const cells = line.segments.map((segment) => ({
      text: segmentText(segment),
      columns: [columnOf(segment)],
    }));
    const last = rows.at(-1);
    const isClose = before !== undefined && line.baseline - before.baseline < 1.5 * line.size;
    // Without a first cell, it goes on in those of the row above.
    if (last !== undefined && isClose && cells[0]?.columns[0] !== 0) goOnIn(last, cells);
    else rows.push(cells);
    before = line;
  }
  const cells = rows.flat();
  const isTable =
    rows.length >= FEWEST_ROWS &&
    columns.length > 1 &&
    cells.length >= FILLED * rows.length * columns.length &&
    lines.filter(hasCells).length >= ROWS * lines.length &&
    cells.reduce((letters, { text }) => letters + text.length, 0) <= LONGEST_CELL * cells.length &&
    !areLines(rows);
  if (!isTable) return undefined;
  const [first = []] = rows;
  const hasHeads = lines[0] !== undefined && isHeadLine(lines[0], lines, rows);
  return {
    heads: hasHeads ? columns.map((_, at) => first.find((cell) => cell.columns[0] === at)?.text ?? '') : [],
    rows: hasHeads ? rows.slice(1) : rows,
  };
}

/** A list is no table: its first column holds nothing but marks. */
function areLines(rows: readonly Row[]): boolean {
  return rows.every((row) => row[0]?.columns[0] !== 0 || ITEM_MARK.test(row[0].text));
}

/** Bold above others that are not, or words above figures. */
function isHeadLine(line: ReadLine, lines: readonly ReadLine[], rows: readonly Row[]): boolean {
  const below = lines.slice(1);
  if (line.boldShare > 0.9 && below.some(({ boldShare }) => boldShare < 0.5)) return true;
  const [first = [], ...others] = rows;
  return (
    !/\p{N}/u.test(first.map(({ text }) => text).join('')) &&
    others.every((row) => row.slice(1).some(({ text }) => /^[^\p{L}]*\p{N}/u.test(text)))
  );
}

function goOnIn(row: Row, cells: Row): void {
  for (const { text, columns } of cells) {
    const above = row.find((cell) => cell.columns[0] === columns[0]);
    if (above === undefined) row.push({ text, columns });
    else above.text += ` ${text}`;
  }
  row.sort((a, b) => (a.columns[0] ?? 0) - (b.columns[0] ?? 0));
}
