import type { Answerer } from '../../src/answering/answer.ts';
import { createChecker } from '../../src/checking/check-quotations.ts';
import { NO_RULES } from '../../src/places/place-rules.ts';
import { Sight } from '../../src/places/sight.ts';
import { memoryIndex } from '../../src/search-index/sentence-index.ts';
import { DIMENSION } from '../contracts/search-index-contract.ts';

/** The same is seen everywhere. */
export function seeingAll(answerer: () => Answerer): Sight {
  const index = memoryIndex({ articles: [], sentences: [], vectors: [] }, DIMENSION);
  return new Sight({
    rules: () => NO_RULES,
    index: () => index,
    answerer,
    checker: () => createChecker({ index, answerer: answerer() }),
    answererOver: () => answerer(),
    takeUp: async () => undefined,
  });
}
