import type { Article } from '../corpus/article.ts';
import type { CorpusProblem } from '../corpus/corpus-fault.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { SearchIndex } from './search-index.ts';

/** What an index is made of. */
export interface IndexContent {
  readonly articles: readonly Article[];
  /** By article in the articles' order, then by ordinal. */
  readonly sentences: readonly Sentence[];
  /** One a sentence in their order, of length 1. */
  readonly vectors: readonly Float32Array[];
  /**
   * By an article's `file` what tells this state of its source from others, by which the next build knows it again. Nothing is
   * taken over of an article that has none.
   */
  readonly sourceStates?: ReadonlyMap<string, string> | undefined;
  readonly takenOver?: TakenOver | undefined;
}

/** What of an index was in another one, which the store may build it from. */
interface TakenOver {
  readonly generation: string;
  /** By position in the index the position in that one; -1 for what is new. */
  readonly positions: Int32Array;
}

/** What a build made of an article, when its source was in this state. */
export interface TakenArticle {
  readonly article: Article;
  readonly sourceState: string;
  readonly sentences: readonly Sentence[];
  /** The position of the first sentence. */
  readonly start: number;
}

/** The index in use as a build takes it over, whose model and recipe are the same: what is as it was need not be made again. */
export interface Predecessor {
  readonly generation: string;
  /** By their `file`. */
  readonly articles: ReadonlyMap<string, TakenArticle>;
  /** What there was to know of the files, by their paths. */
  readonly warnings: ReadonlyMap<string, readonly CorpusProblem[]>;
  /**
   * Reads the vectors from this position on, as many as `into` has room for. Undefined where the store takes them over itself: then
   * those of what is taken over are not looked at.
   */
  readonly readVectors: ((start: number, into: Float32Array) => void) | undefined;
}

/** What an index was made from. */
export interface IndexOrigin {
  readonly model: ModelIdentity;
  /** The state of the corpus, as `corpusFingerprint` gives it. */
  readonly corpusFingerprint: string;
  /** Files of the corpus that were left out. */
  readonly problems: readonly CorpusProblem[];
  /** What to know of files that were read. */
  readonly warnings: readonly CorpusProblem[];
}

/** What the index in use should have been made from. */
export interface ExpectedOrigin {
  /** The model that questions are embedded with. */
  readonly model: ModelIdentity;
  /** Without it an index of another state of the corpus will do. */
  readonly corpusFingerprint?: string | undefined;
}

interface IndexCounts {
  readonly articles: number;
  readonly sentences: number;
  /** Places of the articles' files that are not in their texts. */
  readonly leftOut: number;
}

/** That somebody chose a generation. It holds for as long as the corpus is in the state that it was in then. */
export interface Rollback {
  readonly generation: string;
  readonly corpusFingerprint: string;
  /** ISO 8601. */
  readonly chosen: string;
}

/** An index, unharmed and of the expected origin. */
export interface FoundIndex extends Pick<IndexOrigin, 'problems' | 'warnings'> {
  readonly kind: 'found';
  /** Names this state of the index. */
  readonly generation: string;
  /** ISO 8601. */
  readonly created: string;
  readonly counts: IndexCounts;
  /** It was made from another state of the corpus, and is in use because somebody chose it. */
  readonly rollback: Rollback | undefined;
  /** Loads it. */
  readonly open: () => Promise<SearchIndex>;
}

/** Why there is no index to use. */
export type IndexUnavailable =
  | { readonly kind: 'missing' | 'other-version' }
  /** The names of the model that it was built with and of the one that is in use; equal for another state of one model. */
  | { readonly kind: 'other-model'; readonly built: string; readonly inUse: string }
  /** When it was built, ISO 8601. */
  | { readonly kind: 'stale-corpus'; readonly created: string }
  /** Of what is unreadable with the code of the system. */
  | {
      readonly kind: 'damaged';
      readonly path: string;
      readonly damage: Damage;
      readonly code?: string | undefined;
    };

export type Damage = 'missing' | 'cut off' | 'altered' | 'unreadable';

/** A generation that is kept, and whether it could be used. */
export interface KeptGeneration {
  readonly generation: string;
  readonly isCurrent: boolean;
  readonly found: Omit<FoundIndex, 'open'> | IndexUnavailable;
}

/** What of a generation that is as it was written is not as it should be. */
export type Unsoundness = 'unreadable' | 'counts' | 'offsets' | 'vectors' | 'graph' | 'words';

/** What a check of all of a generation found. */
export type VerifiedGeneration =
  | ({ readonly kind: 'sound'; readonly model: ModelIdentity } & Pick<
      FoundIndex,
      'created' | 'counts' | 'problems' | 'warnings'
    >)
  | { readonly kind: 'unsound'; readonly what: Unsoundness }
  | IndexUnavailable;

/** Who builds, by the number of its process where that is known. */
export type Builder = number | undefined;

/**
 * Keeps indexes: one is in use, and is replaced in one step. Every implementation passes
 * `test/contracts/index-store-contract.ts`.
 */
export interface IndexStore {
  /**
   * The generation in use, which nothing of is checked: cheap enough to be asked every few seconds. Undefined where there is
   * none.
   */
  readonly current: () => Promise<string | undefined>;
  /**
   * Checks the index in use, and loads nothing before it is opened. One that somebody went back to is of the expected corpus
   * while its rollback holds.
   */
  readonly find: (expected: ExpectedOrigin) => Promise<FoundIndex | IndexUnavailable>;
  /** What a build may take over of the index in use; undefined where that is of another origin, or not as it was written. */
  readonly predecessor: (model: ModelIdentity) => Promise<Predecessor | undefined>;
  /** Checks all that are kept, each against the model alone, the oldest first. */
  readonly kept: (expected: Pick<ExpectedOrigin, 'model'>) => Promise<readonly KeptGeneration[]>;
  /** The names of all that are kept, the oldest first. */
  readonly names: () => Promise<readonly string[]>;
  /** Checks all of a generation: what was written, each sentence against its article's text, each vector, and that the search finds them. */
  readonly verify: (generation: string) => Promise<VerifiedGeneration>;
  /** What killed builds left behind for so long that no running one can be meant, by their paths. */
  readonly leftovers: () => Promise<readonly string[]>;
  /** One that is unharmed and of this model, from whatever corpus: the one in use, else the newest. */
  readonly findAny: (expected: Pick<ExpectedOrigin, 'model'>) => Promise<FoundIndex | undefined>;
  /** Makes one that is kept the one in use. */
  readonly choose: (choice: Omit<Rollback, 'chosen'>) => Promise<void>;
  /**
   * Does work while nobody else who works alone does, in this process or in another; waits as long as that takes.
   * @param onWaiting hears who has to end first
   */
  readonly alone: <T>(work: () => Promise<T>, onWaiting: (builder: Builder) => void) => Promise<T>;
  /**
   * Makes an index the one in use; until the last step the one before it is, whatever happens. That is kept, and where it is
   * damaged the newest that is not.
   * @param onIndexed hears how many sentences are in
   * @returns the new generation
   */
  readonly replace: (
    content: IndexContent,
    origin: IndexOrigin,
    onIndexed: (sentences: number) => void,
  ) => Promise<string>;
  /** Ends its connections, where it has any; nothing is asked of it any more. */
  readonly close: () => Promise<void>;
}
