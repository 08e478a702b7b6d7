import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactIndex } from '../../src/search-index/exact-index.ts';
import { PackedVectors } from '../../src/search-index/packed-vectors.ts';
import type { VectorIndex } from '../../src/search-index/vector-index.ts';

type Build = (vectors: PackedVectors) => Promise<VectorIndex>;

/** float32 arithmetic in another order differs from the oracle's by less than this. */
const TOLERANCE = 1e-5;

/** What every implementation of `VectorIndex` does. Compared with `ExactIndex`, which is simple enough to be read. */
export function vectorIndexContract(name: string, build: Build): void {
  describe(`${name}, as a VectorIndex`, () => {
    describe('searching', () => searches(build));
    describe('at the edges', () => edges(build));
    describe('refusing', () => refusals(build));
  });
}

function searches(build: Build): void {
  it('finds the same scores as the exact index, each position with its own cosine', async () => {
    await fc.assert(
      fc.asyncProperty(vectorsAndQuery(), fc.nat(50), async ({ vectors, query }, k) => {
        const oracle = new ExactIndex(vectors);
        const found = (await build(vectors)).search(query, k);
        const best = oracle.search(query, k);
        const scoreOf = new Map(
          oracle.search(query, vectors.size).map(({ position, score }) => [position, score]),
        );

        expect(found.length).toBe(best.length);
        expect(new Set(found.map(({ position }) => position)).size).toBe(found.length);
        for (const [rank, { position, score }] of found.entries()) {
          expect(Math.abs(score - (best[rank]?.score ?? Infinity))).toBeLessThan(TOLERANCE);
          expect(Math.abs(score - (scoreOf.get(position) ?? Infinity))).toBeLessThan(TOLERANCE);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('scores by the cosine: 1 for the same direction, 0 across, -1 for the opposite, at any length', async () => {
    const index = await build(
      packed([
        [0, -3],
        [0.5, 0],
        [0, 1e-20],
        [1e20, 0],
      ]),
    );
    const matches = index.search(Float32Array.of(7, 0), 4);
    expect(matches.map(({ position }) => position)).toEqual([1, 3, 0, 2]);
    expect(matches.map(({ score }) => Math.round(score * 1e5) / 1e5 + 0)).toEqual([1, 1, 0, 0]);
    expect(index.search(Float32Array.of(0, -1), 4).at(-1)?.score).toBeCloseTo(-1, 5);
  });

  it('orders equal scores by ascending position', async () => {
    const index = await build(packed(Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? [1, 2] : [2, 1]))));
    const positions = index.search(Float32Array.of(1, 2), 10).map(({ position }) => position);
    expect(positions).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
  });

  it('gives the same answer to the same query', async () => {
    const index = await build(packed(Array.from({ length: 40 }, (_, i) => [Math.cos(i), Math.sin(i)])));
    const query = Float32Array.of(0.6, 0.8);
    expect(index.search(query, 7)).toEqual(index.search(query, 7));
  });

  it('has the direction of a zero vector near to nothing', async () => {
    const index = await build(
      packed([
        [0, 0],
        [1, 0],
        [-1, 0],
      ]),
    );
    expect(index.search(Float32Array.of(1, 0), 3).map(({ position }) => position)).toEqual([1, 0, 2]);
    expect(index.search(Float32Array.of(0, 0), 3).map(({ score }) => score)).toEqual([0, 0, 0]);
  });
}

function edges(build: Build): void {
  it('tells its dimension and size', async () => {
    const index = await build(
      packed([
        [1, 0, 0],
        [0, 1, 0],
      ]),
    );
    expect([index.dimension, index.size]).toEqual([3, 2]);
  });

  it('finds nothing when it is empty', async () => {
    const index = await build(new PackedVectors(new Float32Array(), 2));
    expect(index.size).toBe(0);
    expect(index.search(Float32Array.of(1, 0), 5)).toEqual([]);
  });

  it('finds all when asked for more than it holds, and none when asked for none', async () => {
    const index = await build(
      packed([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
    );
    expect(index.search(Float32Array.of(1, 0), 1000).map(({ position }) => position)).toEqual([0, 2, 1]);
    expect(index.search(Float32Array.of(1, 0), 0)).toEqual([]);
  });
}

function refusals(build: Build): void {
  it.each([Number.NaN, Infinity, -Infinity])('refuses a query with %s in it', async (component) => {
    const index = await build(packed([[1, 0]]));
    expect(() => index.search(Float32Array.of(1, component), 1)).toThrow(
      new RangeError(`Expected finite components, got ${component} at position 1`),
    );
  });

  it.each([0, 1, 3])('refuses a query of %i components where 2 are stored', async (length) => {
    const index = await build(packed([[1, 0]]));
    expect(() => index.search(new Float32Array(length), 1)).toThrow(
      new RangeError(`Expected a vector of 2 components, got ${length}`),
    );
  });

  it.each([-1, 1.5, Number.NaN, Infinity])('refuses to search for %s neighbours', async (k) => {
    const index = await build(packed([[1, 0]]));
    expect(() => index.search(Float32Array.of(1, 0), k)).toThrow(RangeError);
  });

  it('refuses to be built from vectors that are not finite', async () => {
    const vectors = packed([
      [1, 0],
      [0, Number.NaN],
    ]);
    await expect((async () => build(vectors))()).rejects.toThrow(RangeError);
  });
}

function packed(rows: readonly (readonly number[])[]): PackedVectors {
  return PackedVectors.of(
    rows.map((row) => Float32Array.from(row)),
    rows[0]?.length ?? 1,
  );
}

/** Few distinct components make equal and opposite vectors frequent; any finite float32 tests the arithmetic. */
function vectorsAndQuery(): fc.Arbitrary<{ vectors: PackedVectors; query: Float32Array }> {
  const component = fc.oneof(
    fc.constantFrom(-1, 0, 1, 2),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
  );
  return fc.integer({ min: 1, max: 8 }).chain((dimension) => {
    const vector = fc
      .array(component, { minLength: dimension, maxLength: dimension })
      .map((row) => Float32Array.from(row));
    return fc.record({
      vectors: fc.array(vector, { maxLength: 40 }).map((rows) => PackedVectors.of(rows, dimension)),
      query: vector,
    });
  });
}
