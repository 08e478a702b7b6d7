import { guessLanguage } from '../language/detect-language.ts';
import { knowledgeOf, LANGUAGES, type Language } from '../language/language.ts';
import { joinedLines, vocabularyOf, type Hyphenation } from './joined-lines.ts';
import { listStarts, type Start } from './list-items.ts';

/**
 * What the line breaks of a paragraph mean. Most are wrapping; some part words, some part the items of a list, the turns of a
 * conversation or the lines of a text without punctuation.
 */

/** No word that goes on is longer. */
const LONGEST_WORD = 24;

/** `[12:30]`, `12.11.24, 18:30 -`, `(00:12:30)`: the time of a message, with which each begins, whoever wrote it. */
const STAMP =
  /^\p{Cf}?(?:\[[\d.:/, -]{4,24}(?:[AaPp]\.?[Mm]\.?)?\]|\([\d:.]{4,12}\)|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])? ?[-–:])\s?/u;
/** `Anna:`, `Frau Dr. Kern:`, `Montag:`: who says what follows, or what it is about. */
const SPEAKER = /^\p{Lu}[\p{L}\p{M}\p{N}.'’ -]{0,40}(?:\([^()]{0,30}\))?:(?:\s|$)/u;
/** One line with a colon is prose. */
const FEWEST_TURNS = 2;

const PUNCTUATED = /[.!?…,;:]["'“”»«)\]]*(?:\s|$)/u;
/** Two lines without punctuation may be a caption, and some more that go on in lower case are wrapped. */
const FEWEST_UNPUNCTUATED = 3;
const FEWEST_IN_LOWER_CASE = 6;
/** Longer lines may be wrapped ones. In characters. */
const LONGEST_UNPUNCTUATED = 60;
const ENDS_IN_HYPHEN = /[-\u2010\u00AD]$/u;

interface Line {
  readonly text: string;
  /** How many lines stand before it. */
  readonly at: number;
}

/** A part of a paragraph that nothing of the rest belongs to: `at` lines below the paragraph's first. */
export interface Part {
  readonly text: string;
  readonly at: number;
  /** How many of the paragraph's own lists it lies in; 0 for what is no item. */
  readonly lists: number;
}

export interface LineReader {
  /**
   * The parts of a paragraph: its list items without their bullets, its turns, its messages, its short lines where it has no
   * punctuation; mostly it is one, and none where it is blank. Wrapped lines are joined by a space.
   */
  readonly parts: (paragraph: string) => Part[];
  /** The lines of what is one part in any case, such as a heading; empty where it is blank. */
  readonly joined: (text: string) => string;
}

/**
 * Reads the paragraphs of a file.
 *
 * @param text of the whole file, whose words tell which are written with a hyphen
 * @param language of the text; guessed where it is not known
 */
export function lineReader(text: string, language: Language | undefined): LineReader {
  const { hyphensPartWords } = knowledgeOf(language ?? guessLanguage(text));
  const hyphenation: Hyphenation = { vocabulary: vocabularyOf(text), hyphensPartWords };
  return {
    parts: (paragraph) => partsOf(linesOf(paragraph), hyphenation),
    joined: (whole) =>
      joinedLines(
        linesOf(whole).map((line) => line.text),
        hyphenation,
      ),
  };
}

function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .map((line, at) => ({ text: line.trim(), at }))
    .filter((line) => line.text !== '');
}

function partsOf(lines: readonly Line[], hyphenation: Hyphenation): Part[] {
  const starts = startsOf(lines);
  const parts: { readonly lines: string[]; readonly at: number; readonly lists: number }[] = [];
  for (const [index, { text, at }] of lines.entries()) {
    const start = starts.get(index);
    const last = parts.at(-1);
    if (last !== undefined && start === undefined) last.lines.push(text);
    else parts.push({ lines: [start?.text ?? text], at, lists: start?.lists ?? 0 });
  }
  return parts.map((part) => ({ ...part, text: joinedLines(part.lines, hyphenation) }));
}

function startsOf(lines: readonly Line[]): ReadonlyMap<number, Start> {
  // A message may have several lines, and whoever wrote it ended them: none is wrapped.
  const stamped = lines.filter(({ text }) => STAMP.test(text)).length;
  if (stamped >= FEWEST_TURNS) return startsWhere(lines, () => true);
  const turns = turnsOf(lines);
  const items = listStarts(
    lines.map(({ text }) => text),
    {
      isFree: (at) => turns.has(at - 1),
      goesOn: (line) => goesOn(line) || LABELLING_WORDS.has(lastWordOf(line)),
    },
  );
  const starts = new Map([...startsWhere(lines, (at) => turns.has(at)), ...items]);
  if (starts.size > 0) return starts;
  return isUnpunctuated(lines) ? startsWhere(lines, () => true) : starts;
}

/** Lines of which each says something by itself, as in a transcript or a poem. */
function isUnpunctuated(lines: readonly Line[]): boolean {
  const goesOnInLowerCase = lines.slice(1).some(({ text }) => /^\p{Ll}/u.test(text));
  return (
    lines.length >= (goesOnInLowerCase ? FEWEST_IN_LOWER_CASE : FEWEST_UNPUNCTUATED) &&
    lines.every(
      ({ text }) =>
        text.length <= LONGEST_UNPUNCTUATED && !PUNCTUATED.test(text) && !ENDS_IN_HYPHEN.test(text.slice(-1)),
    )
  );
}

function startsWhere(lines: readonly Line[], begins: (at: number) => boolean): ReadonlyMap<number, Start> {
  return new Map(
    [...lines.entries()].filter(([at]) => begins(at)).map(([at, { text }]) => [at, { text, lists: 0 }]),
  );
}

const KNOWLEDGE = LANGUAGES.map((language) => knowledgeOf(language));
const OPENING_WORDS = new Set(KNOWLEDGE.flatMap(({ openingWords }) => [...openingWords]));
/** "nach Absatz", "gemäß Art.": its number comes next. */
const LABELLING_WORDS = new Set(
  KNOWLEDGE.flatMap(({ subpartNouns, partNouns }) => [...subpartNouns, ...partNouns]),
);

/** The lines that begin with a speaker, where there are several and the line before is not in mid-sentence. */
function turnsOf(lines: readonly Line[]): ReadonlySet<number> {
  const turns = lines.flatMap(({ text }, at) => {
    return SPEAKER.test(text) && !goesOn(lines[at - 1]?.text ?? '') ? [at] : [];
  });
  return new Set(turns.length >= FEWEST_TURNS ? turns : []);
}

/** Whether a line ends in mid-sentence for sure. */
export function goesOn(line: string): boolean {
  return /[,-]$/u.test(line) || OPENING_WORDS.has(lastWordOf(line));
}

function lastWordOf(line: string): string {
  return /(?<![\p{L}\p{M}])\p{L}+\.?$/u.exec(line.slice(-LONGEST_WORD))?.[0] ?? '';
}
