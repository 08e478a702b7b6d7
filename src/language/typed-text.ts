import { bareLetters } from './language.ts';

/**
 * Marks that are printed in many ways, by what a keyboard has for them. To a model each is another character: the same
 * question found other sentences with another apostrophe. Quotation marks stay as they are: the right sentence is among those
 * read for .971 of the French questions, and with one form for all marks it was for .957.
 */
const PRINTED_BY_TYPED: Readonly<Record<string, string>> = {
  "'": '‘’‚‛‹›′ʹʻʼʽ´`＇',
  '-': '‐‑‒–—―−﹘﹣－',
};

const TYPED: ReadonlyMap<string, string> = new Map(
  Object.entries(PRINTED_BY_TYPED).flatMap(([typed, printed]) =>
    Array.from(printed, (mark) => [mark, typed] as const),
  ),
);

const PRINTED_MARK = new RegExp(`[${[...TYPED.keys()].join('')}]`, 'gu');
const BLANK = /\p{Zs}/gu;

/**
 * A text with the apostrophes, dashes and blanks of a keyboard, one code unit for one: a place in the one
 * is the same place in the other.
 */
export function asTyped(text: string): string {
  return text.replaceAll(PRINTED_MARK, (mark) => TYPED.get(mark) ?? mark).replaceAll(BLANK, ' ');
}

const BARE_LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l' };

/** Most words: of a corpus’s all, the others alone take time. */
const PLAIN = /^[a-z]*$/u;

/** A word as typed without the marks of its letters, in lower case: "strasse", "muller", "ecole". */
export function bareWord(word: string): string {
  if (PLAIN.test(word)) return word;
  return bareLetters(word).replaceAll(/[ßæœøł]/gu, (letter) => BARE_LETTERS[letter] ?? letter);
}

/** A word as typed with an e for the dots of an umlaut, in lower case: "mueller". */
export function spelledOut(word: string): string {
  if (PLAIN.test(word)) return word;
  return bareWord(word.normalize('NFC').toLowerCase().replaceAll(/[äöü]/gu, '$&e'));
}
