import { knowledgeOf, LANGUAGES } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';

/** The longest line that is taken for a heading: two lines in a newspaper's column. */
const HEADING_LIMIT = 80;

/** A line that draws a rule below another one. */
export const UNDERLINE = /^(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})$/u;

const BARE_LINE = /^[\p{L}\p{N}§](?:.*[\p{L}\p{N})])?$/u;
const TERMINATED = /[.!?…:]["'“”»«)\]]*$/u;

/** A word that numbers a part, with its number. */
const PART = String.raw`(?:§+\s*\d+\s?[a-z]?|(?:Art(?:ikel|icle)?|Kap(?:itel)?|Abschnitt|Teil|Anhang|TOP|Chapter|Section|Part|Appendix|Chapitre|Partie|Annexe)\.?\s+(?:\d+[a-z]?|[IVXLC]+|[A-Z])|\d{1,2}\.\s?(?:Kapitel|Abschnitt|Teil))(?![\p{L}\p{N}])`;
const NUMBERED_PART = new RegExp(`^${PART}`, 'u');
const ONLY_A_PART = new RegExp(`^${PART}[.:]?$`, 'u');
/** "1.2 Öffnungszeiten", "IV. Kosten": a number before a name. */
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVXLC]{1,6}\.|[A-Z]\.)\s+(?=\p{Lu})/u;

/** A line of so few words hardly says anything. */
const MOST_WORDS_OF_A_NAME = 2;
/** Shorter words are small in names, too: "Öffnungszeiten im Sommer". */
const SMALL_WORD = 4;

/** "Keine Haftung" says more than "Haftung". */
const STARTERS = new Set(LANGUAGES.flatMap((language) => [...knowledgeOf(language).starters]));

interface Beside {
  /** The lines of the paragraphs before and after; undefined at the ends of the text. */
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}

/** A heading, and how many lines of its paragraph it and its underline take. */
interface TextHeading {
  readonly text: string;
  readonly lines: number;
  /** It may be a sentence: "§ 5 der Satzung ist aufgehoben", "Keine Haftung". */
  readonly saysSomething: boolean;
}

/**
 * The heading that a paragraph of trimmed lines is or begins with. Headings are seldom quoted, so it takes a clear sign: an
 * underline, a part's number, capitals throughout, or the form of a name; and a text that it can stand above. In doubt it
 * is a paragraph.
 */
export function headingIn(lines: readonly string[], beside: Beside): TextHeading | undefined {
  const [first = '', second = ''] = lines;
  if (UNDERLINE.test(second) && !/[.!…]$/u.test(first))
    return { text: first, lines: 2, saysSomething: false };
  const goesOn = lines.length > 1 || beside.after !== undefined;
  if (ONLY_A_PART.test(first) && goesOn) {
    // "§ 5a" and, in the next line, what it is about.
    const isNamed = /^\p{Lu}/u.test(second) && isBare(second);
    return isNamed
      ? { text: `${first} ${second}`, lines: 2, saysSomething: false }
      : { text: first, lines: 1, saysSomething: false };
  }
  if (lines.length > 1 || !isHeading(first, beside)) return undefined;
  return { text: first, lines: 1, saysSomething: maySaySomething(first) };
}

function isHeading(line: string, { before, after }: Beside): boolean {
  if (after === undefined || !isBare(line)) return false;
  // What was announced is no heading: "Vorsitzende:" and, below it, a name.
  if (before?.at(-1)?.endsWith(':') === true) return false;
  if (NUMBERED_PART.test(line) || isInCapitals(line)) return true;
  const numbered = before !== undefined && before.length === 1 && ONLY_A_PART.test(before[0] ?? '');
  const stands = isText(after) && (before === undefined || numbered || isText(before));
  return stands && (numbered || NUMBERED.test(line) || isName(line));
}

function isBare(line: string): boolean {
  return line.length <= HEADING_LIMIT && BARE_LINE.test(line);
}

/** A paragraph of sentences, and not one more short line of a list, a poem or an address. */
function isText(lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? '';
  return lines.length > 1 || TERMINATED.test(last.slice(-8)) || last.length > HEADING_LIMIT;
}

function isInCapitals(line: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(line) && !/[\p{Ll}\p{N}]/u.test(line);
}

/** Such a heading is quoted, too: it has a word that may be a verb, begins as a sentence, or is a notice in capitals. */
function maySaySomething(line: string): boolean {
  const name = line.replace(NUMBERED_PART, '').replace(NUMBERED, '').trim();
  const words = wordsOf(name);
  if (isInCapitals(name)) return words.length > MOST_WORDS_OF_A_NAME;
  return !isNameOnly(name) || STARTERS.has(words[0] ?? '');
}

/** Few words, or such as are all written large, and no number, which would be a fact: "Tageskarte 12 Euro". */
function isName(line: string): boolean {
  if (/\p{N}/u.test(line) || !/^\p{Lu}/u.test(line)) return false;
  return wordsOf(line).length <= MOST_WORDS_OF_A_NAME || isNameOnly(line);
}

/** Words that are all written large but for the small ones; a verb is not. */
function isNameOnly(text: string): boolean {
  return wordsOf(text).every((word) => word.length < SMALL_WORD || /^\p{Lu}/u.test(word));
}
