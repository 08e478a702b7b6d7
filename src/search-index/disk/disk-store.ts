import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFile, writeNewFile, type FileRecord } from '../../system/durable-files.ts';
import type {
  Damage,
  ExpectedOrigin,
  FoundIndex,
  IndexContent,
  IndexOrigin,
  IndexStore,
  IndexUnavailable,
} from '../index-store.ts';
import { PackedVectors } from '../packed-vectors.ts';
import { readSentenceWords } from '../read-words.ts';
import type { SearchIndex } from '../search-index.ts';
import { SentenceIndex } from '../sentence-index.ts';
import { storeWords } from '../stored-words.ts';
import { sha256, sha256OfTexts } from '../../system/sha256.ts';
import { dataFolderFault, systemCode } from '../../system/file-fault.ts';
import {
  generationFolder,
  generationName,
  isGenerationName,
  pointerPath,
  publishGeneration,
  readPointer,
  removeOldGenerations,
  startGeneration,
  vouchesFor,
} from './generations.ts';
import { INDEX_RECIPE, parseManifest, type Manifest } from './manifest.ts';
import { forEachPart, GRAPH, PARTS, readParts, type PartName } from './parts.ts';
import { graphOf, readPredecessor } from './predecessor.ts';

/**
 * Keeps indexes under the data folder, as `generations.ts` says: complete ones side by side, each of whose files is held
 * against its manifest before it is used.
 * All of it throws a FileFault where the folder cannot be read or written.
 */
export function diskStore(dataFolder: string): IndexStore {
  const inDataFolder = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (fault) {
      throw dataFolderFault(fault, dataFolder);
    }
  };
  return {
    current: () => inDataFolder(readPointer(dataFolder)),
    find: (expected) => inDataFolder(find(dataFolder, expected)),
    predecessor: (model) => inDataFolder(readPredecessor(dataFolder, model)),
    replace: (...generation) => inDataFolder(replace(dataFolder, ...generation)),
  };
}

/** A generation, every byte of which is as it was written. */
interface IntactGeneration {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly bytes: Readonly<Record<PartName, Buffer>>;
}

class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
  readonly path: string;
  readonly damage: Damage;

  constructor(path: string, damage: Damage) {
    super(`${path} is ${damage}`);
    this.path = path;
    this.damage = damage;
  }
}

async function find(dataFolder: string, expected: ExpectedOrigin): Promise<FoundIndex | IndexUnavailable> {
  const current = await readCurrent(dataFolder, expected);
  if ('kind' in current) return current;
  const { name: generation, manifest } = current;
  const { counts, problems, warnings } = manifest;
  return { kind: 'found', generation, counts, problems, warnings, open: () => open(current) };
}

async function readCurrent(
  dataFolder: string,
  expected: ExpectedOrigin,
): Promise<IntactGeneration | IndexUnavailable> {
  const name = await readPointer(dataFolder);
  if (name === undefined) return { kind: 'missing' };
  try {
    return await readGeneration(dataFolder, name, expected);
  } catch (fault) {
    if (fault instanceof DamagedFile) return { kind: 'damaged', path: fault.path, damage: fault.damage };
    throw fault;
  }
}

/** Why an index that was made so is not the expected one. */
function otherOrigin(
  manifest: Manifest,
  { model, corpusFingerprint }: ExpectedOrigin,
): IndexUnavailable | undefined {
  if (manifest.model.fingerprint !== model.fingerprint) {
    return { kind: 'other-model', built: manifest.model.name, inUse: model.name };
  }
  if (corpusFingerprint !== undefined && corpusFingerprint !== manifest.corpus) {
    return { kind: 'stale-corpus', created: manifest.created };
  }
  return undefined;
}

/**
 * Holds the manifest against the generation's name and each file against the manifest. Of an index that is not the expected one
 * the files, of hundreds of megabytes, are not read.
 */
