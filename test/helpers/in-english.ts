import type { CorpusProblem } from '../../src/corpus/corpus-fault.ts';
import { wordedProblem } from '../../src/wording/fault-words.ts';

/** What is said of a file, as a person who reads English is told it. */
export function inEnglish(said: CorpusProblem): {
  readonly path: string;
  readonly reason: string;
  readonly remedy: string;
} {
  const { problem: reason, remedy } = wordedProblem(said, 'en');
  return { path: said.path, reason, remedy };
}
