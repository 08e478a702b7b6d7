import type { TextRange } from '../corpus/article.ts';
import { wordsOf } from '../language/words.ts';

/** Between straight single marks fewer words are rather a name or a term, or stand between two apostrophes. */
const FEWEST_WORDS = 3;

/** How many characters beside a mark tell what it is. */
const BESIDE = 12;

const MARK = /'/gu;
const BEFORE_OPENING = /(?:^|[\s([{])$/u;
const BEHIND_OPENING = /^[\p{L}\p{N}]/u;
/** Words that an apostrophe begins, in English, German and Italian, and years: 'tis, 'n', 'ne, 'o, '90s. */
const CUT_AT_START =
  /^(?:tis|twas|twere|twill|twould|n|em|till?|cause|cos|cuz|bout|round|neath|gainst|fore|scuse|t|d|m|ll|ve|re|s|ne[nmrs]?|r(?:an|auf|aus|ein|um|unter|über)|n(?:auf|aus|ein)|o|ndrangheta|\d{2}(?:s|er|ern)?)(?![\p{L}\p{N}\p{M}])/iu;
const BEFORE_CLOSING = /[^\s([{']$/u;
const BEHIND_CLOSING = /^(?:$|[^\p{L}\p{N}\p{M}'])/u;
/** It belongs to what an apostrophe begins, too: rock 'n' roll. */
const CUT_AT_BOTH_ENDS = /'n$/iu;
/** Before a word: the players' bowl, rockin' chair, 5' tall, o' the, un po' di. */
const CUT_AT_END = /(?:[szx\p{N}]|in|(?:^|[^\p{L}])(?:ol?|an|th|wi|po|mo))$/iu;
const NEXT_WORD = /^ [\p{L}\p{N}]/u;

interface Mark {
  readonly at: number;
  readonly opens: boolean;
  readonly closes: boolean;
  /** As well as it closes. */
  readonly mayBeApostrophe: boolean;
}

/**
 * What stands between straight single marks in a paragraph, the marks not included, where they can be no apostrophes: the
 * opening one behind white space or a bracket and before a word that is not cut at its start, the closing one at a word's or a
 * sentence's end, with three words or more between them. One that may be an apostrophe as well, as in "the players' bowl", closes
 * only where no other does before the next one opens.
 */
export function singleMarkedSpans(paragraph: string): TextRange[] {
  const marks = Array.from(paragraph.matchAll(MARK), ({ index }) => markAt(paragraph, index));
  const closedLater = marksClosedLater(marks);
  const spans: TextRange[] = [];
  let start: number | undefined;
  for (const mark of marks) {
    const { at, opens, closes, mayBeApostrophe } = mark;
    if (opens) start = at + 1;
    else if (start !== undefined && closes && !(mayBeApostrophe && closedLater.has(mark))) {
      if (wordsOf(paragraph.slice(start, at)).length >= FEWEST_WORDS) spans.push({ start, end: at });
      start = undefined;
    }
  }
  return spans;
}

function markAt(paragraph: string, at: number): Mark {
  const before = paragraph.slice(Math.max(0, at - BESIDE), at);
  const behind = paragraph.slice(at + 1, at + 1 + BESIDE);
  return {
    at,
    opens: BEFORE_OPENING.test(before) && BEHIND_OPENING.test(behind) && !CUT_AT_START.test(behind),
    closes: BEFORE_CLOSING.test(before) && BEHIND_CLOSING.test(behind) && !CUT_AT_BOTH_ENDS.test(before),
    mayBeApostrophe: CUT_AT_END.test(before) && NEXT_WORD.test(behind),
  };
}

/** The marks behind which another closes for certain before one opens. */
function marksClosedLater(marks: readonly Mark[]): ReadonlySet<Mark> {
  const closedLater = new Set<Mark>();
  let isClosed = false;
  for (const mark of marks.toReversed()) {
    if (isClosed) closedLater.add(mark);
    if (mark.opens) isClosed = false;
    else if (mark.closes && !mark.mayBeApostrophe) isClosed = true;
  }
  return closedLater;
}

/**
 * The spans of other marks with those of straight single ones that hold them or lie apart from them: what overlaps with another span,
 * or lies within it, is no quotation of its own.
 * @param spans ascending and apart, as `singles` are
 */
export function withSingleMarked(spans: readonly TextRange[], singles: readonly TextRange[]): TextRange[] {
  const all: TextRange[] = [];
  let next = 0;
  for (const single of singles) {
    while ((spans[next]?.end ?? Infinity) < single.start) all.push(...spans.slice(next, ++next));
    let end = next;
    while ((spans[end]?.start ?? Infinity) < single.end) end++;
    const isOuter = spans
      .slice(next, end)
      .every((span) => span.start > single.start && span.end < single.end);
    if (!isOuter) continue;
    all.push(single);
    next = end;
  }
  return [...all, ...spans.slice(next)];
}
