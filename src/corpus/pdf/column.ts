import type { Line } from './lines.ts';

/** A line with what it says. */
export interface ReadLine extends Line {
  readonly text: string;
}

/** A piece of a page in which lines go from side to side, from the top. */
export interface Column<L extends Line = ReadLine> {
  readonly lines: readonly L[];
  /** Where most of its lines begin, and the furthest that they go, in points. */
  readonly left: number;
  readonly right: number;
}

/** A line or two that stick out tell nothing of the margin. */
const WITHIN_MARGIN = 0.95;
/** In points. */
const SAME_LEFT = 2;

export function columnOf<L extends Line>(lines: readonly L[]): Column<L> {
  const ends = lines.map(({ end }) => end).toSorted((a, b) => a - b);
  return {
    lines,
    left: usualLeft(lines),
    right: ends[Math.ceil(WITHIN_MARGIN * (ends.length - 1))] ?? 0,
  };
}

function usualLeft(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { x } of lines) {
    const left = Math.round(x / SAME_LEFT);
    counts.set(left, (counts.get(left) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  // Of two that are as usual, the one further left.
  const lefts = [...counts].filter(([, count]) => count === most).map(([left]) => left * SAME_LEFT);
  return Math.min(...lefts);
}

/** A sentence ends so, whatever closes behind it. */
const ENDS_SENTENCE = /[.!?…:;]["'“”‘’»«)\]]*$/u;

export function endsSentence(text: string): boolean {
  return ENDS_SENTENCE.test(text.slice(-4));
}

/** In sizes of the font: what a word's width is told too short by. */
const SLACK = 0.6;

/** Whether the first word of a line would have had room on the one before: then whoever wrote it began a new line there. */
export function hadRoom(line: ReadLine, before: ReadLine, right: number): boolean {
  const word = line.text.split(' ', 1)[0] ?? '';
  const letter = (line.end - line.x) / Math.max(1, line.text.length);
  return right - before.end > 1.1 * (word.length + 1) * letter + SLACK * line.size;
}
