import type { FilePlace, Omission, TextBlock } from './article.ts';
import type { FileFacts } from './file-facts.ts';
import type { FrontMatter } from './front-matter.ts';

/** With the place in the file where it begins. */
interface AnyDraft extends FilePlace {
  /** The heading that it stands under, which is one of the blocks before it. */
  readonly heading: DraftText | undefined;
}

export interface DraftText extends AnyDraft {
  readonly kind: TextBlock['kind'];
  readonly lists: TextBlock['lists'];
  readonly saysSomething: TextBlock['saysSomething'];
  /** Without markup; may still hold line ends, runs of spaces and control characters. */
  readonly text: string;
  /** The offsets in `text` at which a further page of the file begins, ascending; its own page is where it begins. */
  readonly pageBreaks?: readonly number[];
}

export interface DraftTable extends AnyDraft {
  readonly kind: 'table';
  /** Of each column, from the left; empty where a column has none. */
  readonly heads: readonly string[];
  /** The cells of each row in their order, the empty ones too, with the columns that they stand in. */
  readonly rows: readonly (readonly { readonly text: string; readonly columns: readonly number[] }[])[];
}

/** A block of an article as its format found it. */
export type DraftBlock = DraftText | DraftTable;

/** A piece of what a reader of the file sees, with the place that it begins in. */
export interface ShownText extends FilePlace {
  readonly text: string;
}

/** An article as far as its format tells. */
export interface ArticleDraft extends FrontMatter {
  /** In reading order, without the title. */
  readonly blocks: readonly DraftBlock[];
  /** What is left out on purpose, in the file's order. */
  readonly omissions: readonly Omission[];
  /** What the format knows that it could not read. */
  readonly unread: readonly ShownText[];
  /** All that a reader of the file sees but for those, found by another way than the blocks. */
  readonly shown: readonly ShownText[];
  /** Words among those shown that are marks for programs: nobody misses them. */
  readonly marks: readonly string[];
  /** What to know of the file. */
  readonly warnings: readonly FileFacts[];
}
