import type { DraftBlock } from './article-draft.ts';
import type { Omission } from './article.ts';
import { ArticleFault } from './corpus-fault.ts';

/*
 * Files of some megabytes unpack to far more, and everything that follows is done with the whole article at once, some of it in the
 * process of who asked for it.
 */

/** A thick book has 2 million, the Bible 4.5. */
const MOST_CHARACTERS = 5_000_000;

/** By their ends, which abbreviations and initials have too: a thick book has 25 thousand. */
const MOST_SENTENCES = 200_000;
const SENTENCE_END = /[.!?…]\s/gu;

/** Paragraphs, headings and rows of tables: the verses of the Bible are 31 thousand. */
const MOST_PIECES = 100_000;

/** Nobody reads on; those of a book with a head and a foot on each page are some thousands. */
const MOST_NAMED = 2000;

/** @throws ArticleFault where there are too many to be one article */
export function checkBlocks(blocks: readonly DraftBlock[]): void {
  const pieces = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 1), 0);
  if (pieces > MOST_PIECES)
    throw new ArticleFault({ kind: 'too-long', counted: 'pieces', most: MOST_PIECES });
}

/** @throws ArticleFault where it is too long to be one article */
export function checkText(text: string): void {
  if (text.length > MOST_CHARACTERS)
    throw new ArticleFault({ kind: 'too-long', counted: 'characters', most: MOST_CHARACTERS });
  if ((text.match(SENTENCE_END)?.length ?? 0) > MOST_SENTENCES)
    throw new ArticleFault({ kind: 'too-long', counted: 'sentences', most: MOST_SENTENCES });
}

/** The first of each kind as they are, and of each kind that has more one that counts them. */
export function namedOmissions(omissions: readonly Omission[]): Omission[] {
  const counts = new Map<Omission['what'], number>();
  const named = omissions.filter(({ what }) => {
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return count <= MOST_NAMED;
  });
  const further = Array.from(counts, ([what, all]) => ({ what, excerpt: '', count: all - MOST_NAMED }));
  return [...named, ...further.filter(({ count }) => count > 0)];
}
