import type { Line } from './lines.ts';
import { lineText } from './line-text.ts';

/** How the text of a document is set, by which all else is told. */
export interface Typography {
  /** Of the font that most letters have, in points. */
  readonly size: number;
  /** From one line of the text to the next, in points. */
  readonly leading: number;
  /** Most of the text is set as programs are, so that this sets nothing apart. */
  readonly isMonospaced: boolean;
  /** So is the whole text of a notice, say. */
  readonly isBold: boolean;
}

/** Sizes are told to the half of a point: scaling rounds them. */
const SIZE_STEPS = 2;

/** In sizes of the font: lines further apart are no lines of one paragraph, and paragraphs of one line tell nothing of it. */
const WIDEST = 2.5;
/** So programs set it where nobody says otherwise. */
const SET = 1.2;

/** @param columns the lines of each, from the top */
export function typographyOf(columns: readonly (readonly Line[])[]): Typography {
  const lines = columns.flat();
  const size = mostOf(lines.map((line) => [roundedSize(line.size), lettersOf(line)] as const)) ?? 10;
  const distances = columns.flatMap((column) =>
    column.flatMap((line, at) => {
      const before = column[at - 1];
      const isText = before !== undefined && isOfSize(line, size) && isOfSize(before, size);
      return isText ? [[Math.round(2 * (line.baseline - before.baseline)) / 2, 1] as const] : [];
    }),
  );
  return {
    size,
    leading: mostOf(distances.filter(([distance]) => distance > 0 && distance < WIDEST * size)) ?? SET * size,
    isMonospaced: shareOf(lines, ({ isMonospaced }) => isMonospaced) > 0.5,
    isBold: shareOf(lines, ({ boldShare }) => boldShare > 0.5) > 0.5,
  };
}

export function roundedSize(size: number): number {
  return Math.round(size * SIZE_STEPS) / SIZE_STEPS;
}

/** Whether it is set in a size, as far as rounding lets tell. */
export function isOfSize(line: Pick<Line, 'size'>, size: number): boolean {
  return Math.abs(line.size - size) <= 0.06 * size;
}

export function lettersOf(line: Line): number {
  return lineText(line).length;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The value with the greatest weight in all; undefined where there is none. */
function mostOf(weighted: readonly (readonly [value: number, weight: number])[]): number | undefined {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function shareOf(lines: readonly Line[], is: (line: Line) => boolean): number {
  const all = lines.reduce((total, line) => total + lettersOf(line), 0);
  return lines.filter(is).reduce((total, line) => total + lettersOf(line), 0) / Math.max(1, all);
}
