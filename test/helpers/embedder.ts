import { EMBEDDER_ROLE, type Embedder } from '../../src/embedding/embedder.ts';
import { loadModelEmbedder } from '../../src/embedding/model-embedder.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { EMBEDDED_MODEL } from './embedded-model.ts';

let loaded: Promise<Embedder> | undefined;

/** The model that comes with beleg, loaded once for all tests of a file: 300 MB and half a second. */
export function embeddedModel(): Promise<Embedder> {
  loaded ??= findModelFiles(EMBEDDED_MODEL, EMBEDDER_ROLE).then((files) => loadModelEmbedder(files));
  return loaded;
}
