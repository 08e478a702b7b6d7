import { LABEL_LANGUAGES, spokenKnowledgeOf } from '../../language/label-language.ts';
import { bareLetters, knowledgeOf, LANGUAGES } from '../../language/language.ts';
import type { SectionKind } from '../../language/knowledge.ts';

/** The number of a section, as a heading bears it and as people name it: "§ 4", "Art. 3", "Kapitel II", "1.2". */
export interface SectionLabel {
  /** Undefined where the number stands alone. */
  readonly kind: SectionKind | undefined;
  /** In digits: `4`, `4a`, `5bis`, `1.2`. */
  readonly number: string;
  /** The number of a paragraph in the section: "§ 4 Abs. 2" and "§ 4 (2)". */
  readonly part: string | undefined;
}

const REQUESTS = LABEL_LANGUAGES.map((language) => spokenKnowledgeOf(language).requests);

const KINDS: readonly SectionKind[] = ['paragraph', 'article', 'part'];

/** What headings number ("Anlage 1"): a part, unless people call it a paragraph or an article. */
const PART_NOUNS = LANGUAGES.flatMap((language) =>
  Array.from(knowledgeOf(language).partNouns, (noun) => noun.replace('.', '').toLowerCase()),
);
/** What sections are called, as people type it with and without accents. */
const KIND_OF_NOUN = new Map(
  [
    ...PART_NOUNS.map((noun) => [noun, 'part'] as const),
    ...KINDS.flatMap((kind) =>
      REQUESTS.flatMap(({ sectionNouns }) => sectionNouns[kind]).map((noun) => [noun, kind] as const),
    ),
  ].flatMap(([noun, kind]) => [[noun, kind] as const, [bareLetters(noun), kind] as const]),
);

/** Up to 399, and no word that is made of the same letters ("il", "civil"). */
const ROMAN = '(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})';
const NUMBER = String.raw`\d{1,4}(?:\.\d{1,3}){0,3}(?:\s?(?:bis|ter|quater)|ère|er|re|[a-z])?|${ROMAN}|${oneOf(REQUESTS.flatMap(({ first }) => first))}`;
const SUBPART_NOUN = oneOf(REQUESTS.flatMap(({ partNouns }) => partNouns));
const PART = String.raw`,?\s?(?:\((?<bracketed>\d{1,2})\)|(?:${SUBPART_NOUN})\.?\s(?<numbered>\d{1,2})(?!\p{N}))`;

/** A number behind what the section is called. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?<sign>§{1,2})|(?<noun>${oneOf([...KIND_OF_NOUN.keys()])})\.?(?![\p{L}\p{N}]))\s?(?<number>${NUMBER})(?![\p{L}\p{N}])(?:${PART})?`,
  'iu',
);
/** A number alone at a text's beginning. */
const NUMBERED = new RegExp(
  String.raw`^(?<number>\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|${ROMAN}(?=[.)]|$))(?=[.)\s]|$)`,
  'u',
);

function oneOf(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}

/** A heading with its number: the label that it begins with, and what it says behind that. */
export interface LabelledHeading {
  readonly label: SectionLabel;
  readonly title: string;
}

/** The label and the title of `§ 4 Fees` and `1.2 Opening hours`; undefined for a heading without a number. */
export function labelledHeading(heading: string): LabelledHeading | undefined {
  const named = namedIn(heading);
  const end = named?.start === 0 ? named.end : NUMBERED.exec(heading)?.[0].length;
  if (end === undefined) return undefined;
  const label = labelThatIs(heading.slice(0, end));
  return label && { label: { ...label, part: undefined }, title: heading.slice(end) };
}

/** The label that is the whole of a text. */
export function labelThatIs(text: string): SectionLabel | undefined {
  const found = namedIn(text);
  if (found !== undefined) return found.start === 0 && found.end === text.length ? found.label : undefined;
  const [whole, number] = NUMBERED.exec(text) ?? [];
  return number !== undefined && whole === text
    ? { kind: undefined, number: inDigits(number), part: undefined }
    : undefined;
}

/** The first label with what a section is called, wherever it stands in a text. */
export function labelWithin(text: string): SectionLabel | undefined {
  return namedIn(text)?.label;
}

/** Whether a text names a section by its number, as a reference to it does. */
export function namesSection(text: string, label: SectionLabel): boolean {
  return Array.from(text.matchAll(new RegExp(NAMED, 'giu')), labelOf).some(
    (named) => named !== undefined && isSameSection(named, label),
  );
}

/** Whether two labels may mean the same section; a `part` may be called anything. */
export function isSameSection(a: SectionLabel, b: SectionLabel): boolean {
  const isOpen = ({ kind }: SectionLabel): boolean => kind === undefined || kind === 'part';
  return a.number === b.number && (isOpen(a) || isOpen(b) || a.kind === b.kind);
}

interface FoundLabel {
  readonly label: SectionLabel;
  readonly start: number;
  readonly end: number;
}

function namedIn(text: string): FoundLabel | undefined {
  const found = NAMED.exec(text);
  const label = found === null ? undefined : labelOf(found);
  if (found === null || label === undefined) return undefined;
  return { label, start: found.index, end: found.index + found[0].length };
}

function labelOf({ groups = {} }: RegExpExecArray): SectionLabel | undefined {
  const { noun = '', number = '', bracketed, numbered } = groups;
  // In lower case "i" and "c" are letters.
  if (/^\p{Ll}$/u.test(number)) return undefined;
  const kind = KIND_OF_NOUN.get(noun.toLowerCase()) ?? 'paragraph';
  return { kind, number: inDigits(number), part: bracketed ?? numbered };
}

const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** "II", "premier" and "1er" as a number; "5a" and "5bis" stay. */
function inDigits(number: string): string {
  if (/^\d/u.test(number))
    return number
      .toLowerCase()
      .replace(/\s/u, '')
      .replace(/(?<=\d)(?:ère|er|re)$/u, '');
  if (!/^[IVXLC]+$/iu.test(number)) return '1';
  const values = Array.from(number.toUpperCase(), (digit) => ROMAN_DIGITS[digit] ?? 0);
  return String(values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0));
}
