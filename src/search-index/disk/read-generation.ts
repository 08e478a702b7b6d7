import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFile, type FileRecord } from '../../system/durable-files.ts';
import { systemCode } from '../../system/file-fault.ts';
import { sha256, sha256OfTexts } from '../../system/sha256.ts';
import type { Damage, ExpectedOrigin, FoundIndex, IndexUnavailable, Rollback } from '../index-store.ts';
import type { SearchIndex } from '../search-index.ts';
import { SentenceIndex } from '../sentence-index.ts';
import { generationFolder, isGenerationName, pointerPath, vouchesFor } from './generations.ts';
import { INDEX_RECIPE, parseManifest, type Manifest } from './manifest.ts';
import { forEachPart, GRAPH, readParts, type PartName } from './parts.ts';
import { foundGeneration, whyUnusable } from '../usable-generation.ts';

/** What a generation's name and manifest say of it. */
interface DescribedGeneration {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A generation, every byte of which is as it was written. */
export interface IntactGeneration extends DescribedGeneration {
  readonly bytes: Readonly<Record<PartName, Buffer>>;
}

class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
  readonly path: string;
  readonly damage: Damage;
  readonly code: string | undefined;

  constructor(path: string, damage: Damage, code?: string) {
    super(`${path} is ${damage}`);
    this.path = path;
    this.damage = damage;
    this.code = code;
  }
}

/**
 * Reads a generation, and holds its manifest against its name and each file against the manifest.
 *
 * @param unexpected why one with this manifest is not wanted: of that the files, of hundreds of megabytes, are not read
 */
export function readGeneration(
  dataFolder: string,
  name: string,
  unexpected: (manifest: Manifest) => IndexUnavailable | undefined = () => undefined,
): Promise<IntactGeneration | IndexUnavailable> {
  return orDamage(async () => {
    const described = await readManifest(dataFolder, name);
    if ('kind' in described) return described;
    const { folder, manifest } = described;
    const why = unexpected(manifest);
    if (why !== undefined) return why;
    const bytes = await forEachPart((part) => {
      const read = part === GRAPH ? requireIntact : readIntact;
      return read(join(folder, part), manifest.files[part]);
    });
    return { ...described, bytes };
  });
}

/**
 * The generation of this name, held against what it should have been made from, or why it cannot be used.
 *
 * @param rollback what somebody chose
 */
export async function findGeneration(
  dataFolder: string,
  name: string,
  expected: ExpectedOrigin,
  rollback?: Rollback,
): Promise<FoundIndex | IndexUnavailable> {
  const wanted = { ...expected, generation: name, rollback };
  const read = await readGeneration(dataFolder, name, (manifest) => whyUnusable(manifest, wanted));
  if ('kind' in read) return read;
  return foundGeneration(read.manifest, wanted, async () => openGeneration(read));
}

/** Why a generation cannot be used, whatever it was made from; undefined where every byte of it is as it was written. */
export function checkGeneration(dataFolder: string, name: string): Promise<IndexUnavailable | undefined> {
  return orDamage(async () => {
    const described = await readManifest(dataFolder, name);
    if ('kind' in described) return described;
    const { folder, manifest } = described;
    await forEachPart((part) => requireIntact(join(folder, part), manifest.files[part]));
    return undefined;
  });
}

async function orDamage<T>(work: () => Promise<T>): Promise<T | IndexUnavailable> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof DamagedFile)) throw fault;
    const { path, damage, code } = fault;
    return { kind: 'damaged', path, damage, ...(code !== undefined && { code }) };
  }
}

/** Holds the manifest against the generation's name. */
async function readManifest(
  dataFolder: string,
  name: string,
): Promise<DescribedGeneration | IndexUnavailable> {
  if (!isGenerationName(name)) throw new DamagedFile(pointerPath(dataFolder), 'altered');
  const folder = generationFolder(dataFolder, name);
  const manifestPath = join(folder, 'manifest.json');
  const written = await readPresent(manifestPath);
  if (!vouchesFor(name, sha256(written))) throw new DamagedFile(manifestPath, 'altered');
  const manifest = parseManifest(written.toString('utf8'));
  return manifest?.recipe === INDEX_RECIPE ? { name, folder, manifest } : { kind: 'other-version' };
}

async function readIntact(path: string, expected: FileRecord): Promise<Buffer> {
  const content = await readPresent(path);
  if (content.byteLength < expected.bytes) throw new DamagedFile(path, 'cut off');
  if (sha256(content) !== expected.sha256) throw new DamagedFile(path, 'altered');
  return content;
}

/** Nothing of the bytes is kept. The library of the graph reads its file itself: of 100,000 sentences that has 170 MB. */
async function requireIntact(path: string, expected: FileRecord): Promise<Buffer> {
  const found = await ifPresent(path, describeFile(path));
  if (found.bytes < expected.bytes) throw new DamagedFile(path, 'cut off');
  if (found.sha256 !== expected.sha256) throw new DamagedFile(path, 'altered');
  return Buffer.alloc(0);
}

function readPresent(path: string): Promise<Buffer> {
  return ifPresent(path, readFile(path));
}

/** What says nothing of the file: that too many are open, or too little memory is left. */
const OF_THE_PROCESS: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

async function ifPresent<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (fault) {
    const code = systemCode(fault);
    if (code === 'ENOENT') throw new DamagedFile(path, 'missing');
    if (code === undefined || OF_THE_PROCESS.has(code)) throw fault;
    // A bad sector, or a file of another user: another generation may be read all the same.
    throw new DamagedFile(path, 'unreadable', code);
  }
}

/** Files that carry their checksums were written together: a disagreement among them is a bug, not damage. */
function openGeneration({ name, folder, manifest, bytes }: IntactGeneration): SearchIndex {
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
