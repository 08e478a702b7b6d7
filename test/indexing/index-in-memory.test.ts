import { expect, it } from 'vitest';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { embedQuestion } from '../../src/retrieval/retrieve.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleFile } from '../builders/articles.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

it('an index in memory holds and finds what one on the disk does', async () => {
  const workspace = await IndexWorkspace.create({
    'a.md': articleFile({ paragraphs: ['# Head', 'One here. Two here.', 'Three here.'] }),
    'b.md': articleFile({ paragraphs: ['One here. Two here.'] }),
  });
  await workspace.build();
  const built = await workspace.opened();
  const { articles } = await readCorpusHere(workspace.corpus);
  const embedder = new FakeEmbedder();
  const inMemory = await indexInMemory({ articles, sentences: articles.flatMap(sentencesOf) }, embedder);
  expect(inMemory.articles).toEqual(built.articles);
  expect(inMemory.sentences).toEqual(built.sentences);
  const { vector, stems } = await embedQuestion('Two here?', embedder);
  const [expected, found] = await Promise.all(
    [built, inMemory].map(async (index) =>
      (await index.search({ vector, stems, k: 3 })).map(({ position }) => position).toSorted((a, b) => a - b),
    ),
  );
  expect(found).toEqual(expected);
});
