import type { Estimate } from '../figures/intervals.ts';
import { threeDigits } from '../figures/three-digits.ts';

/** What stands in a table's cell: a value, and smaller beside it how sure it is. */
export interface Cell {
  readonly text: string;
  readonly note?: string;
}

/** A table that a page, Markdown and a terminal show alike. */
export interface Table {
  readonly title: string;
  /** What its figures mean, in a sentence or two. */
  readonly about?: string;
  /** Whether it is opened by whoever wants to know more. */
  readonly isDetail?: boolean;
  /** The heads of the columns, that of the rows' heads first. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly Cell[] }[];
}

/** @param value a share or another number around 1 */
export function share(value: number | undefined): Cell {
  return { text: threeDigits(value) };
}

/** A share with its 95 % interval, where there is one. */
export function estimatedShare({ value, interval }: Estimate): Cell {
  return withInterval(share(value), interval, threeDigits);
}

/** A cell with the ends of an interval beside it, where there is one. */
export function withInterval(
  cell: Cell,
  interval: Estimate['interval'],
  shown: (end: number) => string,
): Cell {
  return interval === undefined ? cell : { ...cell, note: interval.map(shown).join('–') };
}

/** A number of anything, rounded as far as it means something. */
export function amount(value: number | null | undefined): Cell {
  if (value === undefined || value === null || !Number.isFinite(value)) return { text: '' };
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return { text: value.toLocaleString('en', { maximumFractionDigits: digits }) };
}