async function readGeneration(
  dataFolder: string,
  name: string,
  expected: ExpectedOrigin,
): Promise<IntactGeneration | IndexUnavailable> {
  if (!isGenerationName(name)) throw new DamagedFile(pointerPath(dataFolder), 'altered');
  const folder = generationFolder(dataFolder, name);
  const manifestPath = join(folder, 'manifest.json');
  const written = await readPresent(manifestPath);
  if (!vouchesFor(name, sha256(written))) throw new DamagedFile(manifestPath, 'altered');
  const manifest = parseManifest(written.toString('utf8'));
  if (manifest?.recipe !== INDEX_RECIPE) return { kind: 'other-version' };
  const unexpected = otherOrigin(manifest, expected);
  if (unexpected !== undefined) return unexpected;
  const bytes = await forEachPart((part) =>
    part === GRAPH
      ? requireIntact(join(folder, part), manifest.files[part])
      : readIntact(join(folder, part), manifest.files[part]),
  );
  return { name, folder, manifest, bytes };
}

async function readIntact(path: string, expected: FileRecord): Promise<Buffer> {
  const content = await readPresent(path);
  if (content.byteLength < expected.bytes) throw new DamagedFile(path, 'cut off');
  if (sha256(content) !== expected.sha256) throw new DamagedFile(path, 'altered');
  return content;
}

/** Nothing of the graph's bytes is kept, as its library reads the file: of 100,000 sentences they are 170 MB. */
async function requireIntact(path: string, expected: FileRecord): Promise<Buffer> {
  const found = await ifPresent(path, describeFile(path));
  if (found.bytes < expected.bytes) throw new DamagedFile(path, 'cut off');
  if (found.sha256 !== expected.sha256) throw new DamagedFile(path, 'altered');
  return Buffer.alloc(0);
}

function readPresent(path: string): Promise<Buffer> {
  return ifPresent(path, readFile(path));
}

async function ifPresent<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (fault) {
    if (systemCode(fault) === 'ENOENT') throw new DamagedFile(path, 'missing');
    throw fault;
  }
}

/** Files that carry their checksums were written together: a disagreement among them is a bug, not damage. */
function open({ name, folder, manifest, bytes }: IntactGeneration): SearchIndex {
  const contents = readParts(bytes, { folder, dimension: manifest.model.dimension });
  const { articles, sentences, vectors } = contents;
  const agree =
    articles.length === manifest.counts.articles &&
    sentences.length === manifest.counts.sentences &&
    vectors.size === sentences.length &&
    sha256OfTexts(sentences.map(({ text }) => text)) === manifest.sentenceTexts;
  if (!agree) throw new Error(`The files of the generation ${name} do not agree with its manifest`);
  return new SentenceIndex(contents);
}

/** Writes a complete generation beside the others, makes it the one in use and keeps the one before it. */
async function replace(
  dataFolder: string,
  content: IndexContent,
  origin: IndexOrigin,
  onIndexed: (sentences: number) => void,
): Promise<string> {
  const replaced = await readPointer(dataFolder);
  const folder = await startGeneration(dataFolder);
  try {
    const vectors = PackedVectors.of(content.vectors, origin.model.dimension);
    const graph = await graphOf(dataFolder, { vectors, takenOver: content.takenOver, onIndexed });
    const words = storeWords(readSentenceWords(content.sentences, content.articles));
    const files = await forEachPart((part) =>
      PARTS[part].write(join(folder, part), { ...content, vectors, graph, words }),
    );
    const manifest = describe(content, origin, files);
    const written = `${JSON.stringify(manifest, undefined, 2)}\n`;
    await writeNewFile(join(folder, 'manifest.json'), written);
    const name = generationName(manifest.created, sha256(written));
    await publishGeneration(dataFolder, folder, name);
    await removeOldGenerations(dataFolder, replaced === undefined ? [name] : [name, replaced]);
    return name;
  } catch (fault) {
    await rm(folder, { recursive: true, force: true });
    throw fault;
  }
}

function describe(
  { articles, sentences }: IndexContent,
  { model, corpusFingerprint, problems, warnings }: IndexOrigin,
  files: Manifest['files'],
): Manifest {
  return {
    recipe: INDEX_RECIPE,
    build: crypto.randomUUID(),
    created: new Date().toISOString(),
    model: { name: model.name, fingerprint: model.fingerprint, dimension: model.dimension },
    corpus: corpusFingerprint,
    counts: {
      articles: articles.length,
      sentences: sentences.length,
      leftOut: articles.reduce((sum, { omissions }) => sum + omissions.length, 0),
    },
    sentenceTexts: sha256OfTexts(sentences.map(({ text }) => text)),
    files,
    problems,
    warnings,
  };
}
