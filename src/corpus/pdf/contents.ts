import type { ReadLine } from './column.ts';

/** Dots between a name and the page that it stands on; more than an ellipsis has. */
const LEADERS = /(?:[.·…_] ?){4}$/u;
/** "12", "iv", "A-3", where it stands behind the dots, if it does. */
const PAGE_BEHIND = /(?:\d{1,4}|[ivxlcdm]{1,7}|[A-Z]-?\d{1,3})$/u;
/** What of a line's end holds both. */
const TAIL = 24;
const PAGE_NUMBER = /\s(?:\d{1,4}|[ivxlcdm]{1,7})$/u;
const NAME = /^(?:Inhalt(?:sverzeichnis)?|Contents|Table of contents|Sommaire|Table des matières)$/iu;

/** Fewer lines with leaders are a form to be filled in. */
const FEWEST_ENTRIES = 3;
const FEWEST_NAMED = 2;
/** Lines of the longest, several pages. */
const LONGEST = 2000;
/** Lines without a page of their own that stand between: a long name, a part without a page. */
const MOST_BETWEEN = 2;

/** The lines that are a table of contents, with its name. */
export function contentsIn(lines: readonly ReadLine[]): ReadonlySet<ReadLine> {
  const found = new Set<ReadLine>();
  let from = 0;
  while (from < lines.length) {
    const name = lines[from];
    const first = name !== undefined && isName(name) ? from + 1 : from;
    const isEntry = first > from ? isPaged : hasLeaders;
    const end = endOfEntries(lines, first, isEntry);
    const entries = lines.slice(first, end).filter(isEntry).length;
    if (entries >= (first > from ? FEWEST_NAMED : FEWEST_ENTRIES)) {
      for (const line of lines.slice(from, end)) found.add(line);
      from = end;
    } else from++;
  }
  return found;
}

function isName({ text }: ReadLine): boolean {
  return NAME.test(text) || NAME.test(text.replaceAll(' ', ''));
}

function hasLeaders({ text }: ReadLine): boolean {
  return LEADERS.test(text.slice(-TAIL).replace(PAGE_BEHIND, '').trimEnd());
}

function isPaged(line: ReadLine): boolean {
  return PAGE_NUMBER.test(line.text) || hasLeaders(line);
}

/** Behind the last of the entries that begin at a line; the line itself where none does. */
function endOfEntries(
  lines: readonly ReadLine[],
  from: number,
  isEntry: (line: ReadLine) => boolean,
): number {
  let end = from;
  for (const [at, line] of lines.slice(from, from + LONGEST).entries()) {
    const isBegun = end > from || isEntry === isPaged;
    if (from + at - end > (isBegun ? MOST_BETWEEN : 0)) break;
    // Among leaders, the parts that have none are of the same list.
    if (isEntry(line) || (end > from && isPaged(line))) end = from + at + 1;
  }
  return end;
}
