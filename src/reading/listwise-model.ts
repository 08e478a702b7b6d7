import type { ModelFiles } from '../models/model-files.ts';
import { loadTokenizer } from '../models/tokenizer.ts';
import type { RunModel } from './listwise-reader.ts';
import type { ListwiseModel } from './reader-model.ts';
import { type ModelForm, ReaderProcess } from './reader-process.ts';

/** What a listwise reader takes and gives; see model/README.md. */
export const LISTWISE_FORM = {
  inputs: ['input_ids', 'attention_mask', 'token_type_ids', 'sentence_ids'],
  optional: [],
  outputs: ['answers', 'none', 'starts', 'ends'],
} as const satisfies ModelForm;

type ListwiseProcess = ReaderProcess<(typeof LISTWISE_FORM)['outputs'][number]>;

/** Loads tokenizer and model, and runs the model once: the first run is the slowest. */
export async function loadListwiseModel(files: ModelFiles): Promise<ListwiseModel> {
  const readerProcess = new ReaderProcess(files, LISTWISE_FORM);
  return readerProcess.orClose(load(files, readerProcess));
}

async function load(files: ModelFiles, readerProcess: ListwiseProcess): Promise<ListwiseModel> {
  const [tokenizer] = await Promise.all([loadTokenizer(files), readerProcess.start()]);
  const run: RunModel = async ({ inputIds, tokenTypeIds, sentenceIds }) => {
    const { answers, none, starts, ends } = await readerProcess.run({
      input_ids: inputIds,
      attention_mask: inputIds.map(() => 1),
      token_type_ids: tokenTypeIds,
      sentence_ids: sentenceIds,
    });
    return { answers, none: none[0] ?? Number.NaN, starts, ends };
  };
  const { opening, closing } = tokenizer;
  const inputIds = [opening, closing, closing, closing, closing];
  await run({ inputIds, tokenTypeIds: [0, 0, 0, 1, 1], sentenceIds: [0, 0, 0, 1, 0] });
  const { identity, folder } = files;
  const close = () => readerProcess.close();
  const pid = () => readerProcess.pid;
  return { kind: 'listwise', identity, folder, tokenizer, run, pid, close };
}
