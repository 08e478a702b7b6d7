import type { TextRun } from './text-run.ts';

/** A piece of a line that stands on it, above or below it. */
export interface Piece {
  readonly text: string;
  readonly place: 'on' | 'sup' | 'sub';
  /** Whether a space stands before it. */
  readonly isSpaced: boolean;
}

/** Runs side by side, as close as words are; two of them on a line may be the cells of a row, or lines of two columns. */
export interface Segment {
  readonly page: number;
  readonly pieces: readonly Piece[];
  readonly x: number;
  readonly end: number;
  readonly baseline: number;
  readonly size: number;
  /** Of the letters, as much as is bold. */
  readonly boldShare: number;
  readonly isMonospaced: boolean;
  /** Whether accents stand before their letters, as characters of their own. */
  readonly hasAccentsApart: boolean;
}

/** Segments on one baseline, from the left. */
export interface Line extends Omit<Segment, 'pieces' | 'hasAccentsApart'> {
  readonly segments: readonly Segment[];
}

/* Gaps and offsets are told in sizes of the font. */

/** A wider gap parts two cells: browsers leave 1 between those of a table, TeX 1.2. */
const WIDEST_GAP = 0.9;
/** A narrower one is none: letters are set apart by less, words by 0.2 and more. */
const NARROWEST_SPACE = 0.15;
/** How far back a run may begin: an accent stands over its letter. */
const OVERLAP = 0.8;
/** How far from the line a raised figure stands. */
const RAISED = 0.65;
/** What stands off the line by more than this, and is as much smaller, is raised or lowered. */
const OFF_THE_LINE = 0.12;
const SMALLER = 0.85;

interface OpenSegment {
  readonly runs: TextRun[];
  /** The run that the line is told by: the largest. */
  main: TextRun;
  end: number;
}

/** Joins the runs of a page that follow each other in the file and on the line. */
export function segmentsOf(
  runs: readonly TextRun[],
  place: Pick<Segment, 'page' | 'hasAccentsApart'>,
): Segment[] {
  const open: OpenSegment[] = [];
  for (const run of runs) {
    const last = open.at(-1);
    if (last !== undefined && goesOn(last, run)) {
      last.runs.push(run);
      last.end = Math.max(last.end, run.x + run.width);
      if (run.size > last.main.size) last.main = run;
    } else open.push({ runs: [run], main: run, end: run.x + run.width });
  }
  return open.map((segment) => closed(segment, place));
}

function goesOn({ main, end }: OpenSegment, run: TextRun): boolean {
  const size = Math.max(main.size, run.size);
  const gap = run.x - end;
  return (
    Math.abs(run.baseline - main.baseline) <= RAISED * size &&
    gap <= WIDEST_GAP * size &&
    gap >= -OVERLAP * size
  );
}

function closed({ runs, main, end }: OpenSegment, place: Pick<Segment, 'page' | 'hasAccentsApart'>): Segment {
  const letters = sum(runs, ({ text }) => text.length);
  return {
    ...place,
    pieces: runs.map((run, at) => pieceOf(run, runs[at - 1], main)),
    x: Math.min(...runs.map(({ x }) => x)),
    end,
    baseline: main.baseline,
    size: main.size,
    boldShare: sum(runs, ({ text, isBold }) => (isBold ? text.length : 0)) / letters,
    isMonospaced: runs.every(({ isMonospaced }) => isMonospaced),
  };
}

function pieceOf(run: TextRun, before: TextRun | undefined, main: TextRun): Piece {
  const above = main.baseline - run.baseline;
  const isOff = run.size < SMALLER * main.size && Math.abs(above) > OFF_THE_LINE * main.size;
  const gap = before === undefined ? 0 : run.x - before.x - before.width;
  return {
    text: run.text,
    place: isOff ? (above > 0 ? 'sup' : 'sub') : 'on',
    isSpaced: before !== undefined && (run.isSpaced || gap > NARROWEST_SPACE * main.size),
  };
}

/** Baselines that are nearer than this, in sizes of the font, are one: of a row's cells, of a mark before its line. */
const SAME_BASELINE = 0.4;

/** The lines of a column, from the top; its segments stand beside each other only where they are of one line. */
export function linesOf(segments: readonly Segment[]): Line[] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row !== undefined && isOfRow(segment, row)) row.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => lineOf(row.toSorted((a, b) => a.x - b.x)));
}

function isOfRow(segment: Segment, row: readonly Segment[]): boolean {
  return row.every(
    ({ baseline, size, x, end }) =>
      Math.abs(segment.baseline - baseline) <= SAME_BASELINE * Math.max(size, segment.size) &&
      (segment.x >= end - size || segment.end <= x + size),
  );
}

function lineOf(segments: readonly Segment[]): Line {
  const letters = sum(segments, lettersOf);
  const main = segments.reduce((most, segment) => (lettersOf(segment) > lettersOf(most) ? segment : most));
  return {
    page: main.page,
    segments,
    x: Math.min(...segments.map(({ x }) => x)),
    end: Math.max(...segments.map(({ end }) => end)),
    baseline: main.baseline,
    size: main.size,
    boldShare: sum(segments, (segment) => segment.boldShare * lettersOf(segment)) / letters,
    isMonospaced: segments.every(({ isMonospaced }) => isMonospaced),
  };
}

function lettersOf({ pieces }: Segment): number {
  return sum(pieces, ({ text }) => text.length);
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
