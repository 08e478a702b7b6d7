import type { TextRange } from '../corpus/article.ts';
import { asTyped } from '../language/typed-text.ts';
import type { Sentence } from './sentence.ts';

/** What of a sentence says how it is read. */
type Read = Pick<Sentence, 'text' | 'cells' | 'lead'>;

const CELL_SEPARATOR = '; ';

/**
 * A sentence as models and the search by words read it. A row of a table is quoted as its cells and read as `head: cell; head:
 * cell`, an item of a list behind what announces it: nothing of "12 Euro" says what costs that.
 */
export function textAsRead({ text, cells, lead }: Read): string {
  const own = cells
    ?.map(({ head, start, end }) => labelOf(head) + text.slice(start, end))
    .join(CELL_SEPARATOR);
  return asTyped(openingOf(lead) + (own ?? text));
}

/**
 * The ranges of the sentence's own text that a range of its text as read covers: one in each cell, none of a head or a lead.
 *
 * @param range of `textAsRead(sentence)`
 */
export function rangesAsQuoted({ text, cells, lead }: Read, range: TextRange): TextRange[] {
  const ranges: TextRange[] = [];
  let read = openingOf(lead).length;
  for (const { head, start, end } of cells ?? [{ head: undefined, start: 0, end: text.length }]) {
    read += labelOf(head).length;
    const from = Math.max(range.start - read, 0);
    const to = Math.min(range.end - read, end - start);
    if (from < to) ranges.push({ start: start + from, end: start + to });
    read += end - start + CELL_SEPARATOR.length;
  }
  return ranges;
}

function labelOf(head: string | undefined): string {
  return head === undefined ? '' : `${head}: `;
}

/** A lead ends in a colon. */
function openingOf(lead: string | undefined): string {
  return lead === undefined ? '' : `${lead} `;
}
