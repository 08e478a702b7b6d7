import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INDEX_RECIPE, MANIFEST_FORMAT, parseManifest } from '../../src/search-index/manifest.ts';
import { IndexWorkspace, article } from './index-workspace.ts';

async function builtManifest(): Promise<{ workspace: IndexWorkspace; generation: string; text: string }> {
  const workspace = await IndexWorkspace.create({ 'a.md': article('A', 'One here.') });
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
    if (typeof manifest === 'string') throw new Error(`Expected a manifest, got ${manifest}`);
    expect(manifest.model.name).toBe('fake');
    expect(manifest.counts).toEqual({ articles: 1, sentences: 1 });
    for (const [file, { bytes, sha256 }] of Object.entries(manifest.files)) {
      const content = await readFile(workspace.pathInGeneration(generation, file));
      expect(content.byteLength).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
  });

  it('is invalid without any one of its entries', async () => {
    const { text } = await builtManifest();
    const keys = Object.keys(JSON.parse(text));
    expect(keys).toHaveLength(10);
    for (const key of keys) {
      expect(parseManifest(JSON.stringify({ ...JSON.parse(text), [key]: undefined })), key).toBe('invalid');
    }
  });

  it.each(['', '{', 'null', '[]', '{"format": "1"}'])('is invalid as %j', (text) => {
    expect(parseManifest(text)).toBe('invalid');
  });

  it.each([
    ['another format', { format: MANIFEST_FORMAT - 1 }],
    ['another recipe', { recipe: INDEX_RECIPE - 1 }],
  ])('of %s is told from damage, and built anew', async (_, change) => {
    const built = await builtManifest();
    await replaceManifest(built, JSON.stringify({ ...JSON.parse(built.text), ...change }));
    expect(await built.workspace.open()).toEqual({
      kind: 'other-version',
      problem: 'The index was built by another version of beleg.',
      remedy: 'Run npm run embed.',
    });
    expect(await built.workspace.build()).toMatchObject({ unchanged: false, newSentences: 0 });
    expect((await built.workspace.open()).kind).toBe('open');
  });

  it('that disagrees with its files is a bug, not damage', async () => {
    const built = await builtManifest();
    const counts = { articles: 1, sentences: 2 };
    await replaceManifest(built, JSON.stringify({ ...JSON.parse(built.text), counts }));
    await expect(built.workspace.open()).rejects.toThrow('do not agree with its manifest');
  });
});
