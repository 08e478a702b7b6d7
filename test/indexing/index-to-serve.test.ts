import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import { indexToServe, type IndexEvents, type ServableIndex } from '../../src/indexing/index-to-serve.ts';
import { ServedIndex } from '../../src/search-index/served-index.ts';
import { articleFile } from '../builders/articles.ts';
import { FAKE_MODEL } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';
import { asOrdinaryUser } from '../helpers/ordinary-user.ts';

const day = (number: number) => articleFile({ title: 'News', paragraphs: [`It is day ${number}.`] });

/** Two states of one article, both indexed. */
async function twoDays(): Promise<IndexWorkspace & { readonly first: string }> {
  const workspace = await IndexWorkspace.create({ 'news.md': day(1) });
  const { generation: first } = await workspace.build();
  await workspace.put('news.md', day(2));
  await workspace.build();
  return Object.assign(workspace, { first });
}

/** What a start finds, and the names of the events that it told of. */
async function start(workspace: IndexWorkspace, { listens = [] }: { listens?: readonly 'onDamaged'[] } = {}) {
  const heard: string[] = [];
  const hear = (name: keyof IndexEvents) => () => void heard.push(name);
  const { store } = workspace.folders();
  const served = await indexToServe({
    corpusFolder: workspace.corpus,
    store,
    model: FAKE_MODEL,
    build: () => workspace.build(undefined, { keepRollback: true }),
    events: {
      onBuild: hear('onBuild'),
      onBuilt: hear('onBuilt'),
      onLeftOut: hear('onLeftOut'),
      onRollback: hear('onRollback'),
      onUnbuilt: hear('onUnbuilt'),
      ...(listens.length > 0 && { onDamaged: hear('onDamaged') }),
    },
  });
  return { heard, served, store, texts: await textsOf(served) };
}

async function textsOf(served: ServableIndex): Promise<readonly string[]> {
  return served.kind === 'found' ? (await served.found.open()).sentences.map(({ text }) => text) : [];
}

async function damageCurrent(workspace: IndexWorkspace): Promise<void> {
  const { generation } = await workspace.found();
  await writeFile(workspace.pathInGeneration(generation, 'articles.json'), 'damaged');
}

async function rollBack(workspace: IndexWorkspace, generation: string): Promise<void> {
  const fingerprint = await corpusFingerprint(workspace.corpus);
  await workspace.folders().store.choose({ generation, corpusFingerprint: fingerprint });
}

describe('an index that somebody went back to', () => {
  it('serves at every start while the corpus stays as it was then', async () => {
    const workspace = await twoDays();
    await rollBack(workspace, workspace.first);
    for (let time = 0; time < 2; time += 1) {
      const { heard, texts } = await start(workspace);
      expect(heard).toEqual(['onRollback']);
      expect(texts).toEqual(['It is day 1.']);
    }
  });

  it('is built over as soon as the corpus has changed', async () => {
    const workspace = await twoDays();
    await rollBack(workspace, workspace.first);
    await workspace.put('news.md', day(3));
    const { heard, texts } = await start(workspace);
    expect(heard).toEqual(['onBuild', 'onBuilt']);
    expect(texts).toEqual(['It is day 3.']);
    expect((await readdir(join(workspace.data, 'index'))).toSorted()).toEqual(['current', 'generations']);
  });

  it('is built over by a build that is asked for, and not by one that is to keep it', async () => {
    const workspace = await twoDays();
    await rollBack(workspace, workspace.first);
    expect(await workspace.build(undefined, { keepRollback: true })).toMatchObject({ unchanged: true });
    expect(await workspace.texts()).toEqual(['It is day 1.']);
    expect(await workspace.build()).toMatchObject({ unchanged: false, newSentences: 0 });
    expect(await workspace.texts()).toEqual(['It is day 2.']);
  });

  it('is taken up by what serves another one', async () => {
    const workspace = await twoDays();
    const served = await ServedIndex.open(workspace.folders().store, FAKE_MODEL, {
      found: await workspace.found(),
    });
    await rollBack(workspace, workspace.first);
    expect(await served.takeUp()).toMatchObject({
      kind: 'taken-up',
      generation: workspace.first,
      changed: 1,
    });
  });
});

