import type { Match } from '../../retrieval/retrieve.ts';
import type { ConfidenceLine } from '../calibration.ts';
import { answeringSpan, readPasses, type ReadSegment } from '../read-passes.ts';
import type { Reader, Reading } from '../reading.ts';
import { composeWindows, type ReadingWindow, type WindowForm } from './windows.ts';

/** One logit a token: that it is the first, the last of the answer. */
export interface SpanLogits {
  readonly starts: Float32Array;
  readonly ends: Float32Array;
}

/** Runs a question-answering model on one window. */
export type RunWindow = (window: Pick<ReadingWindow, 'inputIds' | 'parts'>) => Promise<SpanLogits>;

interface QuestionAnsweringReaderParts extends WindowForm {
  readonly run: RunWindow;
  readonly line: ConfidenceLine;
}

/**
 * Reads by a model that points at an answer in a text, and at the first token where there is none (Devlin et al. 2019,
 * SQuAD 2.0). A sentence answers by the score of the best span within it, `start + end`; none does by that of the first
 * token.
 */
export class QuestionAnsweringReader implements Reader {
  readonly #parts: QuestionAnsweringReaderParts;

  constructor(parts: QuestionAnsweringReaderParts) {
    this.#parts = parts;
  }

  read(question: string, matches: readonly Match[]): Promise<Reading> {
    const { tokenizer, run, line } = this.#parts;
    return readPasses({
      question,
      matches,
      tokenizer,
      line,
      compose: async (best) => ({ passes: await composeWindows(question, best, this.#parts) }),
      read: async (window) => segmentsOf(window, await run(window)),
    });
  }
}

function segmentsOf({ inputIds, segments }: ReadingWindow, { starts, ends }: SpanLogits): ReadSegment[] {
  if (starts.length !== inputIds.length || ends.length !== inputIds.length) {
    throw new Error('The reader gave another number of logits than it was given tokens');
  }
  const none = (starts[0] ?? Number.NaN) + (ends[0] ?? Number.NaN);
  return segments.map(({ match, sentence, from, start, end }) => {
    const span = answeringSpan(starts.subarray(start, end), ends.subarray(start, end));
    return {
      match,
      logits: { answers: span?.score ?? Number.NaN, none },
      sentence,
      span: span && { first: from + span.first, last: from + span.last },
    };
  });
}
