import { plainText } from '../language/visible-text.ts';
import type { DraftTable } from './article-draft.ts';
import type { Cell, TableBlock, TextRange } from './article.ts';

const LINE_SEPARATOR = '\n';
/** Between the cells of a row, as it is quoted. */
const CELL_SEPARATOR = ' | ';

export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * The table as text that begins at `start` of the article's: a line for its heads, where it has some, then one for each row.
 * Undefined where no row says anything.
 */
export function joinTable(
  { heads, rows }: DraftTable,
  start: number,
): { readonly text: string; readonly block: TableBlock } | undefined {
  const spoken = rows
    .map((row) => row.map(({ text, columns }) => ({ text: plainText(text), columns })))
    .filter((row) => row.some(({ text }) => saysSomething(text)));
  if (spoken.length === 0) return undefined;
  const headLine = lineOf(
    heads.map((head, column) => ({ text: plainText(head), columns: [column] })),
    start,
  );
  const headOfColumn = new Map(headLine.cells.map(({ columns, ...range }) => [columns[0], range]));
  const lines = headLine.text === '' ? [] : [headLine.text];
  let end = start + headLine.text.length;
  const cells = spoken.map((row) => {
    const line = lineOf(row, lines.length === 0 ? start : end + LINE_SEPARATOR.length);
    lines.push(line.text);
    end = line.end;
    return line.cells.map(({ columns, ...range }): Cell => ({
      ...range,
      head: headOf(columns, headOfColumn),
    }));
  });
  return { text: lines.join(LINE_SEPARATOR), block: { kind: 'table', start, end, rows: cells } };
}

interface PlacedCell extends TextRange {
  readonly columns: readonly number[];
}

/** The cells that are not empty, as one line that begins at `start` of the article's text. */
function lineOf(
  cells: DraftTable['rows'][number],
  start: number,
): { readonly text: string; readonly end: number; readonly cells: readonly PlacedCell[] } {
  const placed: PlacedCell[] = [];
  let text = '';
  for (const { text: cell, columns } of cells) {
    if (cell === '') continue;
    if (text !== '') text += CELL_SEPARATOR;
    placed.push({ start: start + text.length, end: start + text.length + cell.length, columns });
    text += cell;
  }
  return { text, end: start + text.length, cells: placed };
}

/** Of a cell over several columns, their heads from the first to the last. */
function headOf(
  columns: readonly number[],
  heads: ReadonlyMap<number | undefined, TextRange>,
): TextRange | undefined {
  const own = columns.flatMap((column) => heads.get(column) ?? []);
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}
