import type { Article } from '../corpus/article.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { passagesOf } from './embed-passages.ts';
import { ExactIndex } from '../search-index/exact-index.ts';
import type { OpenIndex } from '../search-index/open-index.ts';
import { PackedVectors } from '../search-index/packed-vectors.ts';

/**
 * Embeds articles as a build does, and searches them exactly, without a disk.
 *
 * @param sentences by article in the articles' order, then by ordinal
 */
export async function indexInMemory(
  { articles, sentences }: { readonly articles: readonly Article[]; readonly sentences: readonly Sentence[] },
  embedder: Embedder,
): Promise<Pick<OpenIndex, 'articles' | 'sentences' | 'vectors' | 'nearest'>> {
  const byPassage: (readonly Float32Array[])[] = [];
  for await (const { index, vectors } of embedder.embedPassages(passagesOf(sentences)))
    byPassage[index] = vectors;
  const vectors = PackedVectors.of(byPassage.flat(), embedder.model.dimension);
  return {
    articles: new Map(articles.map((article) => [article.id, article])),
    sentences,
    vectors,
    nearest: new ExactIndex(vectors),
  };
}
