import type { Block } from './article.ts';
import type { FrontMatter } from './front-matter.ts';

/** A file that a reader makes an article of. */
export interface ArticleSource {
  /** As in `CorpusProblem`; for messages only. */
  readonly path: string;
  /** The decoded file; lines end in `\n`. */
  readonly content: string;
}

export interface DraftBlock {
  readonly kind: Block['kind'];
  /** Without markup; may still hold line ends, runs of spaces and control characters. */
  readonly text: string;
}

/** An article as far as its format tells; `composeArticle` checks it and adds the rest. */
export interface ArticleDraft extends FrontMatter {
  /** In reading order, without the title. */
  readonly blocks: readonly DraftBlock[];
}

/**
 * The reader of a format.
 * @throws BelegError, with what is wrong in the file, when no article can be made of it.
 */
export type ArticleReader = (source: ArticleSource) => ArticleDraft;
