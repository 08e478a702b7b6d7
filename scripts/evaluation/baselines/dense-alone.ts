import { dot } from '../../../src/embedding/vector.ts';
import { PackedVectors } from '../../../src/search-index/packed-vectors.ts';
import type { Sentence } from '../../../src/sentences/sentence.ts';
import { SENTENCES_SHOWN } from '../record.ts';
import type { Baseline, BaselineParts } from './baseline.ts';
import { measureFootprint } from './footprint.ts';
import { passageOf } from './passage.ts';

/** beleg's vectors without its words: the question is compared with every sentence. */
export async function denseAlone({ content, embedder }: BaselineParts): Promise<Baseline> {
  const { dimension } = embedder.model;
  const { opened, footprint } = await measureFootprint(
    {
      build: async () => ({
        sentences: JSON.stringify(content.sentences),
        vectors: PackedVectors.of(content.vectors, dimension).toBytes(),
      }),
      size: ({ sentences, vectors }) => Buffer.byteLength(sentences) + vectors.byteLength,
      open: async ({ sentences, vectors }) => {
        const read: readonly Sentence[] = JSON.parse(sentences);
        return { sentences: read, vectors: PackedVectors.fromBytes(vectors, dimension) };
      },
    },
    content.embedding,
  );
  return {
    system: 'dense',
    footprint,
    embedsQuestion: true,
    search: async ({ vector }, articleId) =>
      opened.sentences
        .map((sentence, position) => ({ sentence, position }))
        .filter(({ sentence }) => articleId === undefined || sentence.articleId === articleId)
        .map(({ sentence, position }) => ({ sentence, cosine: dot(vector, opened.vectors.row(position)) }))
        .toSorted((a, b) => b.cosine - a.cosine)
        .slice(0, SENTENCES_SHOWN)
        .map(({ sentence }) => passageOf(sentence)),
  };
}
