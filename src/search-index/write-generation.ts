import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusProblem } from '../corpus/corpus-problem.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import { describeFile, sha256, sha256OfTexts, syncFile, writeNewFile } from '../files/durable-files.ts';
import { articlesToJson, sentencesToJson, type GenerationContent } from './generation-content.ts';
import {
  generationName,
  publishGeneration,
  readPointer,
  removeOldGenerations,
  startGeneration,
} from './generations.ts';
import { HnswIndex } from './hnsw-index.ts';
import { INDEX_RECIPE, MANIFEST_FORMAT, type Manifest } from './manifest.ts';

export interface NewGeneration {
  readonly dataFolder: string;
  readonly content: GenerationContent;
  readonly model: ModelIdentity;
  readonly corpusFingerprint: string;
  readonly problems: readonly CorpusProblem[];
  /** Hears how many sentences are in the graph. */
  readonly onIndexed: (sentences: number) => void;
}

/**
 * Writes a complete generation beside the others, makes it the one in use and keeps the one before it.
 * Until its last step the old generation is untouched, whatever happens. Returns its name.
 */
export async function writeGeneration(generation: NewGeneration): Promise<string> {
  const { dataFolder } = generation;
  const replaced = await readPointer(dataFolder);
  const folder = await startGeneration(dataFolder);
  try {
    const files = await writeFiles(folder, generation);
    const manifest = describeGeneration(generation, files);
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

async function writeFiles(
  folder: string,
  { content, onIndexed }: Pick<NewGeneration, 'content' | 'onIndexed'>,
): Promise<Manifest['files']> {
  const graphPath = join(folder, 'vectors.hnsw');
  const graph = await HnswIndex.build(content.vectors, onIndexed);
  graph.write(graphPath);
  await syncFile(graphPath);
  return {
    'vectors.hnsw': await describeFile(graphPath),
    'articles.json': await writeNewFile(join(folder, 'articles.json'), articlesToJson(content.articles)),
    'sentences.json': await writeNewFile(join(folder, 'sentences.json'), sentencesToJson(content.sentences)),
    'vectors.f32': await writeNewFile(join(folder, 'vectors.f32'), content.vectors.toBytes()),
  };
}

function describeGeneration(
  { content, model, corpusFingerprint, problems }: NewGeneration,
  files: Manifest['files'],
): Manifest {
  return {
    format: MANIFEST_FORMAT,
    recipe: INDEX_RECIPE,
    build: crypto.randomUUID(),
    created: new Date().toISOString(),
    model: { name: model.name, fingerprint: model.fingerprint, dimension: model.dimension },
    corpus: corpusFingerprint,
    counts: { articles: content.articles.length, sentences: content.sentences.length },
    sentenceTexts: sha256OfTexts(content.sentences.map(({ text }) => text)),
    files,
    problems,
  };
}
