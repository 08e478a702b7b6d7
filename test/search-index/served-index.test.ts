import { describe, expect, it } from 'vitest';
import { ServedIndex } from '../../src/search-index/served-index.ts';
import { diskStore } from '../../src/search-index/disk/disk-store.ts';
import { articleFile } from '../builders/articles.ts';
import { FAKE_MODEL, FakeEmbedder } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

const file = (title: string, ...paragraphs: readonly string[]) => articleFile({ title, paragraphs });

async function openServed() {
  const workspace = await IndexWorkspace.create({
    'harbour.md': file('Harbour', 'The harbour opened in May.'),
    'market.md': file('Market', 'It rained.'),
  });
  await workspace.build();
  const served = await ServedIndex.open(diskStore(workspace.data), FAKE_MODEL, {
    found: await workspace.found(),
  });
  const titles = () => [...served.index.articles.values()].map(({ title }) => title);
  return { workspace, served, titles };
}

describe('the index that is served', () => {
  it('takes up what was built beside it, once, and says how it differs', async () => {
    const { workspace, served, titles } = await openServed();
    const before = served.index;
    await workspace.remove('market.md');
    await workspace.put('harbour.md', file('Harbour', 'The harbour opened in June. Ships came.'));
    await workspace.put('museum.md', file('Museum', 'The museum is closed.'));
    const { generation } = await workspace.build();
    expect(await served.waiting()).toBe(generation);
    const [first, second] = await Promise.all([served.takeUp(), served.takeUp()]);
    expect(first).toEqual({
      kind: 'taken-up',
      generation,
      articles: 2,
      sentences: 3,
      added: 1,
      changed: 1,
      withdrawn: 1,
    });
    expect(second).toBeUndefined();
    expect(await served.waiting()).toBeUndefined();
    expect(titles()).toEqual(['Harbour', 'Museum']);
    expect(before.articles.size).toBe(2);
  });

  it('takes up nothing where a build found nothing to change', async () => {
    const { workspace, served } = await openServed();
    const { index } = served;
    await workspace.build();
    expect(await served.takeUp()).toBeUndefined();
    expect(served.index).toBe(index);
  });

  it('stays where the new one cannot be used, until there is one that can', async () => {
    const { workspace, served, titles } = await openServed();
    await workspace.remove('market.md');
    const model = { ...FAKE_MODEL, name: 'other', fingerprint: 'other-1' };
    await workspace.build(new FakeEmbedder({ model }));
    expect(await served.takeUp()).toEqual({ kind: 'other-model', built: 'other', inUse: 'fake' });
    expect(titles()).toEqual(['Harbour', 'Market']);
    await workspace.build();
    expect(await served.takeUp()).toMatchObject({ kind: 'taken-up', withdrawn: 1 });
    expect(titles()).toEqual(['Harbour']);
  });
});
