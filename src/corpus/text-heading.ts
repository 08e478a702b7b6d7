/** The longest line that is taken for a heading: two lines in a newspaper's column. */
const HEADING_LIMIT = 80;

/** A line that draws a rule below another one. */
export const UNDERLINE = /^\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*$/u;

const BARE_LINE = /^[\p{L}\p{N}§](?:.*[\p{L}\p{N})])?$/u;
const TERMINATED = /[.!?…:]["'“”»«)\]]*$/u;

/** A word that numbers a part, with its number. */
const NUMBERED_PART =
  /^(?:§+\s*\d|(?:Art(?:ikel|icle)?|Kap(?:itel)?|Abschnitt|Teil|Anhang|Chapter|Section|Part|Appendix|Chapitre|Partie|Annexe)\.?\s+(?:\d|[IVXLC]+\b|[A-Z]\b))/u;
/** "1.2 Öffnungszeiten", "IV. Kosten": a number before a name. */
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVXLC]{1,6}\.|[A-Z]\.)\s+\p{Lu}/u;

/** A line of so few words hardly says anything. */
const MOST_WORDS_OF_A_NAME = 2;
/** Shorter words are small in names, too: "Öffnungszeiten im Sommer". */
const SMALL_WORD = 4;

interface Beside {
  /** The paragraphs before and after it; undefined at the ends of the text. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Whether a line between two empty ones is a heading. Headings are seldom quoted, so it takes a clear sign: a part's number,
 * capitals throughout, or the form of a name; and a text that it can stand above. In doubt it is a paragraph.
 */
export function isTextHeading(line: string, { before, after }: Beside): boolean {
  if (after === undefined || line.length > HEADING_LIMIT || !BARE_LINE.test(line)) return false;
  // What was announced is no heading: "Vorsitzende:" and, below it, a name.
  if (before?.endsWith(':') === true) return false;
  if (NUMBERED_PART.test(line) || isInCapitals(line)) return true;
  const stands = isText(after) && (before === undefined || isText(before));
  return stands && (NUMBERED.test(line) || isName(line));
}

/** A paragraph of sentences, and not one more short line of a list, a poem or an address. */
function isText(paragraph: string): boolean {
  return TERMINATED.test(paragraph.slice(-8)) || paragraph.length > HEADING_LIMIT || paragraph.includes('\n');
}

function isInCapitals(line: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}

/** Few words, or such as are all written large, and no number, which would be a fact: "Tageskarte 12 Euro". */
function isName(line: string): boolean {
  const words = line.split(/\s+/u);
  if (/\p{N}/u.test(line) || !/^\p{Lu}/u.test(line)) return false;
  return (
    words.length <= MOST_WORDS_OF_A_NAME ||
    words.every((word) => word.length < SMALL_WORD || /^["'„“«(]?\p{Lu}/u.test(word))
  );
}
