import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256, systemCode } from '../files/durable-files.ts';
import { generationFolder, isGenerationName, pointerPath, readPointer, vouchesFor } from './generations.ts';
import { parseManifest, type FileRecord, type GenerationFile, type Manifest } from './manifest.ts';

/** The generation in use, every byte of which is as it was written. */
export interface IntactGeneration {
  readonly kind: 'intact';
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly contents: Readonly<Record<GenerationFile, Buffer>>;
}

export interface DamagedGeneration {
  readonly kind: 'damaged';
  /** The file that is not what was written. */
  readonly path: string;
  readonly damage: Damage;
}

export type Damage = 'missing' | 'cut off' | 'altered';

export type CurrentGeneration =
  IntactGeneration | DamagedGeneration | { readonly kind: 'missing' | 'other-version' };

/** Reads the generation in use and holds its manifest against its name and each file against the manifest. */
export async function readCurrentGeneration(dataFolder: string): Promise<CurrentGeneration> {
  const name = await readPointer(dataFolder);
  if (name === undefined) return { kind: 'missing' };
  try {
    return await readGeneration(dataFolder, name);
  } catch (fault) {
    if (fault instanceof DamagedFile) return { kind: 'damaged', path: fault.path, damage: fault.damage };
    throw fault;
  }
}

class DamagedFile extends Error {
  readonly path: string;
  readonly damage: Damage;

  constructor(path: string, damage: Damage) {
    super(`${path} is ${damage}`);
    this.path = path;
    this.damage = damage;
  }
}

async function readGeneration(dataFolder: string, name: string): Promise<CurrentGeneration> {
  if (!isGenerationName(name)) throw new DamagedFile(pointerPath(dataFolder), 'altered');
  const folder = generationFolder(dataFolder, name);
  const manifestPath = join(folder, 'manifest.json');
  const written = await readPresent(manifestPath);
  if (!vouchesFor(name, sha256(written))) throw new DamagedFile(manifestPath, 'altered');
  const manifest = parseManifest(written.toString('utf8'));
  if (manifest === 'invalid') throw new DamagedFile(manifestPath, 'altered');
  if (manifest === 'other-version') return { kind: manifest };

  const read = (file: GenerationFile): Promise<Buffer> =>
    readIntact(join(folder, file), manifest.files[file]);
  const contents = {
    'articles.json': await read('articles.json'),
    'sentences.json': await read('sentences.json'),
    'vectors.hnsw': await read('vectors.hnsw'),
    'vectors.f32': await read('vectors.f32'),
  };
  return { kind: 'intact', name, folder, manifest, contents };
}

async function readIntact(path: string, expected: FileRecord): Promise<Buffer> {
  const content = await readPresent(path);
  if (content.byteLength < expected.bytes) throw new DamagedFile(path, 'cut off');
  if (sha256(content) !== expected.sha256) throw new DamagedFile(path, 'altered');
  return content;
}

async function readPresent(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (fault) {
    if (systemCode(fault) === 'ENOENT') throw new DamagedFile(path, 'missing');
    throw fault;
  }
}
