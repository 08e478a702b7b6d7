import { Fault } from '../errors.ts';

/** What keeps a question from being read. */
export type ReadingFacts =
  | { readonly kind: 'calibration-unreadable' | 'calibration-broken'; readonly path: string }
  /** It was fitted for another state of the reader, or for another reader: its name. */
  | { readonly kind: 'calibration-of-other-reader'; readonly path: string; readonly reader: string }
  | { readonly kind: 'process-ended'; readonly how: string };

export class ReadingFault extends Fault<ReadingFacts> {
  override readonly name = 'ReadingFault';

  constructor(facts: ReadingFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: ReadingFacts): string {
  switch (facts.kind) {
    case 'calibration-unreadable':
      return `The calibration ${facts.path} is missing or cannot be read.`;
    case 'calibration-broken':
      return `The calibration ${facts.path} is broken or of another version of beleg.`;
    case 'calibration-of-other-reader':
      return `The calibration ${facts.path} was fitted for another state of the reader (${facts.reader}).`;
    case 'process-ended':
      return `The process that reads for beleg ended early (${facts.how}).`;
  }
}
