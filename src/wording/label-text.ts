import type { LabelLanguage } from '../language/label-language.ts';

/** A number of things in words: `1 Frage`, `1.234 Fragen`. */
type Counted = (value: number, one: string, many: string) => string;

/** How a language writes numbers of things, and of which numbers it says `one`: in French of nought too. */
export function counting(language: LabelLanguage): Counted {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  return (value, one, many) => `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : many}`;
}

/** How a language writes numbers with so many digits behind the point. */
export function decimals(
  language: LabelLanguage,
  digits: number,
  options: Pick<Intl.NumberFormatOptions, 'signDisplay'> = {},
): (value: number) => string {
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const numbers = new Intl.NumberFormat(language, { ...places, ...options });
  return (value) => numbers.format(value);
}

/** The space that no line breaks at. */
const NBSP = '\u00A0';

/** The text with spaces that no line breaks at, as between the day and the month of a date. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', NBSP);
}

/**
 * Where French puts a space that never breaks: before `;`, `!`, `?` and `:` and inside its quotation marks. A colon before a
 * letter is no punctuation but the name of a command, such as `:quit`.
 */
const FRENCH_SPACE = / (?=[;!?»]|:(?!\p{L}))|(?<=«) /gu;

/**
 * A French label as it is set, written with ordinary spaces: typeset`Question : ${question}`. What fills its gaps is text of
 * others and stays as it is.
 */
export function typeset(texts: TemplateStringsArray, ...gaps: readonly (string | number)[]): string {
  return String.raw({ raw: texts.map((text) => text.replaceAll(FRENCH_SPACE, NBSP)) }, ...gaps);
}
