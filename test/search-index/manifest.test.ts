import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INDEX_RECIPE, parseManifest } from '../../src/search-index/disk/manifest.ts';
import { articleFile } from '../builders/articles.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

async function builtManifest(): Promise<{ workspace: IndexWorkspace; generation: string; text: string }> {
  const workspace = await IndexWorkspace.create({ 'a.md': articleFile({ paragraphs: ['One here.'] }) });
  const { generation } = await workspace.build();
  return {
    workspace,
    generation,
    text: await readFile(workspace.pathInGeneration(generation, 'manifest.json'), 'utf8'),
  };
}

/** Writes another manifest as a build would have done: with a name and a pointer that vouch for it. */
async function replaceManifest(
  { workspace, generation }: { workspace: IndexWorkspace; generation: string },
  text: string,
): Promise<void> {
  await writeFile(workspace.pathInGeneration(generation, 'manifest.json'), text);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const name = generation.replace(/[0-9a-f]{16}$/, hash);
  await rename(workspace.pathInGeneration(generation), workspace.pathInGeneration(name));
  await writeFile(join(workspace.data, 'index', 'current'), name);
}

describe('the manifest', () => {
  it('names the model, the corpus, the counts and every file with its size and sha256', async () => {
    const { workspace, generation, text } = await builtManifest();
    const manifest = parseManifest(text);
    if (manifest === undefined) throw new Error('Expected a manifest');
    expect(manifest.model.name).toBe('fake');
    expect(manifest.counts).toEqual({ articles: 1, sentences: 1, leftOut: 0 });
    for (const [file, { bytes, sha256 }] of Object.entries(manifest.files)) {
      const content = await readFile(workspace.pathInGeneration(generation, file));
      expect(content.byteLength).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
  });

  it('is of another version without any one of its entries', async () => {
    const { text } = await builtManifest();
    const keys = Object.keys(JSON.parse(text));
    expect(keys).toHaveLength(10);
    for (const key of keys) {
      expect(parseManifest(JSON.stringify({ ...JSON.parse(text), [key]: undefined })), key).toBeUndefined();
    }
  });

  it.each(['', '{', 'null', '[]', '{"recipe": "1"}'])('is of another version as %j', (text) => {
    expect(parseManifest(text)).toBeUndefined();
  });

  it.each([
    ['another recipe', { recipe: `${INDEX_RECIPE}0` }],
    ['the form of version 0.1', { recipe: 2, format: 3 }],
  ])('of %s is told from damage, and built anew', async (_, change) => {
    const built = await builtManifest();
    await replaceManifest(built, JSON.stringify({ ...JSON.parse(built.text), ...change }));
    expect(await built.workspace.find()).toEqual({ kind: 'other-version' });
    expect(await built.workspace.build()).toMatchObject({ unchanged: false, newSentences: 0 });
    expect((await built.workspace.find()).kind).toBe('found');
  });

  it('that disagrees with its files is a bug, not damage', async () => {
    const built = await builtManifest();
    const counts = { articles: 1, sentences: 2, leftOut: 0 };
    await replaceManifest(built, JSON.stringify({ ...JSON.parse(built.text), counts }));
    await expect(built.workspace.opened()).rejects.toThrow('do not agree with its manifest');
  });
});
