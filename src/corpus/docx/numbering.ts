import { attributeOf, childAt, childrenNamed, type XmlElement } from '../archive/read-xml.ts';
import { numberOf, type ParagraphStyles } from './paragraph-styles.ts';

/** What stands before a paragraph that belongs to a list, as the program shows it. */
export interface ParagraphMark {
  /** "1.", "§ 4", "(2)", "a)"; empty for a bullet. */
  readonly label: string;
  /** How many lists the paragraph lies in; 0 for one of a statute, "(2)", which is text and no item. */
  readonly lists: number;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2`: the numbers of the levels, and what stands between them. */
  readonly pattern: string;
  /** Whether all numbers are written in figures. */
  readonly isLegal: boolean;
  /** Whether it goes on counting below another item of a higher level. */
  readonly goesOn: boolean;
  readonly style: string | undefined;
}

interface Numbering {
  /** Those that count together. */
  readonly counters: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

/** Word has nine. */
const MOST_LEVELS = 9;
/** A pattern that names each level, with words between them. */
const LONGEST_PATTERN = 200;

/** Numbers the paragraphs of a document, which come in their order: their numbers stand nowhere in the file. */
export class ParagraphNumbering {
  readonly #numberings: ReadonlyMap<string, Numbering>;
  readonly #styles: ParagraphStyles;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #restarted = new Set<string>();

  /** @param root of the document's `numbering.xml` */
  constructor(root: XmlElement | undefined, styles: ParagraphStyles) {
    this.#numberings = numberingsOf(root, styles);
    this.#styles = styles;
  }

  /** Counts a paragraph; undefined where it is no item and has no number. */
  next(properties: XmlElement | undefined): ParagraphMark | undefined {
    const place = this.#styles.numberingOf(properties);
    const numbering = this.#numberings.get(place?.numbering ?? '');
    if (place === undefined || numbering === undefined) return undefined;
    const at = levelByStyle(numbering, place.style) ?? Math.min(place.level, MOST_LEVELS - 1);
    const level = numbering.levels.get(at);
    if (level === undefined) return undefined;
    const counters = this.#count(place.numbering, numbering, at);
    const lists = listsAt(at, numbering);
    if (level.format === 'bullet') return { label: '', lists };
    const label = labelOf(level, numbering, counters);
    return label === '' ? undefined : { label, lists };
  }

  #count(id: string, { counters: key, levels, restarts }: Numbering, at: number): readonly number[] {
    const counters = this.#counters.get(key) ?? [];
    this.#counters.set(key, counters);
    const startOf = (level: number): number => levels.get(level)?.start ?? 1;
    const restart = restarts.get(at);
    const isFirst = restart !== undefined && !this.#restarted.has(`${id} ${at}`);
    if (isFirst) this.#restarted.add(`${id} ${at}`);
    counters[at] = isFirst ? restart : (counters[at] ?? startOf(at) - 1) + 1;
    for (let below = at + 1; below < MOST_LEVELS; below++) {
      if (levels.get(below)?.goesOn !== true) counters[below] = undefined;
    }
    return Array.from({ length: MOST_LEVELS }, (_, level) => counters[level] ?? startOf(level));
  }
}

/** "(2)": what numbers the paragraphs of a statute. */
const PARAGRAPH_PATTERN = /^\(%\d\)$/u;

function isItem(level: Level | undefined): boolean {
  return level === undefined || level.format !== 'decimal' || !PARAGRAPH_PATTERN.test(level.pattern);
}

function listsAt(at: number, { levels }: Numbering): number {
  if (!isItem(levels.get(at))) return 0;
  return Array.from({ length: at + 1 }, (_, level) => levels.get(level)).filter(isItem).length;
}

function levelByStyle({ levels }: Numbering, style: string | undefined): number | undefined {
  if (style === undefined) return undefined;
  return [...levels].find(([, level]) => level.style === style)?.[0];
}

function numberingsOf(root: XmlElement | undefined, styles: ParagraphStyles): ReadonlyMap<string, Numbering> {
  const abstract = new Map(
    childrenNamed(root, 'abstractNum').map((one) => [attributeOf(one, 'abstractNumId'), one]),
  );
  const nums = new Map(childrenNamed(root, 'num').map((num) => [attributeOf(num, 'numId') ?? '', num]));
  const abstractOf = (num: XmlElement | undefined): XmlElement | undefined =>
    abstract.get(attributeOf(childAt(num, 'abstractNumId'), 'val'));
  const numberings = new Map<string, Numbering>();
  for (const [id, num] of nums) {
    const own = abstractOf(num);
    const linked = attributeOf(childAt(own, 'numStyleLink'), 'val');
    const used =
      linked === undefined ? own : (abstractOf(nums.get(styles.numberingOfStyle(linked) ?? '')) ?? own);
    if (used === undefined) continue;
    const overrides = childrenNamed(num, 'lvlOverride');
    numberings.set(id, {
      counters: attributeOf(used, 'abstractNumId') ?? '',
      levels: new Map([...levelsIn(used), ...overrides.flatMap(levelsIn)]),
      restarts: new Map(
        overrides.flatMap((override): [number, number][] => {
          const start = numberOf(childAt(override, 'startOverride'));
          return start === undefined ? [] : [[placeOf(override), start]];
        }),
      ),
    });
  }
  return numberings;
}

function levelsIn(parent: XmlElement): [number, Level][] {
  return childrenNamed(parent, 'lvl').map((level) => [
    placeOf(level),
    {
      start: numberOf(childAt(level, 'start')) ?? 1,
      format: attributeOf(childAt(level, 'numFmt'), 'val') ?? 'decimal',
      pattern: (attributeOf(childAt(level, 'lvlText'), 'val') ?? '').slice(0, LONGEST_PATTERN),
      isLegal: childAt(level, 'isLgl') !== undefined,
      goesOn: numberOf(childAt(level, 'lvlRestart')) === 0,
      style: attributeOf(childAt(level, 'pStyle'), 'val'),
    },
  ]);
}

function placeOf(level: XmlElement): number {
  return Math.min(Number(attributeOf(level, 'ilvl') ?? 0) || 0, MOST_LEVELS - 1);
}

function labelOf(level: Level, { levels }: Numbering, counters: readonly number[]): string {
  return level.pattern
    .replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = level.isLegal ? 'decimal' : (levels.get(at)?.format ?? 'decimal');
      return written(counters[at] ?? 1, format);
    })
    .trim();
}

/** Above it a number is written in figures: "dddd" reads nobody. */
const MOST_IN_LETTERS = 780;
const ALPHABET = 26;
const ROMAN: readonly (readonly [letters: string, value: number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function written(number: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'lowerLetter':
      return inLetters(number);
    case 'upperLetter':
      return inLetters(number).toUpperCase();
    case 'lowerRoman':
      return inRoman(number);
    case 'upperRoman':
      return inRoman(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** a to z, then aa, bb. */
function inLetters(number: number): string {
  if (number < 1 || number > MOST_IN_LETTERS) return String(number);
  const letter = String.fromCodePoint(97 + ((number - 1) % ALPHABET));
  return letter.repeat(Math.ceil(number / ALPHABET));
}

function inRoman(number: number): string {
  if (number < 1 || number > MOST_IN_LETTERS) return String(number);
  let left = number;
  let roman = '';
  for (const [letters, value] of ROMAN) {
    while (left >= value) {
      roman += letters;
      left -= value;
    }
  }
  return roman;
}
