import { knowledgeOf, LANGUAGES } from '../language/language.ts';

/**
 * What the line breaks of a paragraph mean. Most are wrapping; some part words, some part the items of a list, the turns of a
 * conversation or the lines of a text without punctuation.
 */

const BULLET = /^(?<bullet>[•‣▪◦●○■*+–—-])\s+/u;
const NUMBER = /^[([]?(?<number>\d{1,3})[.)\]]\s/u;
/** A list begins behind a colon or behind a finished sentence; in mid-sentence "18. November" is a wrapped date. */
const MAY_INTRODUCE_LIST = /[.!?…:;]["'“”»«)\]]*$/u;
/** Far more than a sentence ends with. */
const ENDING_LENGTH = 12;

/** `Anna:`, `Frau Dr. Kern:`, `[00:12:30] Anna:`, `12.11.24, 18:30 - Anna:`: who says what follows, or what it is about. */
const SPEAKER =
  /^(?:[[(]?\d[\d.:/, ]{0,24}[\])]?[ –-]{0,3})?\p{Lu}[\p{L}\p{M}\p{N}.'’ -]{0,40}(?:\([^()]{0,30}\))?:(?:\s|$)/u;
/** One line with a colon is prose. */
const FEWEST_TURNS = 2;

/** What is parted at a line's end is wrapped. */
const ENDS_IN_HYPHEN = /[-\u2010\u00AD]/u;
const TERMINATED = /[.!?…]["'“”»«)\]]*(?:\s|$)/u;
/** Two lines without punctuation may be a caption. */
const FEWEST_UNPUNCTUATED = 3;

interface Line {
  readonly text: string;
  /** How many lines stand before it. */
  readonly at: number;
}

/** A part of a paragraph that nothing of the rest belongs to: `at` lines below the paragraph's first. */
export interface Part {
  readonly text: string;
  readonly at: number;
  /** An item of a list. */
  readonly isItem: boolean;
}

/**
 * The parts of a paragraph: its list items without their bullets, its turns, its lines where it has no punctuation; mostly it is
 * one. Wrapped lines are joined by a space, and the halves of a word that was parted at the line's end by nothing.
 */
export function partsOf(paragraph: string, compounds: ReadonlySet<string>): Part[] {
  const lines = paragraph
    .split('\n')
    .map((text, at): Line => ({ text: text.trim(), at }))
    .filter(({ text }) => text !== '');
  const starts = startsOf(lines);
  const parts: { readonly lines: string[]; readonly at: number; readonly isItem: boolean }[] = [];
  for (const [index, { text, at }] of lines.entries()) {
    const start = starts.get(index);
    const last = parts.at(-1);
    if (last !== undefined && start === undefined) last.lines.push(text);
    else parts.push({ lines: [start?.text ?? text], at, isItem: start?.isItem ?? false });
  }
  return parts.map((part) => ({ text: joined(part.lines, compounds), at: part.at, isItem: part.isItem }));
}

/** A line that begins a part, as it reads there. */
type Start = Pick<Part, 'text' | 'isItem'>;

function startsOf(lines: readonly Line[]): ReadonlyMap<number, Start> {
  const turns = lines.filter(({ text }) => SPEAKER.test(text)).length;
  if (turns >= FEWEST_TURNS) return startsWhere(lines, (text) => SPEAKER.test(text));
  const items = listStarts(lines);
  if (items.size > 0) return items;
  const isUnpunctuated =
    lines.length >= FEWEST_UNPUNCTUATED &&
    lines.every(({ text }) => !TERMINATED.test(text) && !ENDS_IN_HYPHEN.test(text.slice(-1)));
  return startsWhere(lines, () => isUnpunctuated);
}

function startsWhere(lines: readonly Line[], begins: (text: string) => boolean): ReadonlyMap<number, Start> {
  return new Map(
    [...lines.entries()]
      .filter(([, { text }]) => begins(text))
      .map(([index, { text }]) => [index, { text, isItem: false }]),
  );
}

interface ListPosition {
  readonly bullet: string | undefined;
  readonly number: number | undefined;
}

/** The lines that are items of a list, without their bullets; a number stays, since it may be asked for. */
function listStarts(lines: readonly Line[]): ReadonlyMap<number, Start> {
  const starts = new Map<number, Start>();
  let position: ListPosition = { bullet: undefined, number: undefined };
  for (const [index, { text }] of lines.entries()) {
    const mark = markOf(text);
    const before = lines[index - 1]?.text.slice(-ENDING_LENGTH);
    if (mark === undefined) continue;
    if (before !== undefined && !MAY_INTRODUCE_LIST.test(before) && !continues(position, mark)) continue;
    starts.set(index, { text: text.replace(BULLET, ''), isItem: true });
    position = mark;
  }
  return starts;
}

function markOf(line: string): ListPosition | undefined {
  const bullet = BULLET.exec(line)?.groups?.['bullet'];
  if (bullet !== undefined) return { bullet, number: undefined };
  const number = NUMBER.exec(line)?.groups?.['number'];
  return number === undefined ? undefined : { bullet: undefined, number: Number(number) };
}

function continues(list: ListPosition, mark: ListPosition): boolean {
  if (mark.bullet !== undefined) return mark.bullet === list.bullet;
  return list.number !== undefined && mark.number === list.number + 1;
}

const COMPOUND = /(?<![\p{L}-])\p{L}{2,30}-\p{Ll}{2,30}(?![\p{L}-])/gu;

/** The words with a hyphen that stand somewhere in a text on one line ("deutsch-französisch"). */
export function compoundsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(COMPOUND), ([word]) => word.toLowerCase()));
}

/** Behind these a hyphen stands for a part that two words share: "Vor- und Nachteile". */
const CONJUNCTIONS = new Set(LANGUAGES.flatMap((language) => [...knowledgeOf(language).sharedParts]));

/** No half of a word is longer. */
const HALF_LENGTH = 40;
const FIRST_HALF = /(?:^|[^\p{L}\p{M}-])(?<half>\p{L}[\p{L}\p{M}]+)[-\u2010]$/u;
const SECOND_HALF = /^[\p{L}\p{M}]+/u;
const SOFT_HYPHEN = '\u00AD';

/** Lines as one. */
function joined(lines: readonly string[], compounds: ReadonlySet<string>): string {
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (next === undefined) return line;
      const seam = seamOf(line.slice(-HALF_LENGTH), next.slice(0, HALF_LENGTH), compounds);
      return seam === 'one word' ? line.slice(0, -1) : line + (seam === 'compound' ? '' : ' ');
    })
    .join('');
}

/** Whether a word goes on behind a line end: as one, or with the hyphen that it has anyway. */
function seamOf(
  before: string,
  after: string,
  compounds: ReadonlySet<string>,
): 'one word' | 'compound' | 'words' {
  if (before.endsWith(SOFT_HYPHEN)) return 'one word';
  const half = FIRST_HALF.exec(before)?.groups?.['half'];
  const other = SECOND_HALF.exec(after)?.[0];
  if (half === undefined) return 'words';
  // "Nord-Süd", "Covid-19"
  if (/^[\p{Lu}\p{N}]/u.test(after)) return 'compound';
  if (other === undefined || CONJUNCTIONS.has(other.toLowerCase())) return 'words';
  return compounds.has(`${half}-${other}`.toLowerCase()) ? 'compound' : 'one word';
}
