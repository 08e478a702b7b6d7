import { BelegError } from '../errors.ts';
import type { IndexUnavailable } from '../search-index/index-store.ts';

const REMEDY = 'Run npm run embed.';

/** Why there is no index to use, for a person, with what to do about it. */
export function indexFault(why: IndexUnavailable): BelegError {
  return new BelegError(problemOf(why), REMEDY);
}

function problemOf(why: IndexUnavailable): string {
  switch (why.kind) {
    case 'missing':
      return 'No index has been built yet.';
    case 'other-version':
      return 'The index was built by another version of beleg.';
    case 'other-model':
      return why.built === why.inUse
        ? `The index was built with another state of the model ${why.built}.`
        : `The index was built with the model ${why.built}, the configuration says ${why.inUse}.`;
    case 'stale-corpus':
      return `The articles have changed since the index was built on ${why.created}.`;
    case 'damaged':
      return `A file of the index is ${why.damage}: ${why.path}.`;
  }
}
