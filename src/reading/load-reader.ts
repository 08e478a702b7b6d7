import { BelegError } from '../errors.ts';
import type { ModelFiles, ModelIdentity } from '../models/model-files.ts';
import { loadTokenizer, type Tokenizer } from '../models/tokenizer.ts';
import type { RunReader } from './model-reader.ts';
import { ReaderProcess, unusableReader } from './reader-process.ts';

/** A reader's model that is ready to run. */
export interface ReaderModel {
  readonly identity: ModelIdentity;
  readonly tokenizer: Tokenizer;
  readonly run: RunReader;
}

/**
 * Loads tokenizer and model, and runs the model once: the first run is the slowest.
 * @throws BelegError where the model cannot be loaded or is no reader
 */
export async function loadReaderModel(files: ModelFiles): Promise<ReaderModel> {
  const readerProcess = new ReaderProcess(files);
  try {
    const [tokenizer] = await Promise.all([loadTokenizer(files), readerProcess.start()]);
    const { opening, closing } = tokenizer;
    const inputIds = [opening, closing, closing, closing, closing];
    await readerProcess.run({ inputIds, tokenTypeIds: [0, 0, 0, 1, 1], sentenceIds: [0, 0, 0, 1, 0] });
    return { identity: files.identity, tokenizer, run: readerProcess.run };
  } catch (fault) {
    throw fault instanceof BelegError ? fault : unusableReader(files, fault);
  }
}
