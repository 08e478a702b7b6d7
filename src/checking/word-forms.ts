import type { TextRange } from '../corpus/article.ts';

/** A word or a mark of a text as it is compared: two that have the same form say the same. */
export interface Token extends TextRange {
  readonly form: string;
}

/** Letters and digits with what shows nothing between them; the marks within a number are part of it: "1.5" is not "1. 5". */
const TOKEN =
  /[\p{L}\p{N}\p{M}\p{Cf}]+(?:(?<=\p{N})[.,'’](?=\p{N})[\p{L}\p{N}\p{M}\p{Cf}]+)*|-{2,3}|[^\s\p{L}\p{N}\p{M}\p{Cf}]/gu;

const PLAIN = /^[A-Za-z0-9]+$/u;
const UNSEEN = /\p{Cf}+/gu;
/** No word is longer, and composing letters takes the square of the marks on one. */
const LONGEST_WORD = 1_000;

/** Each printed form of a mark by the one that stands for all. A quotation within one has the marks of the other level. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ...Array.from('"„“”‟«»‹›‘’‚‛′`´ʹʻʼʽ＇＂', (mark) => [mark, "'"] as const),
  ...Array.from('‐‑‒–—―−﹘﹣－', (mark) => [mark, '-'] as const),
  ['--', '-'],
  ['---', '-'],
]);

/** The words and marks of a text, in its order. An ellipsis is three full stops, of which two take no place. */
export function* tokensIn(text: string): Generator<Token> {
  for (const { 0: written, index: start } of text.matchAll(TOKEN)) {
    const end = start + written.length;
    if (written === '…') {
      yield { form: '.', start, end };
      yield { form: '.', start: end, end };
      yield { form: '.', start: end, end };
    } else {
      const form = formOf(written);
      if (form !== '') yield { form, start, end };
    }
  }
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
const LINE = /^[-‐‑–—−]$/u;
const APOSTROPHE = /^['’ʼ´`‘]$/u;
const WORD_AT_END = /[\p{L}\p{N}]\p{M}{0,9}$/u;
const WORD_AT_START = /^[\p{L}\p{N}]/u;
const DIGIT_AT_END = /\p{N}$/u;
const DIGIT_AT_START = /^\p{N}/u;
/** What stands behind the apostrophe of an English word that is one with what stands before it: can't, we'll. */
const ENGLISH_ENDING = /^(?:t|s|re|ve|ll|d|m)$/iu;
const DIGIT_GROUP = /^\p{N}{3}$/u;
const FIRST_GROUP = /^\p{N}{1,3}$/u;

/** The tokens around a place where a text may be cut: two before and two after it, as they are written. */
export interface Cut {
  readonly text: string;
  readonly before: readonly [TextRange | undefined, TextRange | undefined];
  readonly after: readonly [TextRange | undefined, TextRange | undefined];
}

/**
 * Whether a cut parts what is read as one, so that the rest says something else: "Nicht-Mitglieder", "can't", "n'est",
 * "-5", "10–12", "1 500". What French elides may be cut: "l'eau".
 */
export function partsAWord({ text, before: [first, left], after: [right, last] }: Cut): boolean {
  if (left === undefined || right === undefined) return false;
  const [before, after] = [textAt(text, left), textAt(text, right)];
  const gap = text.slice(left.end, right.start);
  if (gap !== '') {
    return (
      /^[ \u00A0\u2009\u202F]$/u.test(gap) &&
      ((DIGIT_GROUP.test(after) && FIRST_GROUP.test(before)) ||
        (DIGIT_GROUP.test(before) && DIGIT_GROUP.test(after)))
    );
  }
  const adjoins = first !== undefined && first.end === left.start && WORD_AT_END.test(textAt(text, first));
  const adjoined = last !== undefined && right.end === last.start && WORD_AT_START.test(textAt(text, last));
  if (WORD_AT_END.test(before) && HYPHEN.test(after)) return true;
  if (WORD_AT_END.test(before) && APOSTROPHE.test(after)) return adjoined;
  if (DIGIT_AT_END.test(before) && LINE.test(after))
    return adjoined && DIGIT_AT_START.test(textAt(text, last));
  if (HYPHEN.test(before) && adjoins && WORD_AT_START.test(after)) return true;
  if (LINE.test(before) && DIGIT_AT_START.test(after)) {
    return !adjoins || DIGIT_AT_END.test(textAt(text, first));
  }
  if (APOSTROPHE.test(before) && adjoins && WORD_AT_START.test(after)) {
    return ENGLISH_ENDING.test(after) || /^n$/iu.test(textAt(text, first));
  }
  return false;
}

function textAt(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}
