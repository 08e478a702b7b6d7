import type { Told } from '../../indexing/build-fault.ts';
import type { PlacesFaultFacts } from '../../places/places-fault.ts';

/** What is said of the file with the rules of who may see and ask what, where. */
export interface PlacesLabels {
  readonly help: Readonly<Record<'description' | 'file' | 'closing', string>>;
  readonly fault: (facts: PlacesFaultFacts) => Told;
  /** No setting names a file. */
  readonly unset: string;
  readonly inOrder: (path: string) => string;
  /** Above who sees, who asks and how much. */
  readonly headings: Readonly<Record<'sees' | 'asks' | 'quotas', string>>;
  readonly viewers: {
    readonly everywhere: string;
    readonly direct: string;
    readonly programs: string;
    readonly guild: (id: string) => string;
    /** What its server sees is seen there too. */
    readonly channel: (id: string) => string;
  };
  /** By itself. */
  readonly channel: (id: string) => string;
  /** So many articles, with those of these folders. */
  readonly sees: (articles: number, folders: readonly string[]) => string;
  /** No article lies in the folder, so that there is nothing to hide yet. */
  readonly emptyFolder: (folder: string) => string;
  /** Whoever has one of these roles. */
  readonly roles: (ids: readonly string[]) => string;
  /** Everybody asks, in direct messages. */
  readonly everybody: string;
  /** Nobody asks in direct messages. */
  readonly nobody: string;
  readonly perMinute: (questions: number) => string;
  /** So many articles of the folders with rules are not published. */
  readonly unpublished: (articles: number) => string;
}

/** Problems that are listed; behind them their number stands for the rest. */
export const MOST_PROBLEMS = 20;
