import { lineText, segmentText } from './line-text.ts';
import { linesOf, type Line, type Segment } from './lines.ts';
import { median } from './typography.ts';

/** A head or foot has three lines at most. */
const OUTERMOST = 3;
/** In points, from page to page. */
const SAME_PLACE = 3;
/** As often as this, and it is no accident. */
const FEWEST_PAGES = 2;
/** What stands where the heads of so many pages stand is one, too, whatever it says: the names of chapters. */
const SHARE_OF_PAGES = 0.25;
/** It is set off from the text by more than its own height and the usual distance. */
const SET_OFF = 1.6;
const LONGEST = 160;
/** Bold throughout it is a heading. */
const BOLD = 0.9;

/** Larger than the rest of the page by more, too. */
const LARGER = 1.12;
/** "3", "iv", "-3-", "3/12". */
const COUNTED = /^[-–—(]?(?:\d{1,4}(?:\/\d{1,4})?|[ivxlcdm]{1,8})[-–—)]?$/u;
/** "3", "- 3 -", "Seite 3 von 12", "3/12". */
const PAGE_NUMBER =
  /^[-–—|·•\s]{0,4}(?:(?:Seite|Page|S\.|p\.)\s?)?(?:\d{1,4}|[ivxlcdm]{1,8})(?:\s?(?:\/|von|of|sur|de)\s?\d{1,4})?[-–—|·•\s]{0,4}$/iu;

const HAS_WORD = /\p{L}{3}/u;

const MOMENT = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d{2}(?:\s?[AP]M)?`;
const ADDRESS = String.raw`(?:https?|file):\/\/\S+`;
/** What browsers print around a page: when, of what address, which of how many sheets. */
const PRINTED = new RegExp(
  String.raw`^${MOMENT}(?:\s|$)|^${ADDRESS}\s\d{1,4}\/\d{1,4}$|\s${ADDRESS}$|^\d{1,4}\s(?:of|von|sur)\s\d{1,4}\s${MOMENT}$`,
  'u',
);

/** Where a page's own number stands before or behind a name. */
const NUMBERED = /^(?<first>\d{1,4})\s|\s(?<last>\d{1,4})$/u;

/** A line above or below the text, as far as it is known from the outside. */
interface Outermost {
  readonly line: Line;
  readonly text: string;
  readonly edge: 'top' | 'bottom';
  /** What pages have alike: with the numbers of pages all as one, unless it is set as a heading. */
  readonly form: string;
  /** Of a line that has the name of the work on one side and that of the chapter on the other: both. */
  readonly parts: readonly string[];
  /** Where it holds a number that may be the page's, by how much that is ahead of the sheet. */
  readonly ahead: number | undefined;
  readonly isSetOff: boolean;
}

/**
 * The lines above and below the text that pages have alike: heads, feet and page numbers, also where left and right pages have others.
 *
 * @param pages the segments of each
 */
export function runningHeads(pages: readonly (readonly Segment[])[]): Line[] {
  const candidates = pages.map((segments) => outermostOf(linesOf(segments)));
  const alike = new PlaceCounts(({ edge, form }) => `${edge} ${form}`, candidates.flat());
  const repeated = candidates.flat().filter((candidate) => alike.of(candidate) >= FEWEST_PAGES);
  const known = new Set(repeated);
  const outside = candidates
    .flat()
    .flatMap((candidate) => candidate.parts.map((part) => ({ ...candidate, form: part })));
  const partly = new PlaceCounts(({ edge, form }) => `${edge} ${form}`, outside);
  const counted = new PlaceCounts(({ edge, ahead }) => `${edge} ${ahead}`, candidates.flat());
  const usual = new PlaceCounts(({ edge }) => edge, repeated);
  const fewest = Math.max(FEWEST_PAGES + 1, SHARE_OF_PAGES * pages.length);
  function isHead(candidate: Outermost): boolean {
    if (known.has(candidate)) return true;
    if (!candidate.isSetOff) return false;
    const isCounted = candidate.ahead !== undefined && counted.of(candidate) >= FEWEST_PAGES;
    const isAlikeInPart = candidate.parts.some((form) => partly.of({ ...candidate, form }) >= FEWEST_PAGES);
    return isCounted || isAlikeInPart || usual.of(candidate) >= fewest || isOfSheet(candidate.text);
  }
  return candidates.flatMap((ofPage) =>
    (['top', 'bottom'] as const).flatMap((edge) =>
      headsOf(
        ofPage.filter((candidate) => candidate.edge === edge),
        isHead,
      ),
    ),
  );
}

/** From the outside as far as they are heads; those of a table that goes on stand close to its rows. */
function headsOf(lines: readonly Outermost[], isHead: (candidate: Outermost) => boolean): Line[] {
  const end = lines.findIndex((candidate) => !isHead(candidate));
  const heads = lines.slice(0, end === -1 ? undefined : end);
  return heads.slice(0, heads.findLastIndex(({ isSetOff }) => isSetOff) + 1).map(({ line }) => line);
}

function isOfSheet(text: string): boolean {
  return PAGE_NUMBER.test(text) || PRINTED.test(text);
}

/** How many lines of a kind stand at the same place of their pages. */
class PlaceCounts {
  readonly #kindOf: (candidate: Outermost) => string;
  readonly #counts = new Map<string, number>();

  constructor(kindOf: (candidate: Outermost) => string, candidates: readonly Outermost[]) {
    this.#kindOf = kindOf;
    for (const candidate of candidates) {
      const key = this.#key(candidate, 0);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  of(candidate: Outermost): number {
    return [-1, 0, 1].reduce((sum, off) => sum + (this.#counts.get(this.#key(candidate, off)) ?? 0), 0);
  }

  #key(candidate: Outermost, off: number): string {
    return `${this.#kindOf(candidate)} ${Math.round(candidate.line.baseline / SAME_PLACE) + off}`;
  }
}

