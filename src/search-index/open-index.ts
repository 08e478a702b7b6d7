import { join } from 'node:path';
import type { Article } from '../corpus/article.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { dataFolderFault } from './data-folder-fault.ts';
import { articlesFromJson, sentencesFromJson } from './generation-content.ts';
import { HnswIndex } from './hnsw-index.ts';
import { INDEX_RECIPE, type Manifest } from './manifest.ts';
import { PackedVectors } from './packed-vectors.ts';
import { readCurrentGeneration, type Damage, type IntactGeneration } from './read-generation.ts';
import { sha256OfTexts } from '../files/durable-files.ts';
import type { VectorIndex } from './vector-index.ts';

export interface OpenIndex {
  readonly kind: 'open';
  /** The name of the generation. */
  readonly generation: string;
  readonly manifest: Manifest;
  /** By id, in the corpus's order. */
  readonly articles: ReadonlyMap<string, Article>;
  /** By article, then by ordinal. A sentence's position is its label in everything below. */
  readonly sentences: readonly Sentence[];
  readonly vectors: PackedVectors;
  /** Finds the nearest of `vectors`. */
  readonly nearest: VectorIndex;
}

interface Explained {
  /** What is wrong, as a sentence for a person. */
  readonly problem: string;
  readonly remedy: string;
}

/** Why there is no index to use, or, with `stale-corpus`, why the one there is may be used but should be rebuilt. */
export type IndexUnavailable = Explained &
  (
    | { readonly kind: 'missing' | 'other-model' | 'other-version' }
    | { readonly kind: 'stale-corpus'; readonly index: OpenIndex }
    | { readonly kind: 'damaged'; readonly path: string; readonly damage: Damage }
  );

export interface OpenIndexOptions {
  readonly dataFolder: string;
  /** The model that questions will be embedded with. */
  readonly model: ModelIdentity;
  /** The present state of the corpus; without it a stale index is not noticed. */
  readonly corpusFingerprint?: string | undefined;
}

const REMEDY = 'Run npm run embed.';

/** Opens the generation in use after checking every byte of it. Throws a BelegError where the data folder cannot be read. */
export async function openIndex(options: OpenIndexOptions): Promise<OpenIndex | IndexUnavailable> {
  const { dataFolder, model, corpusFingerprint } = options;
  const current = await readCurrentGeneration(dataFolder).catch((fault: unknown) => {
    throw dataFolderFault(fault, dataFolder);
  });
  switch (current.kind) {
    case 'missing':
      return { kind: 'missing', problem: 'No index has been built yet.', remedy: REMEDY };
    case 'other-version':
      return otherVersion();
    case 'damaged': {
      const { path, damage } = current;
      return {
        kind: 'damaged',
        path,
        damage,
        problem: `A file of the index is ${damage}: ${path}.`,
        remedy: REMEDY,
      };
    }
    case 'intact':
      break;
  }
  const { manifest } = current;
  if (manifest.recipe !== INDEX_RECIPE) return otherVersion();
  if (manifest.model.fingerprint !== model.fingerprint) return otherModel(manifest, model);
  const index = load(current);
  if (corpusFingerprint === undefined || corpusFingerprint === manifest.corpus) return index;
  const problem = `The articles have changed since the index was built on ${manifest.created}.`;
  return { kind: 'stale-corpus', index, problem, remedy: REMEDY };
}

function otherVersion(): IndexUnavailable {
  return {
    kind: 'other-version',
    problem: 'The index was built by another version of beleg.',
    remedy: REMEDY,
  };
}

function otherModel(manifest: Manifest, model: ModelIdentity): IndexUnavailable {
  const built = manifest.model.name;
  const problem =
    built === model.name
      ? `The index was built with another state of the model ${model.name}.`
      : `The index was built with the model ${built}, the configuration says ${model.name}.`;
  return { kind: 'other-model', problem, remedy: REMEDY };
}

/** Files that carry their checksums were written together: a disagreement among them is a bug, not damage. */
function load({ name, folder, manifest, contents }: IntactGeneration): OpenIndex {
  const { dimension } = manifest.model;
  const size = manifest.counts.sentences;
  const list = articlesFromJson(contents['articles.json'].toString('utf8'));
  const articles = new Map(list.map((article) => [article.id, article]));
  const sentences = sentencesFromJson(contents['sentences.json'].toString('utf8'), articles);
  const vectors = PackedVectors.fromBytes(contents['vectors.f32'], dimension);
  const agree =
    articles.size === manifest.counts.articles &&
    sentences.length === size &&
    vectors.size === size &&
    sha256OfTexts(sentences.map(({ text }) => text)) === manifest.sentenceTexts;
  if (!agree) throw new Error(`The files of the generation ${name} do not agree with its manifest`);
  const nearest = HnswIndex.read({ path: join(folder, 'vectors.hnsw'), dimension, size });
  return {
    kind: 'open',
    generation: name,
    manifest,
    articles,
    sentences,
    vectors,
    nearest,
  };
}
