import type { Article, Block, TextRange } from '../corpus/article.ts';

/**
 * Between two parts of a quotation at most so many characters of the article may be left out, and so many ends of paragraphs: one
 * paragraph as a whole. Who leaves out more joins two quotations, and who reads what is left out should see it at a glance.
 */
const MOST_CHARACTERS = 1_000;
const MOST_BREAKS = 2;

/**
 * Whether a quotation may leave out a range of an article's text. Not over a heading, behind which another matter begins, nor in a
 * table, where it would join one row's head with another row's cell.
 */
export function mayBeLeftOut({ start, end }: TextRange, { blocks }: Article): boolean {
  if (end - start > MOST_CHARACTERS) return false;
  const [first, last] = [blockIndexAt(blocks, start - 1), blockIndexAt(blocks, end)];
  if (first === undefined || last === undefined) return false;
  if (first === last) return blocks[first]?.kind !== 'table';
  if (last - first > MOST_BREAKS) return false;
  return blocks.slice(first, last + 1).every(({ kind }) => kind === 'paragraph');
}

/** The number of the block that holds a place of the text. */
export function blockIndexAt(blocks: readonly Block[], place: number): number | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block === undefined || block.start > place ? undefined : low;
}
