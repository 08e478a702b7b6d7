import { plainText } from '../language/visible-text.ts';
import type { DraftTable } from './article-draft.ts';
import type { Cell, TableBlock, TextRange } from './article.ts';

const LINE_SEPARATOR = '\n';
/** Between the cells of a row, as it is quoted. */
const CELL_SEPARATOR = ' | ';

export function holdsWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * The table as text that begins at `start` of the article's: a line for its heads, where it has some, then one for each row.
 * Undefined where nothing of it says anything.
 */
export function joinTable(
  { heads, rows }: Pick<DraftTable, 'heads' | 'rows'>,
  start: number,
): { readonly text: string; readonly block: Omit<TableBlock, 'heading'> } | undefined {
  const spoken = rows.map(plainRow).filter(hasWordInACell);
  const head = plainRow(heads.map((text, column) => ({ text, columns: [column] })));
  // A table of nothing but heads is one of rows.
  if (spoken.length === 0 && !hasWordInACell(head)) return undefined;
  const [headLine, body] = spoken.length === 0 ? [lineOf([], start), [head]] : [lineOf(head, start), spoken];
  const headOfColumn = new Map(headLine.cells.map(({ columns, ...range }) => [columns[0], range]));
  const lines = headLine.text === '' ? [] : [headLine.text];
  let end = start + headLine.text.length;
  const cells = body.map((row) => {
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

type DraftRow = DraftTable['rows'][number];

function plainRow(row: DraftRow): DraftRow {
  return row.map(({ text, columns }) => ({ text: plainText(text), columns }));
}

function hasWordInACell(row: DraftRow): boolean {
  return row.some(({ text }) => holdsWord(text));
}

interface PlacedCell extends TextRange {
  readonly columns: readonly number[];
}

/** The cells that are not empty, as one line that begins at `start` of the article's text. */
function lineOf(
  cells: DraftRow,
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
