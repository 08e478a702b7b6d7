import type { Article } from '../corpus/article.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import { memoryIndex } from '../search-index/sentence-index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { vectorsOf } from './embed-paragraphs.ts';

/**
 * Embeds articles as a build does, and searches them exactly, without a disk.
 *
 * @param sentences by article in the articles' order, then by ordinal
 */
export async function indexInMemory(
  { articles, sentences }: { readonly articles: readonly Article[]; readonly sentences: readonly Sentence[] },
  embedder: Embedder,
): Promise<SearchIndex> {
  const vectors = await vectorsOf(sentences, embedder);
  return memoryIndex({ articles, sentences, vectors }, embedder.model.dimension);
}
