import { DatabaseFault } from '../search-index/postgres/database-fault.ts';
import type { Answerer } from './answer.ts';

/**
 * An answerer that asks once more where the index that it answers from is no more: others have replaced it in a database so long ago
 * that it was removed, and nobody here has taken up theirs, as after hours in which the machine slept.
 *
 * @param own answers from what was opened last
 * @param renew takes up the index in the store, and answers from it
 */
export function renewedAnswerer(own: Answerer, renew: () => Promise<Answerer>): Answerer {
  const orRenewed = async <T>(ask: (answerer: Answerer) => Promise<T>): Promise<T> => {
    try {
      return await ask(own);
    } catch (fault) {
      if (!isGone(fault)) throw fault;
      return ask(await renew());
    }
  };
  // What is asked of articles and sentences is in memory, and stays.
  return {
    ...own,
    ask: (...asked) => orRenewed((answerer) => answerer.ask(...asked)),
    nearest: (statement) => orRenewed((answerer) => answerer.nearest(statement)),
  };
}

/** Of an index on disk nothing is ever gone that was opened: all of it is in memory. */
function isGone(fault: unknown): boolean {
  return fault instanceof DatabaseFault && fault.facts.kind === 'gone';
}
