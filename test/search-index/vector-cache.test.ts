import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VectorCache } from '../../src/search-index/vector-cache.ts';
import { FAKE_MODEL, FakeEmbedder, directionOf, tokensOf } from '../helpers/fake-embedder.ts';
import { IndexWorkspace, article } from './index-workspace.ts';

function contentFiles(workspace: IndexWorkspace): string[] {
  const folder = join(workspace.data, 'cache', 'content-v2');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the cache of vectors', () => {
  it('gives back what was put, also for a sentence without tokens', async () => {
    const workspace = await IndexWorkspace.create({});
    const cache = new VectorCache(workspace.data, FAKE_MODEL);
    const texts = ['Ships came.', '?!', 'Nobody sang at all.'];
    const vectors = texts.map((text) => ({
      own: directionOf(text, FAKE_MODEL.dimension),
      inContext: directionOf(`${text} in context`, FAKE_MODEL.dimension),
      tokens: tokensOf(text, FAKE_MODEL.dimension),
    }));
    const key = cache.keyOf(texts);
    await cache.put(key, vectors);
    expect(await cache.getAll([{ key, texts }])).toEqual(new Map([[key, vectors]]));
  });

  it.each([
    ['another number of sentences', ['One here.']],
    ['another number of bytes', ['One here.', 'Two here.', 'Three here.']],
  ])('counts an entry for %s as absent', async (_, texts) => {
    const workspace = await IndexWorkspace.create({});
    const cache = new VectorCache(workspace.data, FAKE_MODEL);
    const vectors = { own: new Float32Array(8), inContext: new Float32Array(8), tokens: new Int8Array(8) };
    await cache.put('key', [vectors, vectors]);
    expect(await cache.getAll([{ key: 'key', texts }])).toEqual(new Map());
  });

  it.each([
    ['altered', Buffer.alloc(64, 1)],
    ['cut off', Buffer.alloc(10)],
    ['emptied', Buffer.alloc(0)],
  ])('counts an entry that was %s as absent', async (_, content) => {
    const workspace = await IndexWorkspace.create({ 'a.md': article('A', 'One here.', 'Two here.') });
    await workspace.build();
    for (const file of contentFiles(workspace)) writeFileSync(file, content);
    await workspace.put('a.md', article('A', 'One here.', 'Two here.', 'Three here.'));
    const embedder = new FakeEmbedder();
    await workspace.build(embedder);
    expect(embedder.embedded).toHaveLength(3);
    await workspace.remove('a.md');
    await workspace.put('b.md', article('B', 'One here.', 'Two here.', 'Three here.'));
    expect(await workspace.build()).toMatchObject({ newSentences: 0, reusedSentences: 3 });
  });

  it('does not mistake one paragraph for another with the same letters', async () => {
    const workspace = await IndexWorkspace.create({ 'a.md': article('A', 'One here. Two here.') });
    await workspace.build();
    await workspace.put('a.md', article('A', 'One here.', 'Two here.'));
    const embedder = new FakeEmbedder();
    await workspace.build(embedder);
    expect(embedder.embedded).toHaveLength(2);
  });

  it('stays within four times the paragraphs in use, and keeps those', async () => {
    const workspace = await IndexWorkspace.create({});
    for (let day = 0; day < 9; day++) {
      await workspace.put('news.md', article('News', 'This never changes.', `It is day ${day}.`));
      await workspace.build();
      expect(contentFiles(workspace).length).toBeLessThanOrEqual(8);
    }
    await workspace.put('more.md', article('More', 'This never changes.'));
    expect(await workspace.build()).toMatchObject({ newSentences: 0 });
  });
});
