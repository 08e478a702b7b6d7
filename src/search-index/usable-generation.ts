import type { ExpectedOrigin, FoundIndex, IndexOrigin, IndexUnavailable, Rollback } from './index-store.ts';

/** What every store keeps of what a generation was made from. */
interface Made extends Pick<FoundIndex, 'created' | 'counts'>, Pick<IndexOrigin, 'problems' | 'warnings'> {
  readonly model: { readonly name: string; readonly fingerprint: string };
  readonly corpus: string;
}

/** The generation that is looked for: what it should have been made from, and what somebody chose. */
export interface Wanted extends ExpectedOrigin {
  readonly generation: string;
  readonly rollback?: Rollback | undefined;
}

/** Why a generation is not of the expected origin; one that was chosen for this state of the corpus may be of another. */
export function whyUnusable(made: Made, wanted: Wanted): IndexUnavailable | undefined {
  const { generation, model, corpusFingerprint, rollback } = wanted;
  if (made.model.fingerprint !== model.fingerprint)
    return { kind: 'other-model', built: made.model.name, inUse: model.name };
  const isChosen = rollback?.generation === generation && rollback.corpusFingerprint === corpusFingerprint;
  return isStale(made, wanted) && !isChosen ? { kind: 'stale-corpus', created: made.created } : undefined;
}

/** A generation that is of the expected origin, and unharmed. */
export function foundGeneration(made: Made, wanted: Wanted, open: FoundIndex['open']): FoundIndex {
  const { created, counts, problems, warnings } = made;
  const rollback = isStale(made, wanted) ? wanted.rollback : undefined;
  return {
    kind: 'found',
    generation: wanted.generation,
    created,
    counts,
    problems,
    warnings,
    rollback,
    open,
  };
}

function isStale({ corpus }: Made, { corpusFingerprint }: Wanted): boolean {
  return corpusFingerprint !== undefined && corpusFingerprint !== corpus;
}
