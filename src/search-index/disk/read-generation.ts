import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRecord } from '../../system/durable-files.ts';
import { systemCode } from '../../system/file-fault.ts';
import { sha256, sha256OfTexts } from '../../system/sha256.ts';
import type { Damage, ExpectedOrigin, FoundIndex, IndexUnavailable, Rollback } from '../index-store.ts';
import type { SearchIndex } from '../search-index.ts';
import { SentenceIndex } from '../sentence-index.ts';
import { generationFolder, isGenerationName, pointerPath, vouchesFor } from './generations.ts';
import { INDEX_RECIPE, parseManifest, type Manifest } from './manifest.ts';
import { forEachPart, readParts, type PartName } from './parts.ts';

/** A generation, every byte of which is as it was written. */
export interface IntactGeneration {
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

/** The generation of this name, or why it cannot be used. */
export async function readGeneration(
  dataFolder: string,
  name: string,
): Promise<IntactGeneration | IndexUnavailable> {
  try {
    return (await readIntactGeneration(dataFolder, name)) ?? { kind: 'other-version' };
  } catch (fault) {
    if (fault instanceof DamagedFile) return { kind: 'damaged', path: fault.path, damage: fault.damage };
    throw fault;
  }
}

/** Holds the manifest against the generation's name and each file against the manifest; undefined for another version's. */
async function readIntactGeneration(dataFolder: string, name: string): Promise<IntactGeneration | undefined> {
  if (!isGenerationName(name)) throw new DamagedFile(pointerPath(dataFolder), 'altered');
  const folder = generationFolder(dataFolder, name);
  const manifestPath = join(folder, 'manifest.json');
  const written = await readPresent(manifestPath);
  if (!vouchesFor(name, sha256(written))) throw new DamagedFile(manifestPath, 'altered');
  const manifest = parseManifest(written.toString('utf8'));
  if (manifest?.recipe !== INDEX_RECIPE) return undefined;
  const bytes = await forEachPart((part) => readIntact(join(folder, part), manifest.files[part]));
  return { name, folder, manifest, bytes };
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

/** A generation held against what it should have been made from. @param rollback what somebody chose */
export function heldAgainst(
  intact: IntactGeneration,
  { model, corpusFingerprint }: ExpectedOrigin,
  rollback?: Rollback,
): FoundIndex | IndexUnavailable {
  const { name: generation, manifest } = intact;
  if (manifest.model.fingerprint !== model.fingerprint) {
    return { kind: 'other-model', built: manifest.model.name, inUse: model.name };
  }
  const { corpus, counts, created, problems, warnings } = manifest;
  const isStale = corpusFingerprint !== undefined && corpusFingerprint !== corpus;
  const isChosen = rollback?.generation === generation && rollback.corpusFingerprint === corpusFingerprint;
  if (isStale && !isChosen) return { kind: 'stale-corpus', created };
  return {
    kind: 'found',
    generation,
    created,
    counts,
    problems,
    warnings,
    rollback: isStale ? rollback : undefined,
    open: () => openGeneration(intact),
  };
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
