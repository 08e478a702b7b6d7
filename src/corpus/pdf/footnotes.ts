import { lineText } from './line-text.ts';
import type { Line } from './lines.ts';

/** Notes are set smaller than the text by at least as much. */
const SMALL = 0.93;
const MARK = /^[([]?(?<mark>\d{1,3}|[*†‡§∗]{1,3})[)\].]?\s?(?=\S)/u;

/** Of the notes of a page, which may be as large as its text. */
const MOST_LINES = 20;

/** A note below the text, with the mark that the text names it by. */
export interface Note {
  readonly mark: string;
  readonly lines: readonly Line[];
}

/** What stands below the text of a column. */
interface NotesBelow {
  readonly text: readonly Line[];
  readonly notes: readonly Note[];
}

/**
 * Takes the notes off the foot of a column: small lines, the first with a mark, or such as begin with a raised one.
 *
 * @param size of the document's text
 */
export function notesBelow(lines: readonly Line[], size: number): NotesBelow {
  const raised = lines.findIndex(beginsRaised);
  const small = lines.findLastIndex((line) => line.size > SMALL * size) + 1;
  const below = raised >= Math.max(0, lines.length - MOST_LINES) ? Math.min(raised, small) : small;
  const foot = lines.slice(below);
  const first = foot.findIndex((line) => markOf(line) !== undefined);
  // A column of small text alone is a table, or a page of an appendix.
  if ((below === 0 && raised !== 0) || first === -1) return { text: lines, notes: [] };
  const notes: { mark: string; lines: Line[] }[] = [];
  for (const line of foot.slice(first)) {
    const mark = markOf(line);
    if (mark !== undefined && mark !== notes.at(-1)?.mark) notes.push({ mark, lines: [line] });
    else notes.at(-1)?.lines.push(line);
  }
  return { text: lines.slice(0, below + first), notes };
}

function beginsRaised({ segments }: Line): boolean {
  const [first] = segments[0]?.pieces ?? [];
  return first?.place === 'sup' && MARK.test(`${first.text} x`);
}

/** A raised mark, or a number before a word. */
function markOf(line: Line): string | undefined {
  const [first] = line.segments[0]?.pieces ?? [];
  const match = MARK.exec(first?.place === 'sup' ? `${first.text} x` : lineText(line));
  const mark = match?.groups?.['mark'];
  const rest = lineText(line)
    .slice(mark?.length ?? 0)
    .trimStart();
  // "12 Monate" may go on from the line before.
  return first?.place === 'sup' || /^[)\].]?\s?[\p{Lu}„“"«(]/u.test(rest) ? mark : undefined;
}

/** What a note says behind its mark. */
export function withoutMark(text: string): string {
  return text.replace(/^[([]?(?:[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§∗]{1,3})[)\].]?\s?/u, '');
}
