import { expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { FakeEmbedder, directionOf } from '../helpers/fake-embedder.ts';
import { IndexWorkspace, article } from '../search-index/index-workspace.ts';

it('an index in memory holds and finds what one on the disk does', async () => {
  const workspace = await IndexWorkspace.create({
    'a.md': article('A', '# Head', 'One here. Two here.', 'Three here.'),
    'b.md': article('B', 'One here. Two here.'),
  });
  await workspace.build();
  const built = await workspace.opened();
  const { articles } = await readCorpus(workspace.corpus);
  const inMemory = await indexInMemory(
    { articles, sentences: articles.flatMap(sentencesOf) },
    new FakeEmbedder(),
  );
  expect(inMemory.articles).toEqual(built.articles);
  expect(inMemory.sentences).toEqual(built.sentences);
  expect(inMemory.vectors).toEqual(built.vectors);
  const query = directionOf('Two here?', built.vectors.dimension);
  const labels = (index: Pick<typeof built, 'nearest'>) =>
    index.nearest.search(query, 5).map(({ label }) => label);
  expect(labels(inMemory)).toEqual(labels(built));
});
