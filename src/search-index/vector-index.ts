/** A stored vector by its position when the index was built, from 0, and its cosine with the query, -1 to 1. */
export interface VectorMatch {
  readonly position: number;
  readonly score: number;
}

/**
 * Finds the stored vectors nearest to a query. Stored vectors keep the positions 0 to `size - 1`.
 * Every implementation passes `test/contracts/vector-index-contract.ts`.
 */
export interface VectorIndex {
  readonly dimension: number;
  readonly size: number;
  /**
   * The `k` nearest, best first and equal scores by ascending position; all of them where `k` is more than `size`.
   * Throws a RangeError for a query of another dimension or with a component that is not finite, and for a `k`
   * that is not a whole number from 0.
   */
  search(query: Float32Array, k: number): VectorMatch[];
}

/** Refuses what a native index would take without a word: the wrong dimension, NaN and infinities. */
export function assertVector(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) {
    throw new RangeError(`Expected a vector of ${dimension} components, got ${vector.length}`);
  }
  const at = vector.findIndex((component) => !Number.isFinite(component));
  if (at !== -1) throw new RangeError(`Expected finite components, got ${vector[at]} at position ${at}`);
}

/** Refuses a position that none of `size` vectors or sentences has. */
export function assertPosition(position: number, size: number): void {
  if (!Number.isInteger(position) || position < 0 || position >= size) {
    throw new RangeError(`Expected a position from 0 to ${size - 1}, got ${position}`);
  }
}

/** `k`, or `size` where that is less. */
export function clampCount(k: number, size: number): number {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`Expected k to be a whole number from 0, got ${k}`);
  return Math.min(k, size);
}

/** The order of every search result. */
export function bestFirst(a: VectorMatch, b: VectorMatch): number {
  return b.score - a.score || a.position - b.position;
}
