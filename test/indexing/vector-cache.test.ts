import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../src/embedding/embedder.ts';
import { VectorCache } from '../../src/indexing/vector-cache.ts';
import { articleFile } from '../builders/articles.ts';
import { FAKE_MODEL, FakeEmbedder, fakeVector } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

function contentFiles(workspace: IndexWorkspace): string[] {
  const folder = join(workspace.data, 'cache', 'content-v2');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function vectorsIn(cache: VectorCache, paragraph: Paragraph & { readonly key: string }) {
  let found: readonly Float32Array[] | undefined;
  await cache.getAll([paragraph], (_, vectors) => {
    found = vectors;
  });
  return found;
}

describe('the cache of vectors', () => {
  it('gives back what was put, one vector a sentence', async () => {
    const workspace = await IndexWorkspace.create({});
    const cache = new VectorCache(workspace.data, FAKE_MODEL);
    const paragraph = { heading: 'News', sentences: ['Ships came.', '?!', 'Nobody sang at all.'] };
    const vectors = paragraph.sentences.map((text) => fakeVector(text, paragraph, FAKE_MODEL.dimension));
    const key = cache.keyOf(paragraph);
    await cache.put(key, vectors);
    expect(await vectorsIn(cache, { ...paragraph, key })).toEqual(vectors);
  });

  it.each([
    ['fewer sentences', ['One here.']],
    ['more sentences', ['One here.', 'Two here.', 'Three here.']],
  ])('counts an entry as absent for a paragraph of %s', async (_, sentences) => {
    const workspace = await IndexWorkspace.create({});
    const cache = new VectorCache(workspace.data, FAKE_MODEL);
    await cache.put('key', [new Float32Array(8), new Float32Array(8)]);
    expect(await vectorsIn(cache, { key: 'key', heading: undefined, sentences })).toBeUndefined();
  });

  it('counts an entry of part of a vector as absent', async () => {
    const workspace = await IndexWorkspace.create({});
    const wider = new VectorCache(workspace.data, { ...FAKE_MODEL, dimension: 9 });
    await wider.put('key', [new Float32Array(9)]);
    const cache = new VectorCache(workspace.data, FAKE_MODEL);
    const paragraph = { key: 'key', heading: undefined, sentences: ['One here.'] };
    expect(await vectorsIn(cache, paragraph)).toBeUndefined();
  });

  it('has a key for each model, heading and paragraph', () => {
    const cache = new VectorCache('nowhere', FAKE_MODEL);
    const other = new VectorCache('nowhere', { ...FAKE_MODEL, fingerprint: 'fake-2' });
    const paragraph = { heading: undefined, sentences: ['One here.', 'Two here.'] };
    const keys = [
      cache.keyOf(paragraph),
      other.keyOf(paragraph),
      cache.keyOf({ ...paragraph, heading: 'News' }),
      cache.keyOf({ heading: 'One here.', sentences: ['Two here.'] }),
      cache.keyOf({ ...paragraph, sentences: ['One here. Two here.'] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(cache.keyOf({ ...paragraph, heading: '' })).toBe(keys[0]);
  });

  it.each([
    ['altered', Buffer.alloc(64, 1)],
    ['cut off', Buffer.alloc(10)],
    ['emptied', Buffer.alloc(0)],
  ])('counts an entry that was %s as absent', async (_, content) => {
    const workspace = await IndexWorkspace.create({
      'a.md': articleFile({ paragraphs: ['One here.', 'Two here.'] }),
    });
    await workspace.build();
    for (const file of contentFiles(workspace)) writeFileSync(file, content);
    await workspace.put('a.md', articleFile({ paragraphs: ['One here.', 'Two here.', 'Three here.'] }));
    const embedder = new FakeEmbedder();
    await workspace.build(embedder);
    expect(embedder.embedded).toHaveLength(3);
    await workspace.remove('a.md');
    await workspace.put('b.md', articleFile({ paragraphs: ['One here.', 'Two here.', 'Three here.'] }));
    expect(await workspace.build()).toMatchObject({ newSentences: 0, reusedSentences: 3 });
  });

  it('does not mistake one paragraph for another with the same letters', async () => {
    const workspace = await IndexWorkspace.create({
      'a.md': articleFile({ paragraphs: ['One here. Two here.'] }),
    });
    await workspace.build();
    await workspace.put('a.md', articleFile({ paragraphs: ['One here.', 'Two here.'] }));
    const embedder = new FakeEmbedder();
    await workspace.build(embedder);
    expect(embedder.embedded).toHaveLength(2);
  });

  it('stays within four times the paragraphs in use, and keeps those', async () => {
    const workspace = await IndexWorkspace.create({});
    for (let day = 0; day < 9; day++) {
      await workspace.put(
        'news.md',
        articleFile({ title: 'News', paragraphs: ['This never changes.', `It is day ${day}.`] }),
      );
      await workspace.build();
      expect(contentFiles(workspace).length).toBeLessThanOrEqual(8);
    }
    await workspace.put('more.md', articleFile({ title: 'More', paragraphs: ['This never changes.'] }));
    expect(await workspace.build()).toMatchObject({ newSentences: 0 });
  });
});
