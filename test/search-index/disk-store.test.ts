import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import { FileFault } from '../../src/system/file-fault.ts';
import { diskStore } from '../../src/search-index/disk/disk-store.ts';
import { indexStoreContract } from '../contracts/index-store-contract.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleFile } from '../builders/articles.ts';
import { FAKE_MODEL } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

const FILES = {
  'harbour.md': articleFile({
    title: 'Harbour',
    language: 'en',
    publisher: 'The Gazette',
    url: 'https://example.org/harbour',
    date: '2024-05-01',
    paragraphs: [
      '# Ships',
      'The harbour opened in May. Ships came at once.',
      '## Songs',
      'Nobody sang “À la mer” 🚢.',
    ],
  }),
  'market.md': articleFile({ title: 'Market', paragraphs: ['The market closed early. It rained.'] }),
};

indexStoreContract('diskStore', async () => diskStore((await IndexWorkspace.create({})).data));

describe('opening an index', () => {
  it('gives the articles and sentences back as they were read', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await workspace.build();
    const found = await workspace.found();
    const { articles, sentences } = await found.open();
    const corpus = await readCorpusHere(workspace.corpus);
    expect([...articles.values()]).toEqual(corpus.articles);
    expect(sentences).toEqual(corpus.articles.flatMap(sentencesOf));
    expect(found.counts).toEqual({ articles: 2, sentences: sentences.length, leftOut: 0 });
  });

  it('says that none has been built yet', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    expect(await workspace.find()).toEqual({ kind: 'missing' });
  });

  it('says that it was built with another model, or another state of the same', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await workspace.build();
    expect(await workspace.find({ ...FAKE_MODEL, name: 'large', fingerprint: 'large-1' })).toEqual({
      kind: 'other-model',
      built: 'fake',
      inUse: 'large',
    });
    expect(await workspace.find({ ...FAKE_MODEL, fingerprint: 'fake-2' })).toEqual({
      kind: 'other-model',
      built: 'fake',
      inUse: 'fake',
    });
  });

  it('says that the corpus has changed, and gives the old index all the same', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await workspace.build();
    const find = async () =>
      diskStore(workspace.data).find({
        model: FAKE_MODEL,
        corpusFingerprint: await corpusFingerprint(workspace.corpus),
      });
    expect((await find()).kind).toBe('found');
    await workspace.remove('market.md');
    expect(await find()).toMatchObject({ kind: 'stale-corpus', created: expect.any(String) });
    expect((await workspace.opened()).articles.size).toBe(2);
  });

  it('names a data folder that is a file', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const dataFolder = join(workspace.data, 'file');
    await writeFile(dataFolder, '');
    await expect(diskStore(dataFolder).find({ model: FAKE_MODEL })).rejects.toThrow(FileFault);
  });
});

describe('the pointer to the generation in use', () => {
  it('is reported where it names a generation that is gone', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const { generation } = await workspace.build();
    await rm(workspace.pathInGeneration(generation), { recursive: true });
    const path = workspace.pathInGeneration(generation, 'manifest.json');
    expect(await workspace.find()).toMatchObject({ kind: 'damaged', damage: 'missing', path });
  });

  it.each(['', '../../elsewhere', '20240501T120000000Z', 'x'.repeat(1000)])(
    'is reported, and not followed, where it holds "%s"',
    async (text) => {
      const workspace = await IndexWorkspace.create(FILES);
      await workspace.build();
      const path = join(workspace.data, 'index', 'current');
      await writeFile(path, text);
      expect(await workspace.find()).toMatchObject({ kind: 'damaged', damage: 'altered', path });
      expect(await workspace.build()).toMatchObject({ unchanged: false, newSentences: 0 });
      expect((await workspace.find()).kind).toBe('found');
    },
  );
});
