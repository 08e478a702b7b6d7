import type { CorpusProblem } from '../corpus/corpus-fault.ts';
import { Fault } from '../errors.ts';

/** What keeps an index from being built. */
export type BuildFacts =
  | {
      readonly kind: 'nothing-to-index';
      readonly folder: string;
      readonly problems: readonly CorpusProblem[];
    }
  /** The text of the paragraph for which the model gave something other than finite vectors of its dimension. */
  | {
      readonly kind: 'unsound-vector';
      readonly model: string;
      readonly dimension: number;
      readonly text: string;
    }
  /** The process that builds ended before it said how the build went: its signal or exit code. */
  | { readonly kind: 'child-ended'; readonly how: string }
  /** What that process said to a person. */
  | { readonly kind: 'told'; readonly problem: string; readonly remedy: string };

export class BuildFault extends Fault<BuildFacts> {
  override readonly name = 'BuildFault';

  constructor(facts: BuildFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: BuildFacts): string {
  switch (facts.kind) {
    case 'nothing-to-index': {
      const listed = facts.problems
        .map(({ path, reason, remedy }) => `\n  ${path}: ${reason} ${remedy}`)
        .join('');
      return `No sentence to index was found in ${facts.folder}${listed === '' ? '.' : `:${listed}`}`;
    }
    case 'unsound-vector':
      return `The model ${facts.model} made a vector that is not ${facts.dimension} finite numbers, for: ${facts.text}`;
    case 'child-ended':
      return `The index could not be built: the process that builds it ended early (${facts.how}).`;
    case 'told':
      return facts.problem;
  }
}
