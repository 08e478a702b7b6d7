import type { CorpusProblem } from '../corpus/corpus-fault.ts';
import { problemsNow } from '../corpus/corpus-files.ts';
import { corpusFingerprint } from '../corpus/corpus-fingerprint.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import type { FoundIndex, IndexStore, IndexUnavailable, Rollback } from '../search-index/index-store.ts';
import { DatabaseFault } from '../search-index/postgres/database-fault.ts';
import { FileFault } from '../system/file-fault.ts';
import type { BuildSummary } from './build-summary.ts';

/** What a start tells of the index. */
export interface IndexEvents {
  /** The index is missing, stale or damaged and is now built: why. */
  readonly onBuild: (why: IndexUnavailable) => void;
  /** The index is up to date, but lacks these files of the corpus. */
  readonly onLeftOut: (files: readonly CorpusProblem[]) => void;
  readonly onBuilt: (summary: BuildSummary) => void;
  /** The index is of another state of the corpus, because somebody chose it. */
  readonly onRollback?: ((rollback: Rollback, index: ServedInstead) => void) | undefined;
  /** The index could not be built where it is written to, and one that is there serves. */
  readonly onUnbuilt?: ((fault: FileFault | DatabaseFault, index: ServedInstead) => void) | undefined;
  /**
   * The index in use is damaged, and one that is whole serves until it is built anew, which is left to who hears this. Where
   * nobody does, it is built before anything is answered.
   */
  readonly onDamaged?: ((why: IndexUnavailable, index: ServedInstead) => void) | undefined;
}

/** An index that serves although it is not of the articles as they are. */
export type ServedInstead = Pick<FoundIndex, 'generation' | 'created' | 'counts'>;

interface IndexToServeOptions {
  readonly corpusFolder: string;
  readonly store: IndexStore;
  readonly model: ModelIdentity;
  readonly build: () => Promise<BuildSummary>;
  readonly events: IndexEvents;
}

/** The index that a start answers from. */
export type ServableIndex =
  | {
      readonly kind: 'found';
      readonly found: FoundIndex;
      /** What is in the store in its place, and of no use. */
      readonly passedOver: string | undefined;
      /** Why it is not of the articles as they are, where nobody chose that: the index in use is damaged, or none could be built. */
      readonly lags: 'damaged' | 'unbuilt' | undefined;
    }
  | { readonly kind: 'none'; readonly why: IndexUnavailable };

/**
 * Finds the index of the articles as they are, and builds it where there is none. Where a full or closed disk keeps it from
 * being built, or where the one in use is damaged, an older one serves: better an answer of yesterday than none.
 * @throws Fault where it cannot be built and nothing can serve instead
 */
export async function indexToServe(options: IndexToServeOptions): Promise<ServableIndex> {
  const { corpusFolder, store, model, build, events } = options;
  const found = await store.find({ model, corpusFingerprint: await corpusFingerprint(corpusFolder) });
  if (found.kind === 'found') {
    const leftOut = await problemsNow(corpusFolder, found.problems);
    if (leftOut.length > 0) events.onLeftOut(leftOut);
    if (found.rollback !== undefined) events.onRollback?.(found.rollback, found);
    return serving(found);
  }
  if (found.kind === 'damaged' && events.onDamaged !== undefined) {
    const whole = await store.findAny({ model });
    if (whole !== undefined) {
      events.onDamaged(found, whole);
      return { ...serving(whole, await store.current()), lags: 'damaged' };
    }
  }
  events.onBuild(found);
  try {
    events.onBuilt(await build());
  } catch (fault) {
    const isOfStore = fault instanceof FileFault || fault instanceof DatabaseFault;
    const older = isOfStore ? await store.findAny({ model }).catch(() => undefined) : undefined;
    if (!isOfStore || older === undefined) throw fault;
    events.onUnbuilt?.(fault, older);
    return { ...serving(older, await store.current()), lags: 'unbuilt' };
  }
  // Not held against the corpus: a file that changed during the build waits for the next one.
  const built = await store.find({ model });
  return built.kind === 'found' ? serving(built) : { kind: 'none', why: built };
}

function serving(found: FoundIndex, inStore?: string): Extract<ServableIndex, { kind: 'found' }> {
  const passedOver = inStore === found.generation ? undefined : inStore;
  return { kind: 'found', found, passedOver, lags: undefined };
}
