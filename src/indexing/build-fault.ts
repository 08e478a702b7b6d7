import type { CorpusProblem } from '../corpus/corpus-fault.ts';
import { Fault } from '../errors.ts';
import type { Language } from '../language/language.ts';
import { endInWords, type ProcessEnd } from '../system/child-process.ts';

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
  | { readonly kind: 'child-ended'; readonly how: ProcessEnd }
  /** What that process has to say to a person, in each language. */
  | { readonly kind: 'told'; readonly told: Readonly<Record<Language, Told>> };

/** What is wrong, and what to do about it. */
export interface Told {
  readonly problem: string;
  readonly remedy: string;
}

export class BuildFault extends Fault<BuildFacts> {
  override readonly name = 'BuildFault';

  constructor(facts: BuildFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: BuildFacts): string {
  switch (facts.kind) {
    case 'nothing-to-index': {
      const listed = facts.problems.map(({ path, facts: { kind } }) => `\n  ${path}: ${kind}`).join('');
      return `No sentence to index was found in ${facts.folder}${listed === '' ? '.' : `:${listed}`}`;
    }
    case 'unsound-vector':
      return `The model ${facts.model} made a vector that is not ${facts.dimension} finite numbers, for: ${facts.text}`;
    case 'child-ended':
      return `The index could not be built: the process that builds it ended early (${endInWords(facts.how)}).`;
    case 'told':
      return facts.told.en.problem;
  }
}
