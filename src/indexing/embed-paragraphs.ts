import type { Embedder, Paragraph } from '../embedding/embedder.ts';
import { asTyped } from '../language/typed-text.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { textAsRead } from '../sentences/text-as-read.ts';
import { BuildFault } from './build-fault.ts';
import type { VectorCache } from './vector-cache.ts';

interface ParagraphEmbedding {
  /** One for each sentence of the paragraphs, in their order. */
  readonly vectors: readonly Float32Array[];
  /** How many sentences the model read; the others were cached or repeated. */
  readonly newSentences: number;
  /** How long it took to embed and cache them, in seconds, without loading the model. */
  readonly seconds: number;
}

interface ParagraphVectorsOptions {
  readonly paragraphs: readonly Paragraph[];
  readonly model: ModelIdentity;
  readonly cache: VectorCache;
  /** Take nothing from the cache. */
  readonly ignoreCached: boolean;
  /** Called only if a paragraph is not cached. */
  readonly loadEmbedder: () => Promise<Embedder>;
  /** Hears how many sentences have their vectors: first those cached, then with every paragraph that arrives. */
  readonly onEmbedded: (sentences: number) => void;
}

/** Groups sentences that follow each other in one paragraph of one article. */
export function paragraphsOf(sentences: readonly Sentence[]): Paragraph[] {
  const groups: Sentence[][] = [];
  for (const sentence of sentences) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const together = last?.articleId === sentence.articleId && last.paragraph === sentence.paragraph;
    if (group !== undefined && together) group.push(sentence);
    else groups.push([sentence]);
  }
  return groups.map((group) => ({
    heading: group[0]?.heading && asTyped(group[0].heading),
    sentences: group.map(textAsRead),
  }));
}

/**
 * The vectors of paragraphs, from the cache where they are there. Each that the model makes is cached as it arrives:
 * an interrupted run resumes where it stopped.
 */
export async function paragraphVectors(options: ParagraphVectorsOptions): Promise<ParagraphEmbedding> {
  const { cache, onEmbedded } = options;
  const paragraphs = options.paragraphs.map((paragraph) => ({ ...paragraph, key: cache.keyOf(paragraph) }));
  const distinct = [...new Map(paragraphs.map((paragraph) => [paragraph.key, paragraph])).values()];
  const vectors = options.ignoreCached
    ? new Map<string, readonly Float32Array[]>()
    : await cache.getAll(distinct);
  const missing = distinct.filter(({ key }) => !vectors.has(key));
  const newSentences = countSentences(missing);
  let done = countSentences(paragraphs) - newSentences;
  onEmbedded(done);

  let seconds = 0;
  if (missing.length > 0) {
    const embedder = await options.loadEmbedder();
    const started = performance.now();
    for await (const { paragraph, vectors: made } of embedChecked(embedder, missing, options.model)) {
      await cache.put(paragraph.key, made);
      vectors.set(paragraph.key, made);
      done += made.length;
      onEmbedded(done);
    }
    seconds = (performance.now() - started) / 1000;
  }
  return { vectors: paragraphs.flatMap(({ key }) => vectors.get(key) ?? []), newSentences, seconds };
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
