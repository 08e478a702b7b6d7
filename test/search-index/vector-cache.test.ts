import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';
import { IndexWorkspace, article } from './index-workspace.ts';

function contentFiles(workspace: IndexWorkspace): string[] {
  const folder = join(workspace.data, 'cache', 'content-v2');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the cache of vectors', () => {
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
