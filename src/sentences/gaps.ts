import type { Enclosures } from './enclosures.ts';
import { CLOSING_MARK, EMOJI, EMOTICON, FOOTNOTE, FOOTNOTE_SIGN, OPENING_MARK, TERMINATOR } from './marks.ts';

/**
 * A place where a sentence may end: whitespace, or a terminator with a capital right behind it; what stands before it
 * and what follows. Words far from the gap decide nothing, so the texts are cut to a fixed length.
 */
export interface Gap {
  /** Offset behind the last character before the gap. */
  readonly end: number;
  /** Offset of the first character behind the gap; the same offset where no whitespace parts the two. */
  readonly start: number;
  /** The end of the text up to and with the terminator; '' where no terminator precedes the gap. */
  readonly before: string;
  /** The full stops, question marks and so on that precede the gap, '' where there are none. */
  readonly terminator: string;
  /** What stands between the terminator and the gap: closing quotation marks, brackets, footnotes, emoji. */
  readonly closers: string;
  /** Opening marks, dashes and bullets that follow the gap. */
  readonly openers: string;
  /** The beginning of the text behind the openers. */
  readonly after: string;
  /** An empty line lies in the gap. */
  readonly emptyLine: boolean;
}

/** Enough for the longest abbreviation or date and the word before it. */
const CONTEXT_LENGTH = 48;

/** Enough for a footnote's mark that is a link, and for the context before it. */
const LINK_CONTEXT_LENGTH = 256;

const TERMINATED = new RegExp(
  String.raw`(${TERMINATOR}{1,48})((?:${FOOTNOTE}|${CLOSING_MARK}|${FOOTNOTE_SIGN}|\s["“”«»‹›]|\s?(?:${EMOJI}|${EMOTICON})|(?!\s)[\p{Cf}\p{Cc}]){0,64})$`,
  'u',
);
/** A closing mark with a space before it, as French sets them: « Oui ! » */
const SPACED_MARK = /\s["“”«»‹›]/gu;
const OPENERS = new RegExp(
  String.raw`^(?:(?:${OPENING_MARK}|[¿¡•*#–—\-\p{Cf}\p{Cc}])(?:(?<=[–—\-•*«»‹›])\s+)?)+`,
  'u',
);
/** A terminator that a capital follows directly, or with marks between; few of each, so that no run of them takes long. */
const UNSPACED = new RegExp(
  String.raw`(?<!${TERMINATOR})${TERMINATOR}{1,8}(?:${FOOTNOTE}|${CLOSING_MARK}|${FOOTNOTE_SIGN}|${EMOJI}){0,4}(?!${FOOTNOTE})(?=(?:(?:${OPENING_MARK}){0,3}|«\s)\p{Lu})`,
  'gu',
);
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/gu;

/** Every gap between two texts of the paragraph, in order. */
export function* gapsOf(paragraph: string, enclosures: Enclosures): Generator<Gap> {
  const unspaced = unspacedIn(paragraph, enclosures);
  let next = unspaced.next();
  for (const whitespace of whitespaceOf(paragraph)) {
    for (; next.done !== true && next.value < whitespace.end; next = unspaced.next()) {
      yield gapAt({ start: next.value, end: next.value }, paragraph, enclosures);
    }
    yield gapAt(whitespace, paragraph, enclosures);
  }
  for (; next.done !== true; next = unspaced.next()) {
    yield gapAt({ start: next.value, end: next.value }, paragraph, enclosures);
  }
}

/** The offsets at which a sentence may end with no whitespace behind it. */
function* unspacedIn(paragraph: string, enclosures: Enclosures): Generator<number> {
  for (const { 0: ending, index } of paragraph.matchAll(UNSPACED)) {
    let end = index + ending.length;
    while (enclosures.openAt(end - 1)) end--;
    if (!enclosures.closeAt(end)) yield end;
  }
}

function gapAt({ start, end }: Pick<Gap, 'start' | 'end'>, paragraph: string, enclosures: Enclosures): Gap {
  const { terminator, closers } = endingAt(paragraph, end, enclosures);
  const beforeEnd = end - closers.length;
  const following = paragraph.slice(start, start + CONTEXT_LENGTH);
  const openers = OPENERS.exec(following)?.[0] ?? '';
  return {
    end,
    start,
    before: terminator === '' ? '' : paragraph.slice(Math.max(0, beforeEnd - CONTEXT_LENGTH), beforeEnd),
    terminator,
    closers,
    openers,
    after: following.slice(openers.length),
    emptyLine: holdsEmptyLine(paragraph.slice(end, start)),
  };
}

/**
 * Whitespace with text on both sides. Searched for its ends, since a regular expression that matches a run of
 * millions of characters overflows the stack.
 */
function* whitespaceOf(paragraph: string): Generator<Pick<Gap, 'start' | 'end'>> {
  const space = /\s/gu;
  const text = /\S/gu;
  let start = paragraph.search(text);
  while (start !== -1) {
    space.lastIndex = start;
    const end = space.exec(paragraph)?.index ?? paragraph.length;
    text.lastIndex = end;
    start = text.exec(paragraph)?.index ?? -1;
    if (start !== -1) yield { start, end };
  }
}

function holdsEmptyLine(space: string): boolean {
  const breaks = space.matchAll(LINE_BREAK);
  return breaks.next().done !== true && (space.includes('\u2029') || breaks.next().done !== true);
}

function endingAt(
  paragraph: string,
  end: number,
  enclosures: Enclosures,
): Pick<Gap, 'terminator' | 'closers'> {
  const none = { terminator: '', closers: '' };
  const length = paragraph[end - 1] === ')' ? LINK_CONTEXT_LENGTH : CONTEXT_LENGTH;
  const match = TERMINATED.exec(paragraph.slice(Math.max(0, end - length), end));
  if (match === null) return none;
  const [, terminator = '', closers = ''] = match;
  const closersStart = end - closers.length;
  for (const { index } of closers.matchAll(SPACED_MARK)) {
    if (!enclosures.closeAt(closersStart + index + 1)) return none;
  }
  return { terminator, closers };
}
