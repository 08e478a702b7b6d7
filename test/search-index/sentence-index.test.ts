import { HnswIndex } from '../../src/search-index/hnsw-index.ts';
import { SentenceIndex } from '../../src/search-index/sentence-index.ts';
import { searchIndexContract } from '../contracts/search-index-contract.ts';

searchIndexContract('SentenceIndex that compares all', async (content) => new SentenceIndex(content));
searchIndexContract(
  'SentenceIndex over a graph',
  async (content) => new SentenceIndex(content, await HnswIndex.build(content.vectors)),
);
