import { marksOf, type ItemMark } from '../item-marks.ts';
import { endsSentence, hadRoom, type Column, type ReadLine } from './column.ts';
import { isOfSize, type Typography } from './typography.ts';

/** Lines that belong together. */
export interface Paragraph {
  readonly lines: readonly ReadLine[];
  /** Where the last of them had room for another word, its writer ended it; unless another column shows that it goes on. */
  readonly right: number;
}

/** As many times the usual distance, and the lines are not of one paragraph. */
const WIDE = 1.3;
/** In sizes of the font: a line that begins so much further in or out begins otherwise. */
const INDENTED = 0.8;
/** Such a line is bold, such another is not. */
const BOLD = 0.9;
const HARDLY_BOLD = 0.5;
/** Larger than the text by more: a headline, whose lines end where it looks well. */
const LARGE = 1.1;
/** What stands for a bullet, and for nothing else. */
const BULLET = /^[•‣▪◦●○■➢✓❖]\s/u;

/** The paragraphs of lines that stand below each other, by their distance, their edges and their type. */
export function paragraphsOf(column: Column, typography: Typography): Paragraph[] {
  const paragraphs: { lines: ReadLine[]; right: number }[] = [];
  let items: ItemMark[] = [];
  for (const [at, line] of column.lines.entries()) {
    const right = rightOf(column, at);
    const last = paragraphs.at(-1);
    const place: Place = { line, lines: last?.lines ?? [], right, left: column.left, items, typography };
    if (last === undefined || begins(place)) {
      paragraphs.push({ lines: [line], right });
      items = [...marksOf(line.text), ...items.slice(0, 4)];
    } else last.lines.push(line);
  }
  return paragraphs;
}

/** A text set in on the left is set in as far on the right, or not at all; one that ends earlier has short lines. */
const AS_FAR_IN = 2.5;

/** How far the lines around go that begin as far left: a quotation set in ends before the column does. */
function rightOf({ lines, left, right }: Column, at: number): number {
  const line = lines[at];
  if (line === undefined || line.x <= left + INDENTED * line.size) return right;
  let furthest = line.end;
  for (const step of [-1, 1]) {
    for (let other = at + step; isAsFarIn(lines[other], line); other += step)
      furthest = Math.max(furthest, lines[other]?.end ?? 0);
  }
  return right - furthest <= AS_FAR_IN * (line.x - left) ? Math.min(right, furthest) : right;
}

function isAsFarIn(other: ReadLine | undefined, line: ReadLine): boolean {
  return other !== undefined && Math.abs(other.x - line.x) <= INDENTED * line.size;
}

interface Place {
  readonly line: ReadLine;
  /** Of the paragraph that it may go on with. */
  readonly lines: readonly ReadLine[];
  readonly left: number;
  readonly right: number;
  /** The marks of the items before, the last ones first. */
  readonly items: readonly ItemMark[];
  readonly typography: Typography;
}

function begins(place: Place): boolean {
  const { line, lines, right, typography } = place;
  const before = lines.at(-1);
  if (before === undefined) return true;
  if (isFarBelow(line, before, typography) || isOtherType(line, before)) return true;
  // A listing has lines of its own.
  if (line.isMonospaced && !typography.isMonospaced) return false;
  const isLarge = line.size > LARGE * typography.size;
  if (isLarge) return marksOf(line.text).length > 0;
  const isEnded = endsSentence(before.text);
  const wasBroken = hadRoom(line, before, right) && (isEnded || !/^\p{Ll}/u.test(line.text));
  if (beginsItem(place, isEnded || wasBroken)) return true;
  if (wasBroken) return true;
  return isSetInOrOut(place, before) && isEnded;
}

function isFarBelow(line: ReadLine, before: ReadLine, { leading, size }: Typography): boolean {
  const usual = leading * Math.max(1, line.size / size);
  // Of two lines beside each other one begins anew, too.
  return line.baseline - before.baseline > WIDE * usual || line.baseline <= before.baseline;
}

function isOtherType(line: ReadLine, before: ReadLine): boolean {
  const [less, more] = [line.boldShare, before.boldShare].toSorted((a, b) => a - b);
  const isOtherWeight = (more ?? 0) > BOLD && (less ?? 0) < HARDLY_BOLD;
  return !isOfSize(line, before.size) || isOtherWeight || line.isMonospaced !== before.isMonospaced;
}

function beginsItem({ line, items, lines, left }: Place, isFree: boolean): boolean {
  if (BULLET.test(line.text)) return true;
  const marks = marksOf(line.text);
  if (marks.length === 0) return false;
  const goesOn = marks.some(({ style, count }) =>
    items.some(
      (item) =>
        item.style === style && (style === 'bullet' ? isAsFarIn(lines[0], line) : item.count === count - 1),
    ),
  );
  return (
    goesOn || (isFree && (line.x > left + INDENTED * line.size || marks.some(({ count }) => count <= 1)))
  );
}

/** The first line of a paragraph may stand further in than the others, or further out. */
function isSetInOrOut({ line, lines }: Place, before: ReadLine): boolean {
  const shift = (line.x - before.x) / line.size;
  if (shift > INDENTED) return lines.length > 1 || marksOf(before.text).length === 0;
  return shift < -INDENTED && lines.length > 1;
}
