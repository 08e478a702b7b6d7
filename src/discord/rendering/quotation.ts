import type { TextRange } from '../../corpus/article.ts';
import { escapeLineStart, escapeMarkup, shownCharacters } from './escape-text.ts';
import { piecesWithin, textUnits } from './text-budget.ts';

interface Run {
  readonly bold: boolean;
  readonly text: string;
}

/** Where bold may begin and end: a marker beside a space, or inside a word next to punctuation, may not render. */
const SPACE = /^[\s\p{Z}]$/u;

export interface Quotation {
  readonly text: string;
  /** Ranges of `text` to show bold, ascending and apart. */
  readonly highlights?: readonly TextRange[];
}

/**
 * A sentence as Discord markdown. Once the markup is removed, exactly its characters are left (white space collapsed,
 * controls dropped).
 */
export function quote({ text, highlights = [] }: Quotation): string {
  return escapeLineStart(boldRuns(text, highlights).map(markup).join(''));
}

/**
 * The same, cut at a word where it takes more than `units`, and marked with `shortened`. A cut sentence keeps no bold:
 * what answers may be what is missing.
 */
export function quoteWithin(quotation: Quotation, units: number, shortened: string): string {
  const whole = quote(quotation);
  if (textUnits(whole) <= units) return whole;
  const mark = ` … ${shortened}`;
  const pieces = shownCharacters(quotation.text).map(({ character }) => escapeMarkup(character));
  const fitting = pieces.slice(0, piecesWithin(pieces, units - textUnits(mark) - 1));
  const space = fitting.lastIndexOf(' ');
  return escapeLineStart((space > 0 ? fitting.slice(0, space) : fitting).join('')) + mark;
}

function boldRuns(text: string, highlights: readonly TextRange[]): readonly Run[] {
  const characters = shownCharacters(text).map(({ character, at }) => ({
    character,
    bold: highlights.some(({ start, end }) => start <= at && at < end),
  }));
  const runs: Run[] = [];
  let from = 0;
  for (const [index, { bold }] of characters.entries()) {
    if (characters[index + 1]?.bold === bold) continue;
    const run = characters.slice(from, index + 1).map(({ character }) => character);
    runs.push(...(bold ? trimmedBold(run) : [{ bold, text: run.join('') }]));
    from = index + 1;
  }
  return runs;
}

/** Moves the spaces at the ends of a bold run outside it. */
function trimmedBold(characters: readonly string[]): readonly Run[] {
  const first = characters.findIndex((character) => !SPACE.test(character));
  const last = characters.findLastIndex((character) => !SPACE.test(character));
  return [
    { bold: false, text: characters.slice(0, Math.max(first, 0)).join('') },
    { bold: true, text: first < 0 ? '' : characters.slice(first, last + 1).join('') },
    { bold: false, text: characters.slice(last + 1).join('') },
  ].filter((run) => run.text !== '');
}

function markup({ bold, text }: Run): string {
  const escaped = escapeMarkup(text);
  return bold ? `**${escaped}**` : escaped;
}
