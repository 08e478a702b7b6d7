import type { Embedder, ModelIdentity, SentenceVectors } from '../embedding/embedder.ts';
import { BelegError } from '../errors.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { VectorCache } from './vector-cache.ts';

/** A paragraph of one article as its sentences' texts. Paragraphs of equal texts have equal keys. */
export interface Paragraph {
  readonly key: string;
  readonly texts: readonly string[];
}

export interface ParagraphEmbedding {
  /** One for each sentence of the paragraphs, in their order. */
  readonly vectors: readonly SentenceVectors[];
  /** How many sentences the model read; the others were cached or repeated. */
  readonly newSentences: number;
  /** How long it took to embed and cache them, in seconds, without loading the model. */
  readonly seconds: number;
}

export interface EmbedParagraphsOptions {
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
export function paragraphsOf(sentences: readonly Sentence[], cache: VectorCache): Paragraph[] {
  const groups: Sentence[][] = [];
  for (const sentence of sentences) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const together = last?.articleId === sentence.articleId && last.paragraph === sentence.paragraph;
    if (group !== undefined && together) group.push(sentence);
    else groups.push([sentence]);
  }
  return groups.map((group) => {
    const texts = group.map(({ text }) => text);
    return { key: cache.keyOf(texts), texts };
  });
}

/**
 * The vectors of paragraphs, from the cache where they are there. Each that the model makes is cached as it arrives:
 * an interrupted run resumes where it stopped.
 */
export async function embedParagraphs(options: EmbedParagraphsOptions): Promise<ParagraphEmbedding> {
  const { paragraphs, cache, onEmbedded } = options;
  const distinct = [...new Map(paragraphs.map((paragraph) => [paragraph.key, paragraph])).values()];
  const vectors = options.ignoreCached
    ? new Map<string, readonly SentenceVectors[]>()
    : await cache.getAll(distinct);
  const missing = distinct.filter(({ key }) => !vectors.has(key));
  const newSentences = countSentences(missing);
  let done = countSentences(paragraphs) - newSentences;
  onEmbedded(done);

  let seconds = 0;
  if (missing.length > 0) {
    const embedder = await options.loadEmbedder();
    const started = performance.now();
    for await (const { key, sentences } of embedChecked(embedder, missing, options.model)) {
      await cache.put(key, sentences);
      vectors.set(key, sentences);
      done += sentences.length;
      onEmbedded(done);
    }
    seconds = (performance.now() - started) / 1000;
  }
  return { vectors: paragraphs.flatMap(({ key }) => vectors.get(key) ?? []), newSentences, seconds };
}

/** The embedder's vectors by paragraph key, once each, every one of them sound. */
async function* embedChecked(
  embedder: Embedder,
  paragraphs: readonly Paragraph[],
  model: ModelIdentity,
): AsyncGenerator<{ readonly key: string; readonly sentences: readonly SentenceVectors[] }> {
  if (embedder.model.fingerprint !== model.fingerprint) {
    throw new Error(
      `Expected the model ${model.fingerprint}, the embedder runs ${embedder.model.fingerprint}`,
    );
  }
  const waiting = new Map(paragraphs.entries());
  for await (const { index, sentences } of embedder.embedParagraphs(paragraphs.map(({ texts }) => texts))) {
    const paragraph = waiting.get(index);
    if (paragraph === undefined || paragraph.texts.length !== sentences.length) {
      throw new Error(`The embedder returned ${sentences.length} sentences for the paragraph ${index}`);
    }
    if (!sentences.every((vectors) => areSound(vectors, model))) {
      throw new BelegError(
        `The model ${model.name} made a vector that is not ${model.dimension} finite numbers, for: ${paragraph.texts.join(' ')}`,
        'Check that the model is complete and suits the embedding of sentences, or choose another.',
      );
    }
    waiting.delete(index);
    yield { key: paragraph.key, sentences };
  }
  if (waiting.size > 0)
    throw new Error(`The embedder left out ${waiting.size} of ${paragraphs.length} paragraphs`);
}

function areSound({ own, inContext, tokens }: SentenceVectors, { dimension }: ModelIdentity): boolean {
  const isSound = (vector: Float32Array): boolean =>
    vector.length === dimension && vector.every((component) => Number.isFinite(component));
  return isSound(own) && isSound(inContext) && tokens.length % dimension === 0;
}

function countSentences(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { texts }) => sum + texts.length, 0);
}
