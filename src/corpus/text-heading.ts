import { isPartLabel, partLabel } from '../language/part-label.ts';
import {
  BARE_NUMBER,
  beginsSentence,
  headingForm,
  isBare,
  isInCapitals,
  isName,
  isNameOnly,
  isShouted,
  isText,
  maySaySomething,
  type HeadingForm,
} from './heading-form.ts';
import { marksOf } from './item-marks.ts';
import { goesOn } from './line-breaks.ts';

/** A line that draws a rule below another one. */
export const UNDERLINE = /^(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})$/u;
const FINISHED = /[.!?…]["'“”»«)\]]*$/u;
/** Far more than a sentence ends with. */
const ENDING_LENGTH = 12;
/** So many numbers of parts one below the other, with nothing between them, are a table of contents. */
const CONTENTS_LINES = 3;

interface Beside {
  /** The lines of the paragraphs before and after; undefined at the ends of the text, and before also behind a heading. */
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
  /** Whether the format marks a line as one that stands out. */
  readonly isMarked?: (at: number) => boolean;
}

/** A part of a paragraph, `at` lines below its first. */
export type Piece = HeadingPiece | LinesPiece;

export interface HeadingPiece {
  readonly kind: 'heading';
  readonly at: number;
  readonly text: string;
  /** It may be a sentence: "§ 5 der Satzung ist aufgehoben", "Keine Haftung". */
  readonly saysSomething: boolean;
}

interface LinesPiece {
  readonly kind: 'lines';
  readonly at: number;
  readonly lines: readonly string[];
}

/** A heading, and how many lines it takes. */
interface Found {
  readonly text: string;
  readonly lines: number;
  readonly saysSomething: boolean;
}

/**
 * Parts paragraphs of trimmed lines at their headings. Those are seldom quoted, so a heading takes a clear sign: an underline,
 * a part's number, capitals throughout, or, by itself, the form of a name; and a text that it can stand above. In doubt a line
 * belongs to its paragraph. Takes a text's paragraphs in their order.
 */
export class HeadingFinder {
  /** "B." numbers a part where "A." did, and else is somebody's name. */
  #letter = '';
  readonly #forms: 'all' | 'marked';

  /** @param forms `marked` where headings have marks of their own: of the others only those with a part's number are known */
  constructor(forms: 'all' | 'marked') {
    this.#forms = forms;
  }

  pieces(lines: readonly string[], beside: Beside): Piece[] {
    const pieces: Piece[] = [];
    let text: { kind: 'lines'; at: number; lines: string[] } | undefined;
    for (let at = 0; at < lines.length;) {
      const isFree = at === 0 ? beside.before?.at(-1)?.endsWith(':') !== true : text === undefined;
      const found = isFree || at > 0 ? this.#headingAt(at, { lines, isFree, ...beside }) : undefined;
      if (found !== undefined) {
        pieces.push({ kind: 'heading', at, text: found.text, saysSomething: found.saysSomething });
        text = undefined;
      } else if (text === undefined) {
        text = { kind: 'lines', at, lines: [lines[at] ?? ''] };
        pieces.push(text);
      } else text.lines.push(lines[at] ?? '');
      at += found?.lines ?? 1;
    }
    return pieces;
  }

  #headingAt(at: number, known: Known): Found | undefined {
    const { lines, before, after } = known;
    const [line = '', second = ''] = lines.slice(at, at + 2);
    const mayBegin = known.isFree || FINISHED.test((lines[at - 1] ?? '').slice(-ENDING_LENGTH));
    if (this.#forms === 'all' && mayBegin && UNDERLINE.test(second) && !/[.!…]$/u.test(line))
      return { text: line, lines: 2, saysSomething: false };
    if (isPartLabel(line)) return mayBegin || behindItem(at, lines) ? numberedAlone(at, known) : undefined;
    const isHeading =
      isMarkedHeading(at, mayBegin, known) ||
      (this.#forms === 'all' && lines.length === 1
        ? isHeadingAlone(line, { before, after }) && this.#counts(line)
        : this.#isHeadingLine(at, mayBegin, known));
    if (!isHeading) return undefined;
    if (/^\p{L}\.\s/u.test(line)) this.#letter = line.charAt(0);
    return { text: line, lines: 1, saysSomething: !line.endsWith('?') && maySaySomething(line) };
  }

  /** Whether a line in the midst of others is a heading. */
  #isHeadingLine(at: number, mayBegin: boolean, known: Known): boolean {
    const { lines } = known;
    const line = lines[at] ?? '';
    const form = headingForm(line);
    if (form === undefined || !this.#counts(line) || isListed(at, form, lines)) return false;
    if (form.style === BARE_NUMBER || (this.#forms === 'marked' && form.kind !== 'part')) return false;
    if (!mayBegin && !(form.kind === 'part' && behindItem(at, lines))) return false;
    if (!isApart(form, at, lines)) return false;
    return form.kind === 'part' ? standsAbove(at, known) : standsAboveText(at, known);
  }

  #counts(line: string): boolean {
    const form = headingForm(line);
    if (form?.style !== 'letter') return true;
    return line.startsWith('A') || line.charCodeAt(0) === this.#letter.charCodeAt(0) + 1;
  }
}

interface Known extends Beside {
  readonly lines: readonly string[];
  /** Nothing stands before the line in its paragraph but a heading. */
  readonly isFree: boolean;
}

/** "§ 5a" and, in the next line, what it is about. */
function numberedAlone(at: number, known: Known): Found | undefined {
  const { lines, after } = known;
  const [line = '', second] = lines.slice(at, at + 2);
  if (!standsAbove(at, known)) return undefined;
  const isNamed =
    second !== undefined &&
    /^\p{Lu}/u.test(second) &&
    isBare(second) &&
    standsAbove(at + 1, known) &&
    (headingForm(second) === undefined || isInCapitals(second)) &&
    (lines.length > at + 2 ? isNameOnly(second) || endsOnPurpose(at + 1, lines) : after && isName(second));
  return isNamed === true
    ? { text: `${line} ${second}`, lines: 2, saysSomething: false }
    : { text: line, lines: 1, saysSomething: false };
}

/** Whether a line is one that stands out, and has the form of a heading; a question may be one. */
function isMarkedHeading(at: number, mayBegin: boolean, known: Known): boolean {
  const { lines, isMarked } = known;
  const line = lines[at] ?? '';
  if (isMarked?.(at) !== true || !(mayBegin || behindItem(at, lines)) || !standsAbove(at, known))
    return false;
  return isBare(line.replace(/\s?\?$/u, ''));
}

/** Whether a paragraph of one line is a heading. */
function isHeadingAlone(line: string, { before, after }: Beside): boolean {
  if (after === undefined) return false;
  const form = headingForm(line);
  if (form?.kind === 'part' || (isBare(line) && (partLabel(line) !== undefined || isInCapitals(line))))
    return true;
  if (!isBare(line) || !isText(after)) return false;
  if (form?.kind === 'numbered') return !isOfStyle(form, before?.at(-1)) && !isOfStyle(form, after[0]);
  return (before === undefined || isText(before)) && isName(line);
}

/** A numbered sentence counts as the name of an item does. */
function isOfStyle({ style }: HeadingForm, line = ''): boolean {
  if (style === 'decimal 1' && marksOf(line).some((mark) => mark.style === 'number')) return true;
  return headingForm(line)?.style === style;
}

/** Lines of one style, one below the other, are items of a list, or a table of contents. */
function isListed(at: number, form: HeadingForm, lines: readonly string[]): boolean {
  const needed = form.kind === 'part' ? CONTENTS_LINES : 2;
  let first = at;
  let last = at;
  while (last - first + 1 < needed && isOfStyle(form, lines[first - 1])) first--;
  while (last - first + 1 < needed && isOfStyle(form, lines[last + 1])) last++;
  return last - first + 1 >= needed;
}

/** An item of a list often ends without a full stop. */
function behindItem(at: number, lines: readonly string[]): boolean {
  const before = lines[at - 1] ?? '';
  return marksOf(before).length > 0 && !goesOn(before);
}

/** Whether the line is a name, or was at least ended on purpose: else it is the beginning of a wrapped sentence. */
function isApart({ name, kind }: HeadingForm, at: number, lines: readonly string[]): boolean {
  // A notice in capitals has several lines of them.
  if (isShouted(name) && isShouted(lines[at + 1] ?? '')) return false;
  if (kind !== 'part' && beginsSentence(name) && !isNameOnly(name)) return false;
  return (isNameOnly(name) && !goesOn(name)) || endsOnPurpose(at, lines);
}

/** The share of its paragraph's width that a line fills at most where it was not ended by that width. */
const SHORT_LINE = 0.6;
/** Lines on each side of one that tell how wide its text is. */
const LINES_AROUND = 20;

/** What follows is a beginning, or the line is far shorter than its paragraph is wide. */
function endsOnPurpose(at: number, lines: readonly string[]): boolean {
  const [line = '', next] = lines.slice(at, at + 2);
  if (next === undefined) return true;
  if (goesOn(line)) return false;
  if (beginsSentence(next) || marksOf(next).length > 0 || partLabel(next) !== undefined) return true;
  return line.length <= widthAround(at, lines) * SHORT_LINE;
}

/** Of the lines beside one: those far from it may be wrapped in another way. */
function widthAround(at: number, lines: readonly string[]): number {
  const near = lines.slice(Math.max(0, at - LINES_AROUND), at + LINES_AROUND + 1);
  return Math.max(...near.map(({ length }) => length));
}

/** Whether something follows that does not go on with the line. */
function standsAbove(at: number, { lines, after }: Known): boolean {
  const next = lines[at + 1] ?? after?.[0];
  return next !== undefined && (!/^["'„“«»‚‘(]*\p{Ll}/u.test(next) || marksOf(next).length > 0);
}

/** Such a form stands above sentences, and not above the items of the list whose item it is. */
function standsAboveText(at: number, known: Known): boolean {
  const { lines, after } = known;
  // Two lines tell as much as all.
  const below = at + 1 < lines.length ? lines.slice(at + 1, at + 3) : after;
  const [next] = below ?? [];
  if (next === undefined || below === undefined || !standsAbove(at, known) || !isText(below)) return false;
  return marksOf(next).every(({ style }) => style === 'paragraph');
}
