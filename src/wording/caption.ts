import type { Citation } from '../answering/answer.ts';
import { clipped } from './article-name.ts';

/** Heads are words and a lead is a sentence; of longer ones a caption shows how they begin. In characters. */
const CAPTION_CHARACTERS = 120;

/** Stands for a cell without a head, so that heads and cells go on pairing. */
const NO_HEAD = '–';

/** What stands above a quotation and is none of it. Text of the article, to be made harmless by whoever shows it. */
interface Caption {
  readonly of: 'table' | 'list';
  readonly text: string;
}

/**
 * The heads of a row's cells as in the table, `Karte | Preis`, or what announces the list of an item; undefined for a
 * sentence of words and where no cell has a head.
 */
export function captionOf({ cells = [], lead }: Pick<Citation, 'cells' | 'lead'>): Caption | undefined {
  if (lead !== undefined) return { of: 'list', text: clipped(lead, CAPTION_CHARACTERS) };
  if (cells.every(({ head }) => head === undefined)) return undefined;
  return {
    of: 'table',
    text: clipped(cells.map(({ head }) => head ?? NO_HEAD).join(' | '), CAPTION_CHARACTERS),
  };
}
