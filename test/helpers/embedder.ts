import type { Embedder } from '../../src/embedding/embedder.ts';
import { findModelFiles } from '../../src/embedding/model-files.ts';
import { loadTransformersEmbedder } from '../../src/embedding/transformers-embedder.ts';
import { EMBEDDED_MODEL } from './embedded-model.ts';

let loaded: Promise<Embedder> | undefined;

/** The model that comes with beleg, loaded once for all tests of a file: 300 MB and half a second. */
export function embeddedModel(): Promise<Embedder> {
  loaded ??= findModelFiles(EMBEDDED_MODEL).then(loadTransformersEmbedder);
  return loaded;
}
