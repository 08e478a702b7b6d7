import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ExactIndex } from '../../src/search-index/exact-index.ts';
import { HnswIndex } from '../../src/search-index/hnsw-index.ts';
import { PackedVectors } from '../../src/search-index/packed-vectors.ts';
import { vectorIndexContract } from '../contracts/vector-index-contract.ts';
import { directionOf } from '../helpers/fake-embedder.ts';

const folder = mkdtempSync(join(tmpdir(), 'beleg-hnsw-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

vectorIndexContract('HnswIndex', (vectors) => HnswIndex.build(vectors));
vectorIndexContract('HnswIndex read from a file', async (vectors) => {
  const path = join(folder, 'contract.hnsw');
  (await HnswIndex.build(vectors)).write(path);
  return HnswIndex.read({ path, dimension: vectors.dimension, size: vectors.size });
});

function directions(count: number, dimension: number): PackedVectors {
  return PackedVectors.of(
    Array.from({ length: count }, (_, i) => directionOf(`vector ${i}`, dimension)),
    dimension,
  );
}

describe('HnswIndex', () => {
  it('finds at least 95 of the true 100 nearest among 2,000 vectors, also when read from a file', async () => {
    const vectors = directions(2000, 32);
    const path = join(folder, 'recall.hnsw');
    (await HnswIndex.build(vectors)).write(path);
    const index = HnswIndex.read({ path, dimension: 32, size: 2000 });
    const oracle = new ExactIndex(vectors);
    let found = 0;
    for (let i = 0; i < 10; i++) {
      const query = directionOf(`query ${i}`, 32);
      const truth = new Set(oracle.search(query, 10).map(({ position }) => position));
      found += index.search(query, 10).filter(({ position }) => truth.has(position)).length;
    }
    expect(found).toBeGreaterThanOrEqual(95);
  });

  it('says how many vectors it has added, up to all of them', async () => {
    const heard: number[] = [];
    await HnswIndex.build(directions(250, 4), (count) => heard.push(count));
    expect(heard).toEqual([100, 200, 250]);
  });

  it('reports a file that cannot be written, which the library does not', async () => {
    const index = await HnswIndex.build(directions(3, 4));
    expect(() => index.write(join(folder, 'no-such-folder', 'vectors.hnsw'))).toThrow(/no-such-folder/);
  });

  it('refuses a file of another dimension or number of vectors, which the library does not', async () => {
    const path = join(folder, 'other.hnsw');
    (await HnswIndex.build(directions(3, 4))).write(path);
    expect(() => HnswIndex.read({ path, dimension: 5, size: 3 })).toThrow('got 3 of 4');
    expect(() => HnswIndex.read({ path, dimension: 4, size: 2 })).toThrow('got 3 of 4');
  });

  it('refuses a file that was cut off', async () => {
    const path = join(folder, 'short.hnsw');
    (await HnswIndex.build(directions(3, 4))).write(path);
    truncateSync(path, 200);
    expect(() => HnswIndex.read({ path, dimension: 4, size: 3 })).toThrow(/corrupted/);
    truncateSync(path, 50);
    expect(() => HnswIndex.read({ path, dimension: 4, size: 3 })).toThrow(/too short/);
  });
});
