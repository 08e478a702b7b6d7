import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusProblem } from '../../corpus/corpus-fault.ts';
import type { ModelIdentity } from '../../models/model-files.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { describeFile } from '../../system/durable-files.ts';
import { sha256 } from '../../system/sha256.ts';
import { HnswIndex } from '../hnsw-index.ts';
import type { IndexContent, Predecessor, TakenArticle } from '../index-store.ts';
import { PackedVectors } from '../packed-vectors.ts';
import { generationFolder, isGenerationName, readPointer, vouchesFor } from './generations.ts';
import { INDEX_RECIPE, parseManifest, type Manifest } from './manifest.ts';
import { GRAPH, PARTS, type PartName } from './parts.ts';

/**
 * The generation in use as the next build takes it over. Undefined where there is none of this recipe and model, or where
 * what is taken over is not as it was written: then all is made anew, and nothing is lost but time.
 */
export async function readPredecessor(
  dataFolder: string,
  model: ModelIdentity,
): Promise<Predecessor | undefined> {
  const generation = await readPointer(dataFolder);
  if (generation === undefined) return undefined;
  const opened = await openGeneration(dataFolder, generation);
  if (opened?.manifest.model.fingerprint !== model.fingerprint) return undefined;
  const { manifest, path } = opened;
  const [articles, sources, sentences, vectors] = [
    await opened.bytesOf('articles.json'),
    await opened.bytesOf('sources.json'),
    await opened.bytesOf('sentences.json'),
    await opened.isIntact('vectors.f32'),
  ];
  if (articles === undefined || sources === undefined || sentences === undefined || !vectors)
    return undefined;
  const read = PARTS['articles.json'].read(articles);
  const extents = extentsOf(PARTS['sentences.json'].read(sentences, read));
  const states = PARTS['sources.json'].read(sources);
  const taken = read.flatMap((article): TakenArticle[] => {
    const [sourceState, extent] = [states.get(article.file), extents.get(article.id)];
    if (sourceState === undefined || extent === undefined) return [];
    return [{ article, sourceState, ...extent }];
  });
  return {
    generation,
    articles: new Map(taken.map((one) => [one.article.file, one])),
    warnings: warningsByPath(manifest.warnings),
    readVectors: (start, into) => readVectors(path('vectors.f32'), start * model.dimension, into),
  };
}

interface OpenGeneration {
  readonly manifest: Manifest;
  readonly path: (part: PartName) => string;
  /** Undefined where they are not as they were written. */
  readonly bytesOf: (part: PartName) => Promise<Buffer | undefined>;
  readonly isIntact: (part: PartName) => Promise<boolean>;
}

/** A generation with nothing checked but its manifest; undefined where that is not as it was written, or by another recipe. */
async function openGeneration(dataFolder: string, name: string): Promise<OpenGeneration | undefined> {
  if (!isGenerationName(name)) return undefined;
  const folder = generationFolder(dataFolder, name);
  const written = await readFile(join(folder, 'manifest.json')).catch(() => undefined);
  if (written === undefined || !vouchesFor(name, sha256(written))) return undefined;
  const manifest = parseManifest(written.toString('utf8'));
  if (manifest?.recipe !== INDEX_RECIPE) return undefined;
  const path = (part: PartName): string => join(folder, part);
  return {
    manifest,
    path,
    bytesOf: async (part) => {
      const bytes = await readFile(path(part)).catch(() => undefined);
      return bytes !== undefined && sha256(bytes) === manifest.files[part].sha256 ? bytes : undefined;
    },
    isIntact: async (part) => {
      const found = await describeFile(path(part)).catch(() => undefined);
      return found?.sha256 === manifest.files[part].sha256;
    },
  };
}

function extentsOf(
  sentences: readonly Sentence[],
): ReadonlyMap<string, { readonly start: number; readonly sentences: readonly Sentence[] }> {
  const extents = new Map<string, { start: number; sentences: Sentence[] }>();
  for (const [position, sentence] of sentences.entries()) {
    const extent = extents.get(sentence.articleId);
    if (extent === undefined) extents.set(sentence.articleId, { start: position, sentences: [sentence] });
    else extent.sentences.push(sentence);
  }
  return extents;
}

/** What there was to know of each file. */
export function warningsByPath(
  warnings: readonly CorpusProblem[],
): ReadonlyMap<string, readonly CorpusProblem[]> {
  const byPath = new Map<string, CorpusProblem[]>();
  for (const warning of warnings) byPath.set(warning.path, [...(byPath.get(warning.path) ?? []), warning]);
  return byPath;
}

/** Into where they stay: 100,000 vectors have 150 MB. @param from components that are passed over */
function readVectors(path: string, from: number, into: Float32Array): void {
  const bytes = new Uint8Array(into.length * Float32Array.BYTES_PER_ELEMENT);
  const file = openSync(path, 'r');
  try {
    const read = readSync(file, bytes, { position: from * Float32Array.BYTES_PER_ELEMENT });
    if (read < bytes.length) throw new Error(`${path} ended before its vectors did`);
  } finally {
    closeSync(file);
  }
  into.set(PackedVectors.fromBytes(bytes, Math.max(1, into.length)).data);
}

interface GraphOptions extends Pick<IndexContent, 'takenOver'> {
  readonly vectors: PackedVectors;
  readonly onIndexed: (sentences: number) => void;
}

/** The graph of the vectors: that of the generation they were taken over from with what is new, or a new one. */
export async function graphOf(
  dataFolder: string,
  { vectors, takenOver, onIndexed }: GraphOptions,
): Promise<HnswIndex> {
  const before = takenOver && (await readGraph(dataFolder, takenOver.generation));
  const extended = before && takenOver && (await before.extended(vectors, takenOver.positions, onIndexed));
  return extended ?? HnswIndex.build(vectors, onIndexed);
}

/** Undefined where it is not as it was written. */
async function readGraph(dataFolder: string, name: string): Promise<HnswIndex | undefined> {
  const opened = await openGeneration(dataFolder, name);
  if (opened === undefined) return undefined;
  const { counts, model } = opened.manifest;
  const labels = await opened.bytesOf('labels.u32');
  if (labels === undefined || !(await opened.isIntact(GRAPH))) return undefined;
  return HnswIndex.read({
    path: opened.path(GRAPH),
    dimension: model.dimension,
    size: counts.sentences,
    labels: PARTS['labels.u32'].read(labels),
  });
}
