import type { Element, ElementContent, Nodes } from 'hast';
import type { DraftTable } from '../article-draft.ts';
import { textBelow } from './elements.ts';

/** Spans beyond these are no table of people (and may be written as 65,534). */
const MOST_COLUMNS_SPANNED = 50;
const MOST_ROWS_SPANNED = 200;
/** Cells of a grid, weighed by their texts, beyond which none spans any more. */
const MOST_SPANNED = 100_000;
/** Characters. */
const TYPICAL_CELL = 20;
/** Rows of heads that stand one above the other; more are rows. */
const MOST_HEAD_ROWS = 10;

/** Cells of one line of the grid, by column. */
type GridRow = (GridCell | undefined)[];

interface GridCell {
  readonly element: Element;
  readonly text: string;
}

/** Joins the heads of a column that stand one above the other. */
const HEAD_SEPARATOR = ' / ';

/** A table without heads that has longer cells lays out a page. In characters. */
const LONGEST_CELL = 1000;

/** Whether a table has no rows to speak of, but holds parts of a page: without heads other tables, texts, a single cell. */
export function laysOutPage(table: Element): boolean {
  const cells = rowsOf(table).flatMap(cellsOf);
  if (cells.some(({ tagName }) => tagName === 'th')) return false;
  return cells.length <= 1 || cells.some((cell) => holdsTable(cell) || textBelow(cell).length > LONGEST_CELL);
}

function holdsTable(node: Nodes): boolean {
  if (!('children' in node)) return false;
  return node.children.some(
    (child) => (child.type === 'element' && child.tagName === 'table') || holdsTable(child),
  );
}

/**
 * A table as its reader sees it: a cell that spans several rows or columns belongs to each of them, heads that stand one above
 * the other make one. Where new heads stand below rows, another table begins.
 *
 * @param textOf the text of a cell, on one line
 */
export function readTables(
  table: Element,
  textOf: (cell: Element) => string,
): Pick<DraftTable, 'heads' | 'rows'>[] {
  const tables: { heads: GridRow[]; rows: GridRow[] }[] = [];
  for (const section of sectionsOf(table)) {
    const grid = gridOf(section.rows, textOf);
    for (const [y, row] of section.rows.entries()) {
      const isHead = section.isHead || cellsOf(row).every(({ tagName }) => tagName === 'th');
      const last = tables.at(-1);
      const line = grid[y] ?? [];
      if (!isHead) (last ?? startTable(tables)).rows.push(line);
      else (last === undefined || last.rows.length > 0 ? startTable(tables) : last).heads.push(line);
    }
  }
  return tables.map(({ heads, rows }) => ({
    heads: headsOf(heads.slice(0, MOST_HEAD_ROWS)),
    rows: rows.map(rowOf),
  }));
}

function startTable<T>(tables: { heads: T[]; rows: T[] }[]): { heads: T[]; rows: T[] } {
  const table = { heads: [], rows: [] };
  tables.push(table);
  return table;
}

interface Section {
  readonly isHead: boolean;
  readonly rows: readonly Element[];
}

/** The parts of a table, which no cell spans (HTML standard, 4.9.12); rows outside of them make one. */
function sectionsOf(table: Element): Section[] {
  const sections: { isHead: boolean; rows: Element[] }[] = [];
  let loose: Element[] | undefined;
  for (const part of elementsOf(table.children)) {
    const isRow = part.tagName === 'tr';
    if (!isRow) loose = undefined;
    else if (loose === undefined) sections.push({ isHead: false, rows: (loose = [part]) });
    else loose.push(part);
    const rows = elementsOf(part.children).filter(({ tagName }) => tagName === 'tr');
    if (!isRow && rows.length > 0) sections.push({ isHead: part.tagName === 'thead', rows });
  }
  return sections;
}

function rowsOf(table: Element): readonly Element[] {
  return sectionsOf(table).flatMap(({ rows }) => rows);
}

function cellsOf(row: Element): Element[] {
  return elementsOf(row.children).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function elementsOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === 'element');
}

/** Puts every cell into each row and column that it spans. */
function gridOf(rows: readonly Element[], textOf: (cell: Element) => string): GridRow[] {
  const grid: GridRow[] = rows.map(() => []);
  let filled = 0;
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const element of cellsOf(row)) {
      while (grid[y]?.[x] !== undefined) x++;
      const cell = { element, text: textOf(element) };
      const isWithin = filled < MOST_SPANNED;
      const columns = isWithin ? spanOf(element, 'colSpan', MOST_COLUMNS_SPANNED) : 1;
      const height = isWithin ? Math.min(heightOf(element), rows.length - y) : 1;
      filled += columns * height * (1 + cell.text.length / TYPICAL_CELL);
      for (const line of grid.slice(y, y + height)) {
        for (let column = x; column < x + columns; column++) line[column] ??= cell;
      }
      x += columns;
    }
  }
  return grid;
}

/** 0 rows are all that follow. */
function heightOf(cell: Element): number {
  return Number(cell.properties['rowSpan']) === 0
    ? MOST_ROWS_SPANNED
    : spanOf(cell, 'rowSpan', MOST_ROWS_SPANNED);
}

function spanOf({ properties }: Element, name: 'colSpan' | 'rowSpan', most: number): number {
  const span = Number(properties[name] ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, most) : 1;
}

function headsOf(rows: readonly GridRow[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const texts = rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
    return [...new Set(texts)].join(HEAD_SEPARATOR);
  });
}

function rowOf(row: GridRow): DraftTable['rows'][number] {
  const columnsOf = new Map<GridCell, number[]>();
  for (const [column, cell] of row.entries()) {
    if (cell === undefined) continue;
    const columns = columnsOf.get(cell) ?? [];
    columnsOf.set(cell, columns);
    columns.push(column);
  }
  return [...columnsOf].map(([{ text }, columns]) => ({ text, columns }));
}
