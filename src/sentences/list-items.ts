const BULLET = /^[^\S\n]*(?<bullet>[•‣▪◦●○■*+–—-])\s/u;
const NUMBERED = /^[^\S\n]*[([]?(?<number>\d{1,3})[.)\]]\s/u;
/** A list begins behind a colon or behind a finished sentence; in mid-sentence "18. November" is a wrapped date. */
const MAY_INTRODUCE_LIST = /[.!?…:;]["'“”»«)\]]*\s*$/u;

/** "1.", "(2)", "3.1." or "a.", at the beginning of the text or behind a colon. */
const ENUMERATOR =
  /(?<colon>(?:^|.*:\s))\s*[([]?(?<mark>(?:\d{1,3}\.)*\d{1,3}|\p{L}|[ivxIVX]{1,5})[.)\]]{1,2}$/su;

/** A piece that begins with an enumerator and is longer holds more than the enumerator. */
const LONGEST_ENUMERATOR = 16;

interface ListPosition {
  readonly bullet: string | undefined;
  readonly number: number | undefined;
}

const NO_LIST: ListPosition = { bullet: undefined, number: undefined };

/**
 * Offsets of the lines that are items of a list. A line break elsewhere is only a space: texts are wrapped.
 * The first line of the paragraph counts as an item when it is marked as one.
 */
export function listItemStarts(paragraph: string): ReadonlySet<number> {
  const starts = new Set<number>();
  let position = NO_LIST;
  let previousLine: string | undefined;
  for (const { line, offset } of linesOf(paragraph)) {
    const marker = markerOf(line);
    const begins = previousLine === undefined || MAY_INTRODUCE_LIST.test(previousLine.slice(-8));
    if (marker !== undefined && (begins || continues(position, marker))) {
      starts.add(offset + line.length - line.trimStart().length);
      position = marker;
    }
    previousLine = line;
  }
  return starts;
}

function markerOf(line: string): ListPosition | undefined {
  const bullet = BULLET.exec(line)?.groups?.['bullet'];
  if (bullet !== undefined) return { bullet, number: undefined };
  const number = NUMBERED.exec(line)?.groups?.['number'];
  return number === undefined ? undefined : { bullet: undefined, number: Number(number) };
}

function continues(list: ListPosition, marker: ListPosition): boolean {
  if (marker.bullet !== undefined) return marker.bullet === list.bullet;
  return list.number !== undefined && marker.number === list.number + 1;
}

/** The lines that are not empty. */
function* linesOf(text: string): Generator<{ readonly line: string; readonly offset: number }> {
  let offset = 0;
  for (const { index } of text.matchAll(/[\n\r\u2028\u2029]|$/gu)) {
    if (index > offset) yield { line: text.slice(offset, index), offset };
    offset = index + 1;
  }
}

interface Enumerator {
  /** What it counts with: "1", "3.1", "a". */
  readonly mark: string;
  /** It follows a colon in mid-sentence, and does not begin one. */
  readonly behindColon: boolean;
}

/** The enumerator that the text ends with, where it is the whole text or follows a colon. */
export function enumeratorAtEnd(text: string): Enumerator | undefined {
  const { colon, mark } = ENUMERATOR.exec(text.slice(-LONGEST_ENUMERATOR))?.groups ?? {};
  if (colon === undefined || mark === undefined) return undefined;
  const behindColon = colon !== '';
  return behindColon || text.length <= LONGEST_ENUMERATOR ? { mark, behindColon } : undefined;
}

/** Whether a list begins with the mark, or goes on with it behind the previous one: 1 and 2, a and b. */
export function continuesList(mark: string, previous: string | undefined): boolean {
  if (previous === undefined) return /^[1aAiI]$/u.test(mark);
  if (/^\d+$/u.test(mark)) return Number(mark) === Number(previous) + 1;
  return mark.length === 1 && mark.codePointAt(0) === (previous.codePointAt(0) ?? 0) + 1;
}
