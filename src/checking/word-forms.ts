import type { TextRange } from '../corpus/article.ts';

/** A word or a mark of a text as it is compared: two that have the same form say the same. */
export interface Token extends TextRange {
  readonly form: string;
}

/** Letters and digits with what shows nothing between them; the marks within a number are part of it: "1.5" is not "1. 5". */
const TOKEN =
  /[\p{L}\p{N}\p{M}\p{Cf}]+(?:(?<=\p{N})[.,'’](?=\p{N})[\p{L}\p{N}\p{M}\p{Cf}]+)*|-{2,3}|[^\s\p{L}\p{N}\p{M}\p{Cf}]/gu;

const PLAIN = /^[A-Za-z0-9]+$/u;
/** What shows nothing. Marks that turn the direction of what is read do: "\u202E12" is seen as "21". */
const UNSEEN = /\u200E|[^\P{Cf}\p{Bidi_Control}]/gu;
/** No word is longer, and composing letters takes the square of the marks on one. */
const LONGEST_WORD = 1_000;

/** Each printed form of a quotation mark by the one that stands for all: one within another has the marks of the other level. */
const MARKS: ReadonlyMap<string, string> = new Map(
  Array.from('"„“”‟«»‹›‘’‚‛`´＇＂', (mark) => [mark, "'"] as const),
);

const DASHES = /^(?:-{1,3}|[‐‑‒–—―−﹘﹣－])$/u;
const MINUSES = /^[−﹣－]$/u;
/** What may be a hyphen, as it is typed or printed, where it joins two words. */
const JOINING = /^[-‐‑‒–−]$/u;

/** The words and marks of a text, in its order. An ellipsis is three full stops, of which two take no place. */
export function* tokensIn(text: string): Generator<Token> {
  for (const { 0: written, index: start } of text.matchAll(TOKEN)) {
    const end = start + written.length;
    if (written === '…') {
      yield { form: '.', start, end };
      yield { form: '.', start: end, end };
      yield { form: '.', start: end, end };
    } else {
      const form = DASHES.test(written) ? dashFormOf(written, text, start) : formOf(written);
      if (form !== '') yield { form, start, end };
    }
  }
}

/** A dash for all that parts, whatever its length; another form for what joins two words, and for the sign of a number. */
function dashFormOf(written: string, text: string, start: number): string {
  const end = start + written.length;
  const [before, after] = [text.slice(Math.max(0, start - 10), start), text.slice(end, end + 2)];
  if (WORD_AT_END.test(before)) {
    const isRange = DIGIT_AT_END.test(before) && DIGIT_AT_START.test(after);
    return JOINING.test(written) && !isRange && WORD_AT_START.test(after) ? '‐' : '-';
  }
  return MINUSES.test(written) || (JOINING.test(written) && DIGIT_AT_START.test(after)) ? '−' : '-';
}

function formOf(written: string): string {
  if (PLAIN.test(written)) return written;
  const mark = MARKS.get(written);
  if (mark !== undefined) return mark;
  if (written.length === 1 || written.length > LONGEST_WORD) return written.replaceAll(UNSEEN, '');
  return written.replaceAll(UNSEEN, '').replaceAll('’', "'").normalize('NFC');
}

/** Whether a form is a word or a number, and no mark. */
export function isWord(form: string): boolean {
  return /[\p{L}\p{N}]/u.test(form);
}

const HYPHEN = /^[-‐‑]$/u;
const APOSTROPHE = /^['’ʼ´`‘]$/u;
const WORD_AT_END = /[\p{L}\p{N}]\p{M}{0,9}$/u;
const WORD_AT_START = /^[\p{L}\p{N}]/u;
const LETTER_AT_END = /\p{L}\p{M}{0,9}$/u;
const LETTER_AT_START = /^\p{L}/u;
const DIGIT_AT_END = /\p{N}$/u;
const DIGIT_AT_START = /^\p{N}/u;
/** Marks that make one of the words right before and behind them: "und/oder", "Bürger:innen", "(Un)mögliches". */
const JOINER = /^[-‐‑‒–−/*:_·•()&@+]$/u;
/** So do those between digits, but what encloses one, as a footnote's number: "10:30", "3/4", "2×4". */
const NUMBER_JOINER = /^[^\p{L}\p{N}\p{Ps}\p{Pe}\p{Pi}\p{Pf}";|]$/u;
/** What is read with the number behind it: "-5", "±5", "≤ 5", "$5", ".5"; and with the one before: "5 %", "5 €". */
const SIGN = /^[^\P{Sm}|]$|^[\p{Sc}§#]$/u;
const SIGN_GLUED = /^[-‐‑‒–—.]$/u;
const UNIT = /^[%‰°\p{Sc}¼-¾⅐-⅞]$/u;
/** What stands behind the apostrophe of an English word that is one with what stands before it: can't, we'll. */
const ENGLISH_ENDING = /^(?:t|s|re|ve|ll|d|m)$/iu;
/** What French and Italian elide: what stands behind it is a word of its own. Not "n'", which denies. */
const ELIDED = /^(?:[cdjlmst]|(?:jus|lors|puis|quoi)?qu|(?:co|d?a|de|ne|su)ll)$/iu;
const DIGIT_GROUP = /^\p{N}{3}$/u;
const FIRST_GROUP = /^\p{N}{1,3}$/u;
const NARROW = /^[ \u00A0\u2009\u202F]?$/u;

/** The tokens around a place where a text may be cut: two before and two after it, as they are written. */
export interface Cut {
  readonly text: string;
  readonly before: readonly [TextRange | undefined, TextRange | undefined];
  readonly after: readonly [TextRange | undefined, TextRange | undefined];
}

/**
 * Whether a cut parts what is read as one, so that the rest says something else: "Nicht-Mitglieder", "can't", "n'est",
 * "-5", "10–12", "10:30", "3/4", "1 500", "5 %". What French elides may be cut: "l'eau".
 */
export function partsAWord({ text, before: [first, left], after: [right, last] }: Cut): boolean {
  if (left === undefined || right === undefined) return false;
  const [before, after] = [textAt(text, left), textAt(text, right)];
  const gap = text.slice(left.end, right.start);
  if (!NARROW.test(gap)) return false;
  if (SIGN.test(before) && DIGIT_AT_START.test(after)) return true;
  if (DIGIT_AT_END.test(before) && UNIT.test(after)) return true;
  if (gap !== '')
    return (
      (DIGIT_GROUP.test(after) && FIRST_GROUP.test(before)) ||
      (DIGIT_GROUP.test(before) && DIGIT_GROUP.test(after))
    );
  const behind = last !== undefined && right.end === last.start ? textAt(text, last) : '';
  const ahead = first !== undefined && first.end === left.start ? textAt(text, first) : '';
  if (WORD_AT_END.test(before)) {
    if (HYPHEN.test(after)) return true;
    return joins(before, after, behind);
  }
  if (!WORD_AT_START.test(after)) return false;
  if (APOSTROPHE.test(before) && LETTER_AT_END.test(ahead))
    return ENGLISH_ENDING.test(after) || !ELIDED.test(ahead);
  if (SIGN_GLUED.test(before) && ahead === '' && DIGIT_AT_START.test(after)) return true;
  return joins(ahead, before, after);
}

/** Whether a mark right between two words makes one of them. */
function joins(before: string, mark: string, after: string): boolean {
  if (DIGIT_AT_END.test(before) && DIGIT_AT_START.test(after)) return NUMBER_JOINER.test(mark);
  if (!WORD_AT_END.test(before) || !WORD_AT_START.test(after)) return false;
  if (APOSTROPHE.test(mark)) return true;
  const isBeside = LETTER_AT_END.test(before) && LETTER_AT_START.test(after);
  return JOINER.test(mark) && (isBeside || HYPHEN.test(mark));
}

function textAt(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}
