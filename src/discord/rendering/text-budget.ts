import { MESSAGE_BYTES, MESSAGE_CHARACTERS } from '../limits.ts';

/** A message's text in units: texts whose units add up to this keep both of Discord's bounds. */
export const MESSAGE_UNITS = MESSAGE_CHARACTERS;

/**
 * What a text takes of a message: its UTF-16 code units or, where those are the larger share of their bound, its
 * UTF-8 bytes. The units of a whole are at most the sum of its parts', so parts can be budgeted one by one.
 */
export function textUnits(text: string): number {
  const bytes = Buffer.byteLength(text, 'utf8');
  return Math.max(text.length, Math.ceil((bytes * MESSAGE_CHARACTERS) / MESSAGE_BYTES));
}

/** The longest start of `pieces` that takes at most `units`, as their number. */
export function piecesWithin(pieces: readonly string[], units: number): number {
  let length = 0;
  let bytes = 0;
  for (const [index, piece] of pieces.entries()) {
    length += piece.length;
    bytes += Buffer.byteLength(piece, 'utf8');
    if (Math.max(length, Math.ceil((bytes * MESSAGE_CHARACTERS) / MESSAGE_BYTES)) > units) return index;
  }
  return pieces.length;
}

/** What each of some texts may take of `units`: all that it needs where that is its share or less, and what is left over goes to the others. */
export function sharesWithin(needs: readonly number[], units: number): readonly number[] {
  const shares = needs.map(() => 0);
  let left = Math.max(units, 0);
  const smallestFirst = needs.map((need, at) => ({ need, at })).toSorted((a, b) => a.need - b.need);
  for (const [done, { need, at }] of smallestFirst.entries()) {
    const share = Math.min(need, Math.floor(left / (needs.length - done)));
    shares[at] = share;
    left -= share;
  }
  return shares;
}

const ELLIPSIS = '…';

/**
 * Escaped text (not a quotation) cut at a word so that it takes at most `units`, with an ellipsis.
 * Never cuts between a backslash and what it escapes.
 */
export function clipMarkup(markup: string, units: number): string {
  if (textUnits(markup) <= units) return markup;
  const pieces = markup.match(/\\.|./gsu) ?? [];
  const fitting = pieces.slice(0, piecesWithin(pieces, units - textUnits(ELLIPSIS)));
  const space = fitting.lastIndexOf(' ');
  return `${(space > 0 ? fitting.slice(0, space) : fitting).join('')}${ELLIPSIS}`;
}
