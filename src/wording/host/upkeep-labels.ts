import type { Told } from '../../indexing/build-fault.ts';
import type { ServedInstead } from '../../indexing/index-to-serve.ts';
import type { Builder } from '../../search-index/index-store.ts';
import type { CheckFacts, Checked, CheckState } from '../../verifying/check.ts';

/** What is said of the index that is kept: which one serves, how to go back to another, and whether all of it is whole. */
export interface UpkeepLabels {
  /** Another process builds the index, which has to end first. */
  readonly waiting: (builder: Builder) => string;
  /** An index serves that somebody went back to. */
  readonly rolledBack: (index: ServedInstead) => string;
  /** The index could not be built, and an older one serves. */
  readonly unbuilt: (why: Told, index: ServedInstead) => string;
  readonly rollback: RollbackLabels;
  readonly verify: VerifyLabels;
}

interface RollbackLabels {
  readonly help: Readonly<Record<'description' | 'forward' | 'yes', string>>;
  /** Above the indexes that are kept. */
  readonly kept: string;
  readonly inUse: string;
  readonly holds: (counts: ServedInstead['counts']) => string;
  readonly question: (index: ServedInstead, isForward: boolean) => string;
  /** It was not confirmed. */
  readonly unchanged: string;
  /** Another index is in use now; whether it is of the articles as they are. */
  readonly done: (index: ServedInstead, isUpToDate: boolean) => string;
  /** How to undo that. */
  readonly undo: (isForward: boolean) => string;
}

interface VerifyLabels {
  readonly help: Readonly<Record<'description' | 'json' | 'closing', string>>;
  readonly states: Readonly<Record<CheckState, string>>;
  readonly subjects: Readonly<Record<Exclude<Checked, 'generation' | 'data-file'>, string>>;
  readonly generation: (when: string, isCurrent: boolean) => string;
  /** What was found, and what mends it. @param why an index cannot be used, where that was found */
  readonly found: (facts: FoundFacts, why: string) => CheckWords;
  /** So many warnings and failures. */
  readonly summary: (warnings: number, failures: number) => string;
}

/** What is worded as a fault is told as any other. */
export type FoundFacts = Exclude<CheckFacts, { readonly kind: 'fault' }>;

export interface CheckWords {
  readonly found: string;
  readonly remedy?: string;
}

/** When a generation was built, by its name; of what is no name, that as it is. */
export function momentOf(generation: string): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(generation) ?? [];
  return year === undefined ? generation : moment(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
}

/** A time as a person reads it: `2026-01-02 03:04:05 UTC`. @param iso as `Date.toISOString` gives it */
export function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
