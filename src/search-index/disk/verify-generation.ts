import type { Article } from '../../corpus/article.ts';
import { dot } from '../../embedding/vector.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { sha256OfTexts } from '../../system/sha256.ts';
import type { Unsoundness, VerifiedGeneration } from '../index-store.ts';
import type { PackedVectors } from '../packed-vectors.ts';
import type { VectorIndex } from '../vector-index.ts';
import { readParts } from './parts.ts';
import { readGeneration, type IntactGeneration } from './read-generation.ts';

/** How far the length of a stored vector may be from 1: float32 rounds each of its components. */
export const LENGTH_TOLERANCE = 1e-3;
/** How many of its vectors a graph is asked for, and how near it must find them. */
const ASKED = 200;
const SAME = 0.999;

/**
 * Checks all of a generation: its files against their checksums, each sentence against its article's text, each vector, and
 * that the graph holds them all.
 */
export async function verifyGeneration(dataFolder: string, name: string): Promise<VerifiedGeneration> {
  const read = await readGeneration(dataFolder, name);
  if ('kind' in read) return read;
  const what = unsoundnessOf(read);
  if (what !== undefined) return { kind: 'unsound', what };
  const { created, counts, model, problems, warnings } = read.manifest;
  return { kind: 'sound', created, counts, model, problems, warnings };
}

function unsoundnessOf({ bytes, folder, manifest }: IntactGeneration): Unsoundness | undefined {
  let parts: ReturnType<typeof readParts>;
  try {
    parts = readParts(bytes, { folder, dimension: manifest.model.dimension });
  } catch {
    return 'unreadable';
  }
  const { articles, sentences, vectors, nearest } = parts;
  const { counts } = manifest;
  const sizes = [sentences.length, vectors.size, nearest.size];
  if (articles.length !== counts.articles || sizes.some((size) => size !== counts.sentences)) return 'counts';
  const areOwn = sha256OfTexts(sentences.map(({ text }) => text)) === manifest.sentenceTexts;
  if (!areOwn || !standInOrder(articles, sentences)) return 'offsets';
  if (!areUnitVectors(vectors)) return 'vectors';
  return findsItsOwn(nearest, vectors) ? undefined : 'graph';
}

/** Whether each sentence stands in its article, behind the one before it, and is numbered by that. */
export function standInOrder(articles: readonly Article[], sentences: readonly Sentence[]): boolean {
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  let before: Sentence | undefined;
  return sentences.every((sentence) => {
    const { articleId, start, end, text, ordinal } = sentence;
    const next = before?.articleId === articleId ? before : undefined;
    before = sentence;
    const isInOrder = ordinal === (next === undefined ? 0 : next.ordinal + 1) && start >= (next?.end ?? 0);
    return isInOrder && end > start && texts.get(articleId)?.slice(start, end) === text;
  });
}

function areUnitVectors(vectors: PackedVectors): boolean {
  for (let position = 0; position < vectors.size; position++) {
    const row = vectors.row(position);
    // Where a component is no finite number, the length is none either.
    if (!(Math.abs(Math.sqrt(dot(row, row)) - 1) <= LENGTH_TOLERANCE)) return false;
  }
  return true;
}

function findsItsOwn(nearest: VectorIndex, vectors: PackedVectors): boolean {
  const step = Math.max(1, Math.floor(vectors.size / ASKED));
  for (let position = 0; position < vectors.size; position += step) {
    const [best] = nearest.search(vectors.row(position), 1);
    if (best === undefined || best.score < SAME) return false;
  }
  return true;
}