function outermostOf(lines: readonly Line[]): Outermost[] {
  const usual = median(lines.map(({ size }) => size));
  const downwards = lines.slice(0, OUTERMOST + 1);
  // On a page of few lines none is taken for both.
  const upwards = lines
    .slice(OUTERMOST)
    .slice(-OUTERMOST - 1)
    .toReversed();
  return [
    ...downwards.map((line, at) => outermost(line, 'top', downwards[at + 1], usual)).slice(0, OUTERMOST),
    ...upwards.map((line, at) => outermost(line, 'bottom', upwards[at + 1], usual)).slice(0, OUTERMOST),
  ];
}

function outermost(line: Line, edge: Outermost['edge'], next: Line | undefined, usual: number): Outermost {
  const text = lineText(line);
  // "Kapitel 2" stands where "Kapitel 1" does; no heading stands at the foot.
  const isHeading = edge === 'top' && (line.boldShare > BOLD || line.size > LARGER * usual);
  const { first, last } = NUMBERED.exec(text)?.groups ?? {};
  const number = isHeading ? undefined : (first ?? last);
  const distance = next === undefined ? Infinity : Math.abs(line.baseline - next.baseline) / line.size;
  return {
    line,
    text,
    edge,
    form: isHeading ? text : formOf(text),
    parts: isHeading ? [] : partsOf(line),
    ahead: number === undefined ? undefined : Number(number) - line.page,
    isSetOff: distance > SET_OFF && text.length <= LONGEST,
  };
}

/** The same on both sides is no head that another page has. */
function partsOf({ segments }: Line): string[] {
  if (segments.length < 2) return [];
  const parts = [segments[0], segments.at(-1)].flatMap((one) => (one === undefined ? [] : segmentText(one)));
  return [...new Set(parts)].filter((part) => HAS_WORD.test(part));
}

function formOf(text: string): string {
  return text
    .split(/\s+/u)
    .map((word) => (COUNTED.test(word) ? '#' : word))
    .join(' ');
}
