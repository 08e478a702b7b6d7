import { knowledgeOf, LANGUAGES } from '../language/language.ts';
import { partLabel } from '../language/part-label.ts';
import { wordsOf } from '../language/words.ts';

/** The longest line that is taken for a heading: two lines in a newspaper's column. */
const HEADING_LIMIT = 80;

const BARE_LINE = /^[\p{L}\p{N}§](?:.*[\p{L}\p{N})])?$/u;
const TERMINATED = /[.!?…:]["'“”»«)\]]*$/u;
/** "1.2 Öffnungszeiten", "IV. Kosten", "A. Allgemeines": a number before a name. */
const NUMBERED =
  /^(?:(?<decimal>\d{1,2}(?:\.\d{1,2})*)(?<point>\.?)|(?<roman>[IVX]|[IVXLC]{2,6})\.|(?<letter>[A-Z])\.)\s+(?=[„“"«»]?\p{Lu})/u;

/** A line of so few words hardly says anything. */
const MOST_WORDS_OF_A_NAME = 2;
/** Shorter words are small in names, too: "Öffnungszeiten im Sommer". */
const SMALL_WORD = 4;

const KNOWLEDGE = LANGUAGES.map((language) => knowledgeOf(language));
/** "Keine Haftung" says more than "Haftung". */
const STARTERS = new Set(KNOWLEDGE.flatMap(({ starters }) => [...starters]));
/** Longer than a small word, and small in names all the same: "Wahl durch den Vorstand". */
const OPENING_WORDS = new Set(KNOWLEDGE.flatMap(({ openingWords }) => [...openingWords]));
const SUBPART_NOUNS = new Set(
  KNOWLEDGE.flatMap(({ subpartNouns }) => [...subpartNouns]).map((noun) => noun.replace('.', '')),
);
/** "3. Mai", "1.20 Euro", "9.30 Uhr": the number belongs to what follows. */
const COUNTED = new Set(
  KNOWLEDGE.flatMap(({ units, months, dateWords }) => [...units, ...months.flat(), ...dateWords]).map(
    (word) => word.replace('.', '').toLowerCase(),
  ),
);

/** What a heading may be known by. */
export interface HeadingForm {
  /** A part's number (`§ 4 Beiträge`), a number before a name, or capitals throughout. */
  readonly kind: 'part' | 'numbered' | 'capitals';
  /** Headings of one style are of one level: lines of it one below the other are a list, or contents. */
  readonly style: string;
  /** The words without the number. */
  readonly name: string;
}

/** The form by which a line in the midst of others may be a heading; undefined for one that is none, or the number alone. */
export function headingForm(line: string): HeadingForm | undefined {
  if (line.length > HEADING_LIMIT) return undefined;
  const part = partLabel(line);
  if (part !== undefined) return isNamedPart(part.name) ? partForm(part) : undefined;
  if (!BARE_LINE.test(line)) return undefined;
  const numbered = NUMBERED.exec(line);
  if (numbered !== null) {
    const name = line.slice(numbered[0].length);
    return COUNTED.has(firstWord(name).toLowerCase())
      ? undefined
      : { kind: 'numbered', style: styleOf(numbered), name };
  }
  return isInCapitals(line) ? { kind: 'capitals', style: 'capitals', name: line } : undefined;
}

/** What headings of one level share: the noun of the part, or the kind of the number. */
export function headingStyle(heading: string): string {
  const part = partLabel(heading);
  return (part === undefined ? headingForm(heading) : partForm(part))?.style ?? 'name';
}

function partForm({ label, name }: { readonly label: string; readonly name: string }): HeadingForm {
  return { kind: 'part', style: /^[§\p{L}]+/u.exec(label)?.[0] ?? 'ordinal', name };
}

/** A name behind a part's number: "Beiträge", "Beiträge.", "(aufgehoben)", but not "Absatz 2 gilt". */
function isNamedPart(name: string): boolean {
  if (!/^[„“"«»(]?\p{Lu}/u.test(name) && !/^\(\p{L}+\)$/u.test(name)) return false;
  if (SUBPART_NOUNS.has(firstWord(name))) return false;
  // A full stop may end a name, "Section 2. Fees.", and a sentence.
  if (name.endsWith('.')) return !STARTERS.has(firstWord(name)) && isNameOnly(name);
  return /[\p{L}\p{N})“”"»«]$/u.test(name);
}

/** "2 Anfahrt"; in the midst of others such a line is an address or an amount. */
export const BARE_NUMBER = 'bare number';

function styleOf({ groups }: RegExpExecArray): string {
  const { decimal, roman, point } = groups ?? {};
  if (decimal !== undefined) {
    const depth = decimal.split('.').length;
    return depth === 1 && point === '' ? BARE_NUMBER : `decimal ${depth}`;
  }
  return roman === undefined ? 'letter' : 'Roman number';
}

export function firstWord(text: string): string {
  return wordsOf(text.slice(0, HEADING_LIMIT))[0] ?? '';
}

/** Whether a line begins as nothing but a sentence does. */
export function beginsSentence(line: string): boolean {
  return STARTERS.has(firstWord(line));
}

/** Short, and without what ends a sentence. */
export function isBare(line: string): boolean {
  return line.length <= HEADING_LIMIT && BARE_LINE.test(line);
}

/** A paragraph of sentences, and not one more short line of a list, a poem or an address. */
export function isText(lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? '';
  return lines.length > 1 || TERMINATED.test(last.slice(-8)) || last.length > HEADING_LIMIT;
}

/** Whether a line has capitals and no other letters. */
export function isShouted(line: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}

export function isInCapitals(line: string): boolean {
  return isShouted(line) && !/\p{N}/u.test(line);
}

/** Such a heading is quoted, too: it has a word that may be a verb, begins as a sentence, or is a notice in capitals. */
export function maySaySomething(line: string): boolean {
  const name = (partLabel(line)?.name ?? line).replace(NUMBERED, '').trim();
  const words = wordsOf(name);
  if (isInCapitals(name)) return words.length > MOST_WORDS_OF_A_NAME;
  return !isNameOnly(name) || (STARTERS.has(words[0] ?? '') && words.length > 1);
}

/** Few words, or such as are all written large, and no number, which would be a fact: "Tageskarte 12 Euro". */
export function isName(line: string): boolean {
  if (/\p{N}/u.test(line) || !/^\p{Lu}/u.test(line)) return false;
  return wordsOf(line).length <= MOST_WORDS_OF_A_NAME || isNameOnly(line);
}

/** Words that are all written large but for the small ones; a verb is not. */
export function isNameOnly(text: string): boolean {
  return wordsOf(text).every(
    (word) => word.length < SMALL_WORD || OPENING_WORDS.has(word) || /^\p{Lu}/u.test(word),
  );
}
