import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { BelegError } from '../../src/errors.ts';
import { openIndex } from '../../src/search-index/open-index.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { FAKE_MODEL } from '../helpers/fake-embedder.ts';
import { IndexWorkspace, article } from './index-workspace.ts';

const FILES = {
  'harbour.md':
    '---\ntitle: Harbour\nlanguage: en\npublisher: The Gazette\nsource: https://example.org/harbour\ndate: 2024-05-01\n---\n\n' +
    '# Ships\n\nThe harbour opened in May. Ships came at once.\n\n## Songs\n\nNobody sang “À la mer” 🚢.\n',
  'market.md': article('Market', 'The market closed early. It rained.'),
};

describe('opening an index', () => {
  it('gives the articles and sentences back as they were read', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await workspace.build();
    const { articles, sentences, manifest } = await workspace.opened();
    const corpus = await readCorpus(workspace.corpus);
    expect([...articles.values()]).toEqual(corpus.articles);
    expect(sentences).toEqual(corpus.articles.flatMap(sentencesOf));
    expect(manifest.counts).toEqual({ articles: 2, sentences: sentences.length });
    expect(manifest.model).toEqual(FAKE_MODEL);
  });

  it('says that none has been built yet', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    expect(await workspace.open()).toEqual({
      kind: 'missing',
      problem: 'No index has been built yet.',
      remedy: 'Run npm run embed.',
    });
  });

  it('says that it was built with another model, or another state of the same', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await workspace.build();
    expect(await workspace.open({ ...FAKE_MODEL, name: 'large', fingerprint: 'large-1' })).toEqual({
      kind: 'other-model',
      problem: 'The index was built with the model fake, the configuration says large.',
      remedy: 'Run npm run embed.',
    });
    expect(await workspace.open({ ...FAKE_MODEL, fingerprint: 'fake-2' })).toMatchObject({
      kind: 'other-model',
      problem: 'The index was built with another state of the model fake.',
    });
  });

  it('says that the corpus has changed, and gives the old index all the same', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await workspace.build();
    const open = async (): ReturnType<typeof openIndex> =>
      openIndex({
        dataFolder: workspace.data,
        model: FAKE_MODEL,
        corpusFingerprint: await corpusFingerprint(workspace.corpus),
      });
    expect((await open()).kind).toBe('open');
    await workspace.remove('market.md');
    const stale = await open();
    expect(stale).toMatchObject({ kind: 'stale-corpus', remedy: 'Run npm run embed.' });
    expect('index' in stale && stale.index.articles.size).toBe(2);
  });

  it('names a data folder that is a file', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const dataFolder = join(workspace.data, 'file');
    await writeFile(dataFolder, '');
    await expect(openIndex({ dataFolder, model: FAKE_MODEL })).rejects.toThrow(BelegError);
  });
});

describe('the pointer to the generation in use', () => {
  it('is reported where it names a generation that is gone', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const { generation } = await workspace.build();
    await rm(workspace.pathInGeneration(generation), { recursive: true });
    const path = workspace.pathInGeneration(generation, 'manifest.json');
    expect(await workspace.open()).toMatchObject({ kind: 'damaged', damage: 'missing', path });
  });

  it.each(['', '../../elsewhere', '20240501T120000000Z', 'x'.repeat(1000)])(
    'is reported, and not followed, where it holds "%s"',
    async (text) => {
      const workspace = await IndexWorkspace.create(FILES);
      await workspace.build();
      const path = join(workspace.data, 'index', 'current');
      await writeFile(path, text);
      expect(await workspace.open()).toMatchObject({ kind: 'damaged', damage: 'altered', path });
      expect(await workspace.build()).toMatchObject({ unchanged: false, newSentences: 0 });
      expect((await workspace.open()).kind).toBe('open');
    },
  );
});
