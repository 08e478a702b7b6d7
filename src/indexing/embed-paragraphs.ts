import type { Embedder, Paragraph } from '../embedding/embedder.ts';
import { asTyped } from '../language/typed-text.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { textAsRead } from '../sentences/text-as-read.ts';
import { BuildFault } from './build-fault.ts';
import type { VectorCache } from './vector-cache.ts';
import type { PackedVectors } from '../search-index/packed-vectors.ts';

interface ParagraphEmbedding {
  /** How many sentences the model read; the others were cached or repeated. */
  readonly newSentences: number;
  /** How long it took to embed and cache them, in seconds, without loading the model. */
  readonly seconds: number;
}

/** A paragraph with the position of its first sentence. */
export interface PlacedParagraph extends Paragraph {
  readonly start: number;
}

interface ParagraphVectorsOptions {
  readonly paragraphs: readonly PlacedParagraph[];
  /** Gets the vectors of the paragraphs' sentences, each at its position; those at others are there. */
  readonly into: PackedVectors;
  readonly model: ModelIdentity;
  readonly cache: VectorCache;
  /** Take nothing from the cache. */
  readonly ignoreCached: boolean;
  /** Called only if a paragraph is not cached. */
  readonly loadEmbedder: () => Promise<Embedder>;
  /** Hears how many sentences have their vectors: first those cached, then with every paragraph that arrives. */
  readonly onEmbedded: (sentences: number) => void;
}

export function countParagraphs(sentences: readonly Sentence[]): number {
  return sentences.filter(({ articleId, paragraph }, at) => {
    const before = sentences[at - 1];
    return before?.articleId !== articleId || before.paragraph !== paragraph;
  }).length;
}

/** Groups sentences that follow each other in one paragraph of one article. */
export function paragraphsOf(sentences: readonly Sentence[]): PlacedParagraph[] {
  const groups: Sentence[][] = [];
  for (const sentence of sentences) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const together = last?.articleId === sentence.articleId && last.paragraph === sentence.paragraph;
    if (group !== undefined && together) group.push(sentence);
    else groups.push([sentence]);
  }
  let next = 0;
  return groups.map((group) => {
    const start = next;
    next += group.length;
    return {
      heading: group[0]?.heading && asTyped(group[0].heading),
      sentences: group.map(textAsRead),
      start,
    };
  });
}

/**
 * Puts the vectors of paragraphs in their places, from the cache where they are there. Each that the model makes is cached as it
 * arrives: an interrupted run resumes where it stopped.
 */
export async function paragraphVectors(options: ParagraphVectorsOptions): Promise<ParagraphEmbedding> {
  const { paragraphs, into, cache, onEmbedded } = options;
  const missing = new Set(distinctParagraphs(paragraphs, cache));
  const place = (paragraph: DistinctParagraph, made: readonly Float32Array[]): void => {
    for (const start of paragraph.starts)
      for (const [at, vector] of made.entries()) into.row(start + at).set(vector);
    missing.delete(paragraph);
  };
  if (!options.ignoreCached) await cache.getAll([...missing], place);
  const newSentences = countSentences([...missing]);
  let done = into.size - newSentences;
  onEmbedded(done);

  let seconds = 0;
  if (missing.size > 0) {
    const embedder = await options.loadEmbedder();
    const started = performance.now();
    for await (const { paragraph, vectors } of embedChecked(embedder, [...missing], options.model)) {
      await cache.put(paragraph.key, vectors);
      place(paragraph, vectors);
      done += vectors.length;
      onEmbedded(done);
    }
    seconds = (performance.now() - started) / 1000;
  }
  return { newSentences, seconds };
}

/** A paragraph that may stand in several articles, with the positions of its first sentences. */
interface DistinctParagraph extends Paragraph {
  readonly key: string;
  readonly starts: number[];
}

function distinctParagraphs(paragraphs: readonly PlacedParagraph[], cache: VectorCache): DistinctParagraph[] {
  const distinct = new Map<string, DistinctParagraph>();
  for (const { start, ...paragraph } of paragraphs) {
    const key = cache.keyOf(paragraph);
    const same = distinct.get(key);
    if (same === undefined) distinct.set(key, { ...paragraph, key, starts: [start] });
    else same.starts.push(start);
  }
  return [...distinct.values()];
}

/** One vector a sentence, in the sentences' order, made anew. */
export async function vectorsOf(
  sentences: readonly Sentence[],
  embedder: Embedder,
): Promise<readonly Float32Array[]> {
  const paragraphs = paragraphsOf(sentences);
  const byParagraph = new Map<Paragraph, readonly Float32Array[]>();
  for await (const { paragraph, vectors } of embedChecked(embedder, paragraphs, embedder.model)) {
    byParagraph.set(paragraph, vectors);
  }
  return paragraphs.flatMap((paragraph) => byParagraph.get(paragraph) ?? []);
}

/** The embedder's vectors by paragraph, once each, every one of them sound. */
async function* embedChecked<P extends Paragraph>(
  embedder: Embedder,
  paragraphs: readonly P[],
  model: ModelIdentity,
): AsyncGenerator<{ readonly paragraph: P; readonly vectors: readonly Float32Array[] }> {
  if (embedder.model.fingerprint !== model.fingerprint) {
    throw new Error(
      `Expected the model ${model.fingerprint}, the embedder runs ${embedder.model.fingerprint}`,
    );
  }
  const waiting = new Map(paragraphs.entries());
  for await (const { index, vectors } of embedder.embedParagraphs(paragraphs)) {
    const paragraph = waiting.get(index);
    if (paragraph === undefined || paragraph.sentences.length !== vectors.length) {
      throw new Error(`The embedder returned ${vectors.length} sentences for the paragraph ${index}`);
    }
    if (!vectors.every((vector) => isSound(vector, model))) {
      const { name, dimension } = model;
      throw new BuildFault({
        kind: 'unsound-vector',
        model: name,
        dimension,
        text: paragraph.sentences.join(' '),
      });
    }
    waiting.delete(index);
    yield { paragraph, vectors };
  }
  if (waiting.size > 0)
    throw new Error(`The embedder left out ${waiting.size} of ${paragraphs.length} paragraphs`);
}

function isSound(vector: Float32Array, { dimension }: ModelIdentity): boolean {
  return vector.length === dimension && vector.every((component) => Number.isFinite(component));
}

function countSentences(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { sentences }) => sum + sentences.length, 0);
}
