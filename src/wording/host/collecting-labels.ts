import type { Decision } from '../../collecting/collecting-fault.ts';
import type { SourceDifference } from '../../collecting/compare-source.ts';
import type { Language } from '../../language/language.ts';

/** What is said where articles are taken in, listed, put aside and held against their sources. */
export interface CollectingLabels {
  readonly help: CollectingHelp;
  /** What is known of an article. */
  readonly fields: Readonly<Record<ArticleField, string>>;
  readonly languages: Readonly<Record<Language, string>>;
  readonly add: AddLabels;
  readonly remove: RemoveLabels;
  readonly articles: ArticlesLabels;
  readonly drift: DriftLabels;
  /** What a person is asked, with what may be typed, and the answers that agree to it. */
  readonly decide: (decision: Decision) => string;
  readonly agreed: readonly string[];
  readonly declined: string;
}

type ArticleField =
  | 'id'
  | 'title'
  | 'publisher'
  | 'date'
  | 'language'
  | 'sentences'
  | 'leftOut'
  | 'source'
  | 'since'
  | 'file'
  | 'begins';

interface CollectingHelp {
  readonly add: Readonly<
    Record<'description' | 'article' | 'as' | 'yes' | 'allowPrivate' | 'closing', string>
  >;
  readonly remove: Readonly<Record<'description' | 'article' | 'yes', string>>;
  readonly articles: Readonly<Record<'description' | 'json', string>>;
  readonly drift: Readonly<Record<'description' | 'article' | 'allowPrivate' | 'closing', string>>;
}

interface AddLabels {
  readonly fetching: (address: string) => string;
  /** Nothing was left out. */
  readonly nothing: string;
  /** So many further places or sentences. */
  readonly further: (places: number) => string;
  /** The path of the article, and where what it replaced is kept. */
  readonly added: (path: string, kept: string | undefined) => string;
  /** What to ask next, of the article with this id: a title may hold what a shell runs. */
  readonly next: (id: string) => string;
}

interface RemoveLabels {
  /** What was moved to which folder, and from which it came. */
  readonly removed: (paths: readonly string[], folder: string) => string;
  /** No article is left, and no index can be made of none. */
  readonly noneLeft: string;
}

interface ArticlesLabels {
  readonly total: (articles: number, sentences: number) => string;
  readonly problems: (files: number) => string;
}

export interface DriftLabels {
  readonly same: string;
  /** How many sentences of so many are missing, and how many are new. */
  readonly changed: (difference: SourceDifference, sentences: number) => string;
  readonly gone: (status: number) => string;
  readonly missing: string;
  readonly added: string;
  readonly movedTo: (address: string) => string;
  readonly withoutAddress: (ids: readonly string[]) => string;
  readonly noAddress: string;
  /** What was kept where, and what follows from it. */
  readonly kept: (counts: DriftCounts, path: string) => string;
  readonly broken: (path: string) => string;
}

/** Of so many articles how many have a source that is the same, changed, gone or could not be read. */
export type DriftCounts = Readonly<Record<'same' | 'changed' | 'gone' | 'failed', number>>;
