import stringWidth from 'string-width';
import type { TextRange } from '../../corpus/article.ts';
import { printable } from './printable-text.ts';

const WORD = /[^ ]+/gu;

/**
 * The rows of a quotation, at most `width` columns each where its words allow it, as ranges of `text`.
 * Invariant: between two rows lies exactly one character, a space or a line break, so nothing of the quotation
 * is lost. (wrap-ansi composes characters, widens tabs and drops doubled spaces: good for labels, not for
 * evidence.) A word wider than a row stays whole, and a no-break space never breaks.
 */
export function quotationRows(text: string, width: number): readonly TextRange[] {
  const rows: TextRange[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    for (const row of lineRows(line, width)) {
      rows.push({ start: lineStart + row.start, end: lineStart + row.end });
    }
    lineStart += line.length + 1;
  }
  return rows;
}

function lineRows(line: string, width: number): readonly TextRange[] {
  const rows: TextRange[] = [];
  let rowStart = 0;
  let hasWord = false;
  for (const { index, 0: word } of line.matchAll(WORD)) {
    const extended = printable(line.slice(rowStart, index + word.length));
    if (hasWord && stringWidth(extended) > width) {
      rows.push({ start: rowStart, end: index - 1 });
      rowStart = index;
    }
    hasWord = true;
  }
  rows.push({ start: rowStart, end: line.length });
  return rows;
}
