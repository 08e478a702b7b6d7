import type { CacheState } from '../indexing/vector-cache.ts';
import type { FittedWith } from '../reading/own-calibration.ts';
import type { IndexUnavailable, Rollback, VerifiedGeneration } from '../search-index/index-store.ts';

/** What is checked, each by itself. */
export const CHECKED = [
  'embedder',
  'reader',
  'generation',
  'articles',
  'leftovers',
  'cache',
  'calibration',
  'questions',
  'data-file',
] as const;
export type Checked = (typeof CHECKED)[number];

/**
 * A warning is of what serves all the same, or mends itself; what has failed keeps beleg from answering, or from answering of
 * the articles as they are.
 */
export type CheckState = 'ok' | 'warning' | 'failed';

/** What was found. */
export type CheckFacts =
  /** It could not be checked, or is broken. */
  | { readonly kind: 'fault'; readonly fault: Error }
  | { readonly kind: 'model'; readonly name: string; readonly folder: string }
  /** By its name, and whether it is the one in use. */
  | {
      readonly kind: 'generation';
      readonly generation: string;
      readonly isCurrent: boolean;
      readonly found: VerifiedGeneration;
    }
  /** None is in use, or the pointer to it leads nowhere. */
  | { readonly kind: 'no-index'; readonly why: IndexUnavailable }
  | { readonly kind: 'up-to-date' | 'no-calibration' }
  | { readonly kind: 'changed'; readonly created: string }
  | { readonly kind: 'rolled-back'; readonly rollback: Rollback; readonly created: string }
  /** Files of the corpus that the index is without, and those that were read with warnings. */
  | { readonly kind: 'with-problems'; readonly problems: number; readonly warnings: number }
  | { readonly kind: 'leftovers'; readonly paths: readonly string[] }
  | ({ readonly kind: 'cache' } & CacheState)
  | { readonly kind: 'calibration'; readonly path: string; readonly differs: FittedWith | undefined }
  | { readonly kind: 'questions'; readonly questions: number; readonly problems: number }
  | { readonly kind: 'data-file'; readonly path: string; readonly isReadable: boolean };

export interface Check {
  readonly checked: Checked;
  readonly state: CheckState;
  readonly facts: CheckFacts;
}
