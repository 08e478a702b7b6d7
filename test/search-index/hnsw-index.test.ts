import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ExactIndex } from '../../src/search-index/exact-index.ts';
import { checkHnswFile } from '../../src/search-index/hnsw-file.ts';
import { HnswIndex } from '../../src/search-index/hnsw-index.ts';
import { PackedVectors } from '../../src/search-index/packed-vectors.ts';
import type { VectorMatch } from '../../src/search-index/vector-index.ts';
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

vectorIndexContract('HnswIndex extended', async (vectors) => {
  const half = PackedVectors.of(
    vectors.rows().filter((_, position) => position % 2 === 0),
    vectors.dimension,
  );
  const before = Int32Array.from({ length: vectors.size }, (_, at) => (at % 2 === 0 ? at / 2 : -1));
  const extended = await (await HnswIndex.build(half)).extended(vectors, before);
  if (extended === undefined) throw new Error('It was to be built anew');
  return extended;
});

function directions(count: number, dimension: number): PackedVectors {
  return PackedVectors.of(
    Array.from({ length: count }, (_, i) => directionOf(`vector ${i}`, dimension)),
    dimension,
  );
}

function positionsOf(found: readonly VectorMatch[]): number[] {
  return found.map(({ position }) => position);
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

  it('finds nothing that went, and what came, at their new positions, also when read from a file', async () => {
    const path = join(folder, 'extended.hnsw');
    const all = directions(400, 32).rows();
    const first = PackedVectors.of(all.slice(0, 350), 32);
    // Every tenth goes, and 50 come ahead of the others.
    const kept = [...first.rows().keys()].filter((position) => position % 10 !== 0);
    const rows = [...all.slice(350), ...kept.map((position) => first.row(position))];
    const vectors = PackedVectors.of(rows, 32);
    const before = Int32Array.from([...all.slice(350).map(() => -1), ...kept]);
    const extended = await (await HnswIndex.build(first)).extended(vectors, before);
    extended?.write(path);
    const { size, labels } = extended ?? { size: 0, labels: undefined };
    const index = HnswIndex.read({ path, dimension: 32, size, labels });
    const oracle = new ExactIndex(vectors);
    for (let i = 0; i < 20; i++) {
      const query = directionOf(`query ${i}`, 32);
      expect(positionsOf(index.search(query, 10))).toEqual(positionsOf(oracle.search(query, 10)));
    }
  });

  it('is to be built anew where more than a fifth of its points went', async () => {
    const index = await HnswIndex.build(directions(100, 8));
    const vectors = directions(79, 8);
    expect(
      await index.extended(
        vectors,
        Int32Array.from({ length: 79 }, (_, at) => at),
      ),
    ).toBeUndefined();
  });

  it.each([[10_000], [300]])('reports a file that lacks its last %s bytes', async (missing) => {
    const path = join(folder, 'cut.hnsw');
    (await HnswIndex.build(directions(200, 8))).write(path);
    const { size } = statSync(path);
    truncateSync(path, size - missing);
    expect(() => checkHnswFile(path, { points: 200, dimension: 8 }, [])).toThrow(/cut off/);
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