describe('an index that is damaged', () => {
  it('gives way to the one before it where somebody builds it anew, until that is done', async () => {
    const workspace = await twoDays();
    await damageCurrent(workspace);
    const { heard, served, store, texts } = await start(workspace, { listens: ['onDamaged'] });
    expect(heard).toEqual(['onDamaged']);
    expect(texts).toEqual(['It is day 1.']);
    if (served.kind !== 'found') throw new Error('Expected an index');
    expect(served.lags).toBe('damaged');
    const index = await ServedIndex.open(store, FAKE_MODEL, served);
    expect(await index.waiting()).toBeUndefined();
    await workspace.build();
    expect(await index.takeUp()).toMatchObject({ kind: 'taken-up', changed: 1 });
    expect(workspace.generations()).toContain(workspace.first);
  });

  it.skipIf(process.platform === 'win32').each(['articles.json', 'vectors.hnsw', 'manifest.json'])(
    'gives way to the one before it where the system does not read its %s',
    async (file) => {
      const workspace = await twoDays();
      const { generation } = await workspace.found();
      const path = workspace.pathInGeneration(generation, file);
      await chmod(path, 0o000);
      await chmod(dirname(workspace.corpus), 0o755);
      await chmod(workspace.data, 0o755);
      asOrdinaryUser();
      const { heard, texts } = await start(workspace, { listens: ['onDamaged'] });
      expect([heard, texts]).toEqual([['onDamaged'], ['It is day 1.']]);
      expect(await workspace.find()).toEqual({ kind: 'damaged', path, damage: 'unreadable', code: 'EACCES' });
    },
  );

  it('is looked for behind all that cannot be read', async () => {
    const workspace = await twoDays();
    await workspace.put('news.md', day(3));
    await workspace.build();
    for (const name of workspace.generations().slice(1)) {
      const path = workspace.pathInGeneration(name, 'articles.json');
      await rm(path);
      await mkdir(path);
    }
    expect((await start(workspace, { listens: ['onDamaged'] })).texts).toEqual(['It is day 1.']);
  });

  it('is built anew before anything is answered, where nobody else does', async () => {
    const workspace = await twoDays();
    await damageCurrent(workspace);
    const { heard, texts } = await start(workspace);
    expect(heard).toEqual(['onBuild', 'onBuilt']);
    expect(texts).toEqual(['It is day 2.']);
  });

  it('is built anew where there is no other', async () => {
    const workspace = await IndexWorkspace.create({ 'news.md': day(1) });
    await workspace.build();
    await damageCurrent(workspace);
    const { heard } = await start(workspace, { listens: ['onDamaged'] });
    expect(heard).toEqual(['onBuild', 'onBuilt']);
  });
});

/** Folders that may be read alone, for who is no administrator. */
async function close(workspace: IndexWorkspace): Promise<void> {
  const folders = [workspace.data, ...['index', 'cache'].map((name) => join(workspace.data, name))];
  for (const folder of folders) await chmod(folder, 0o555);
  await chmod(dirname(workspace.corpus), 0o755);
  onTestFinished(async () => {
    for (const folder of folders) await chmod(folder, 0o755);
  });
  asOrdinaryUser();
}

describe.skipIf(process.platform === 'win32')('a data folder that may not be written', () => {
  it('serves the index that is there, and says why it is not the newest', async () => {
    const workspace = await twoDays();
    await workspace.put('news.md', day(3));
    await close(workspace);
    const { heard, served, texts } = await start(workspace);
    expect(heard).toEqual(['onBuild', 'onUnbuilt']);
    expect(texts).toEqual(['It is day 2.']);
    expect(served).toMatchObject({ lags: 'unbuilt' });
  });

  it('serves without a word while the corpus, which may be closed too, has not changed', async () => {
    const workspace = await twoDays();
    await chmod(workspace.corpus, 0o555);
    await close(workspace);
    const { heard, texts } = await start(workspace);
    expect(heard).toEqual([]);
    expect(texts).toEqual(['It is day 2.']);
  });
});
