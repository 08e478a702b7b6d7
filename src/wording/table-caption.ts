import type { Citation } from '../answering/answer.ts';
import { clipped } from './article-name.ts';

/** Heads are words; a table that has sentences there shows how they begin. In characters. */
const HEADS_CHARACTERS = 120;

/** Stands for a cell without a head, so that heads and cells go on pairing. */
const NO_HEAD = '–';

/**
 * The heads of a row's cells on one line, as in the table: `Karte | Preis`; undefined where no cell has one. Text of the
 * article, to be made harmless by whoever shows it.
 */
export function tableHeads({ cells = [] }: Pick<Citation, 'cells'>): string | undefined {
  if (cells.every(({ head }) => head === undefined)) return undefined;
  return clipped(cells.map(({ head }) => head ?? NO_HEAD).join(' | '), HEADS_CHARACTERS);
}
