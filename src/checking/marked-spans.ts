import type { TextRange } from '../corpus/article.ts';
import { singleMarkedSpans, withSingleMarked } from './single-marks.ts';

/** The marks that may close what a mark opens, in German, English, French, Italian and in what is typed for them. */
const CLOSERS: Readonly<Record<string, string>> = {
  '„': '“”"‟',
  '“': '”“"',
  '‟': '”“"',
  '”': '”',
  '"': '"”',
  '«': '»',
  '»': '«',
  '‚': '‘’',
  '‘': '’',
  '‹': '›',
  '›': '‹',
};

const MARK = /[„“”‟"«»‚‘’‹›]/gu;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const BLANK = /\s/u;
/** What stands right before a mark that opens. */
const OPENING = /[([{¿¡'’„“‟"«‚‘‹/]/u;

/** Marks within marks that are followed; deeper ones count as text. */
const MOST_NESTED = 8;

interface Mark {
  readonly mark: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * What stands between quotation marks in a paragraph, the marks not included; of quotations within one the outer alone.
 * A mark that nothing closes before the paragraph ends sets off nothing, so of the English habit of opening each paragraph
 * of a long quotation anew only the last is found. A straight single mark is an apostrophe or a foot, and none.
 */
export function markedSpans(paragraph: string): TextRange[] {
  const marks = Array.from(paragraph.matchAll(MARK), ({ 0: mark, index: at }) => ({
    mark,
    at,
    before: paragraph.charAt(at - 1),
    after: paragraph.charAt(at + 1),
  }));
  const closed: TextRange[] = [];
  const open: Mark[] = [];
  for (const [number, mark] of marks.entries()) {
    const opener = closes(mark, marks, number)
      ? open.findLastIndex((opened) => CLOSERS[opened.mark]?.includes(mark.mark))
      : -1;
    if (opener !== -1 && !(mayBeApostrophe(mark) && isClosedLater(marks, number))) {
      closed.push({ start: (open[opener]?.at ?? 0) + 1, end: mark.at });
      open.splice(opener);
    } else if (opener === -1 && opens(mark) && open.length < MOST_NESTED) open.push(mark);
  }
  const marked = outermost(closed).filter(({ start, end }) => WORD.test(paragraph.slice(start, end)));
  return withSingleMarked(marked, singleMarkedSpans(paragraph));
}

function opens({ mark, before, after }: Mark): boolean {
  const isFree = !WORD.test(before);
  if (mark === '„' || mark === '«' || mark === '‹') return true;
  if (mark === '’') return false;
  return isFree && after !== '' && !BLANK.test(after);
}

function closes({ mark, before, after }: Mark, marks: readonly Mark[], number: number): boolean {
  const isBehindText = before !== '' && !BLANK.test(before) && !OPENING.test(before);
  switch (mark) {
    case '»':
    case '›':
    case '”':
      return !(BLANK.test(before) && WORD.test(after));
    case '’':
      return isBehindText && !WORD.test(after);
    case '"':
      return isBehindText && !WORD.test(after) && !isInch(marks, number);
    default:
      return isBehindText || (before === after && before === '"');
  }
}

/** 27" where another mark follows that can only close. */
function isInch(marks: readonly Mark[], number: number): boolean {
  if (!/\p{N}/u.test(marks[number]?.before ?? '')) return false;
  const next = marks[number + 1];
  return next?.mark === '"' && !opens(next) && !BLANK.test(next.before);
}

/** As in "the dogs’ bowl". */
function mayBeApostrophe({ mark, before, after }: Mark): boolean {
  return mark === '’' && before === 's' && after === ' ';
}

/** Whether another mark of the kind closes before one opens. */
function isClosedLater(marks: readonly Mark[], number: number): boolean {
  const next = marks[number + 1];
  return next?.mark === '’' && !WORD.test(next.after);
}

/** @param ranges nested or apart, each behind those within it */
function outermost(ranges: readonly TextRange[]): TextRange[] {
  const outer: TextRange[] = [];
  for (const range of ranges) {
    while ((outer.at(-1)?.start ?? -1) >= range.start) outer.pop();
    outer.push(range);
  }
  return outer;
}
