import { Fault } from '../errors.ts';
import { endInWords, type ProcessEnd } from '../system/child-process.ts';

/** What keeps a question from being read. */
export type ReadingFacts =
  | { readonly kind: 'calibration-unreadable' | 'calibration-broken'; readonly path: string }
  /** What was counted of a language model's verdicts. */
  | { readonly kind: 'verdict-calibration-broken'; readonly path: string }
  /** The host's own. */
  | { readonly kind: 'own-calibration-broken'; readonly path: string }
  /** It was fitted for another state of the reader, or for another reader: its name. */
  | { readonly kind: 'calibration-of-other-reader'; readonly path: string; readonly reader: string }
  | { readonly kind: 'process-ended'; readonly how: ReaderEnd };

/** How its process ended, or why it was ended. */
export type ReaderEnd = ProcessEnd | { readonly kind: 'other-version' | 'too-slow' };

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
    case 'verdict-calibration-broken':
      return `What was counted of a language model, ${facts.path}, cannot be read, is broken or of another version of beleg.`;
    case 'calibration-of-other-reader':
      return `The calibration ${facts.path} was fitted for another state of the reader (${facts.reader}).`;
    case 'own-calibration-broken':
      return `The calibration ${facts.path} of the host's own cannot be read, is broken or of another version of beleg.`;
    case 'process-ended':
      return `The process that reads for beleg ended early (${inShort(facts.how)}).`;
  }
}

function inShort(end: ReaderEnd): string {
  switch (end.kind) {
    case 'other-version':
      return 'it speaks another version of beleg: restart';
    case 'too-slow':
      return 'it did not answer within a minute';
    case 'signal':
    case 'exit':
    case 'not-started':
      return endInWords(end);
  }
}
