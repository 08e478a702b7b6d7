import { readFile, rm, writeFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PART_NAMES } from '../../src/search-index/disk/parts.ts';
import { articleFile } from '../builders/articles.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

const FILES = { 'a.md': articleFile({ paragraphs: ['One here. Two here.', 'Three here.'] }) };

interface Built {
  readonly workspace: IndexWorkspace;
  readonly path: string;
  readonly intact: Buffer;
}

async function buildAndRead(file: string): Promise<Built> {
  const workspace = await IndexWorkspace.create(FILES);
  const { generation } = await workspace.build();
  const path = workspace.pathInGeneration(generation, file);
  return { workspace, path, intact: await readFile(path) };
}

describe.each([...PART_NAMES, 'manifest.json'])('%s of an index', (file) => {
  it('is reported wherever a bit of it is flipped', async () => {
    const { workspace, path, intact } = await buildAndRead(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(intact.length - 1), fc.nat(7), async (position, bit) => {
        const flipped = Buffer.from(intact);
        flipped[position] = (flipped[position] ?? 0) ^ (1 << bit);
        await writeFile(path, flipped);
        expect(await workspace.find()).toMatchObject({ kind: 'damaged', damage: 'altered', path });
      }),
      { numRuns: 15 },
    );
  });

  it('is reported wherever it is cut off', async () => {
    const { workspace, path, intact } = await buildAndRead(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(intact.length - 1), async (length) => {
        await writeFile(path, intact.subarray(0, length));
        expect(await workspace.find()).toMatchObject({ kind: 'damaged', path });
      }),
      { numRuns: 8 },
    );
  });

  it('is reported where something was added to it, or where it is missing', async () => {
    const { workspace, path, intact } = await buildAndRead(file);
    await writeFile(path, Buffer.concat([intact, Buffer.alloc(1)]));
    expect(await workspace.find()).toMatchObject({ kind: 'damaged', damage: 'altered', path });
    await rm(path);
    expect(await workspace.find()).toEqual({
      kind: 'damaged',
      damage: 'missing',
      path,
    });
  });

  it('is written anew by the next build, without embedding anything', async () => {
    const { workspace, path } = await buildAndRead(file);
    await writeFile(path, 'damaged');
    const summary = await workspace.build(undefined, {
      loadEmbedder: async () => {
        throw new Error('The embedder was loaded');
      },
    });
    expect(summary).toMatchObject({ unchanged: false, newSentences: 0 });
    expect(await workspace.texts()).toEqual(['One here.', 'Two here.', 'Three here.']);
  });
});
