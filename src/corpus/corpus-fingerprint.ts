import { createHash } from 'node:crypto';
import { listCorpusFiles, type CorpusFile } from './corpus-files.ts';
import { loadCorpusFiles, type LoadedFile } from './load-file.ts';

/** Takes in the files of a corpus, in their order. */
export class CorpusFingerprint {
  readonly #hash = createHash('sha256');

  add({ file, content, said }: LoadedFile): void {
    this.#add(file, content);
    if (file.meta !== undefined && said !== undefined) this.#add(file.meta, said);
  }

  #add({ relativePath }: Pick<CorpusFile, 'relativePath'>, content: LoadedFile['content']): void {
    // Name and length go ahead of the bytes, so that no other set of files makes the same stream.
    if (content instanceof Uint8Array) {
      this.#hash.update(`${JSON.stringify(relativePath)} ${content.length}\n`).update(content);
    } else {
      this.#hash.update(`${JSON.stringify(relativePath)} ${content.state}\n`);
    }
  }

  /** sha256, hexadecimal; ends the object's use. */
  digest(): string {
    return this.#hash.digest('hex');
  }
}

/**
 * The state of a corpus folder: changes when an article file, or what is said of one, appears, vanishes, is renamed or altered. Nothing is
 * parsed, so that every start can afford it. Equal to `Corpus.fingerprint` of the same files.
 * @throws CorpusFault as `readCorpus` does.
 */
export async function corpusFingerprint(folder: string): Promise<string> {
  const { files } = await listCorpusFiles(folder);
  const fingerprint = new CorpusFingerprint();
  for await (const loaded of loadCorpusFiles(files)) fingerprint.add(loaded);
  return fingerprint.digest();
}
