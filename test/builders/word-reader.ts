import { ListwiseReader, type RunModel } from '../../src/reading/listwise-reader.ts';
import { readerTokenizer } from '../helpers/embedded-reader.ts';

const tokenizer = await readerTokenizer();

const answering = new Set(['Rat', 'Montag'].flatMap((word) => tokenizer.encode(word)));

/** A sentence answers by its words that the question has too, at the first of which the answer begins and ends. */
const run: RunModel = async ({ inputIds, tokenTypeIds, sentenceIds }) => {
  const asked = new Set(inputIds.filter((_, i) => tokenTypeIds[i] === 0));
  const shared = inputIds.map((id, i) => Number(sentenceIds[i] !== 0 && asked.has(id) && answering.has(id)));
  const answers = Array.from({ length: Math.max(...sentenceIds) }, (_, k) =>
    shared.reduce((sum, one, i) => sum + (sentenceIds[i] === k + 1 ? one : 0), 0),
  );
  const logits = Float32Array.from(shared, (one) => 5 * one);
  return { answers: Float32Array.from(answers, (one) => 3 * one), none: 2, starts: logits, ends: logits };
};

const line = { slope: 1, bias: 0 };

/** A reader whose model takes a sentence for an answer that shares "Rat" or "Montag" with the question. */
export function wordReader(): ListwiseReader {
  return new ListwiseReader({ tokenizer, line, run });
}

/** Such a one whose model fails at the first question. */
export function failingReader(): ListwiseReader {
  let runs = 0;
  const failing: RunModel = async (input) => {
    runs += 1;
    if (runs === 1) throw new Error('It died');
    return run(input);
  };
  return new ListwiseReader({ tokenizer, line, run: failing });
}
