import { HnswIndex } from '../../src/search-index/hnsw-index.ts';
import { readSentenceWords } from '../../src/search-index/read-words.ts';
import { PackedVectors } from '../../src/search-index/packed-vectors.ts';
import { memoryIndex, SentenceIndex } from '../../src/search-index/sentence-index.ts';
import { DIMENSION, searchIndexContract } from '../contracts/search-index-contract.ts';

searchIndexContract('An index in memory', async (content) => memoryIndex(content, DIMENSION));
searchIndexContract('SentenceIndex over a graph', async (content) => {
  const vectors = PackedVectors.of(content.vectors, DIMENSION);
  return new SentenceIndex({
    ...content,
    vectors,
    nearest: await HnswIndex.build(vectors),
    words: readSentenceWords(content.sentences, content.articles),
  });
});
