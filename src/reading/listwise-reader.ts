import type { Tokenizer } from '../models/tokenizer.ts';
import type { Match } from '../retrieval/retrieve.ts';
import type { ConfidenceLine } from './calibration.ts';
import { answeringSpan, readPasses, type ReadSegment } from './read-passes.ts';
import { composeReading, type ReaderInput } from './reader-input.ts';
import type { Reader, Reading } from './reading.ts';

/** What the model gives for one input; see model/README.md. */
export interface ReaderOutput {
  /** One logit a segment: that it answers. */
  readonly answers: Float32Array;
  /** The logit that none of them does. */
  readonly none: number;
  /** One logit a token: that it is the first, the last of the answering words. */
  readonly starts: Float32Array;
  readonly ends: Float32Array;
}

/** Runs the reader's model on one input. */
export type RunModel = (
  input: Pick<ReaderInput, 'inputIds' | 'tokenTypeIds' | 'sentenceIds'>,
) => Promise<ReaderOutput>;

interface ListwiseReaderParts {
  readonly tokenizer: Tokenizer;
  readonly run: RunModel;
  readonly line: ConfidenceLine;
}

/** Reads by a listwise cross-encoder: question and candidates go through the model together. */
export class ListwiseReader implements Reader {
  readonly #parts: ListwiseReaderParts;

  constructor(parts: ListwiseReaderParts) {
    this.#parts = parts;
  }

  read(question: string, matches: readonly Match[]): Promise<Reading> {
    const { tokenizer, run, line } = this.#parts;
    return readPasses({
      question,
      matches,
      tokenizer,
      line,
      compose: (best) => composeReading(question, best, tokenizer),
      read: async (input) => segmentsOf(input, await run(input)),
    });
  }
}

function segmentsOf({ segments }: ReaderInput, output: ReaderOutput): ReadSegment[] {
  return segments.map(({ match, sentence, from, start, end }, i) => {
    const logits = { answers: output.answers[i] ?? Number.NaN, none: output.none };
    const span = answeringSpan(output.starts.subarray(start, end), output.ends.subarray(start, end));
    return { match, logits, sentence, span: span && { first: from + span.first, last: from + span.last } };
  });
}
