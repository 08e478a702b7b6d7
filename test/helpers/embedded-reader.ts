import { fileURLToPath } from 'node:url';
import { findModelFiles, type ModelFiles } from '../../src/models/model-files.ts';
import { loadTokenizer, type Tokenizer } from '../../src/models/tokenizer.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';

/** The folder of the reader that comes with beleg. */
export const EMBEDDED_READER = fileURLToPath(new URL('../../model/reader-latin', import.meta.url));

/** Its files, checked. */
export function readerFiles(): Promise<ModelFiles> {
  return findModelFiles(EMBEDDED_READER, READER_ROLE);
}

/** Its tokenizer, without the model. */
export async function readerTokenizer(): Promise<Tokenizer> {
  return loadTokenizer(await readerFiles());
}
