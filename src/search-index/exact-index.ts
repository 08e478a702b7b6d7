import { dot } from '../embedding/vector.ts';
import type { PackedVectors } from './packed-vectors.ts';
import { TopMatches } from './top-matches.ts';
import { assertVector, clampCount, type VectorIndex, type VectorMatch } from './vector-index.ts';

/** Compares the query with every vector: always right, and the oracle of the other implementations. */
export class ExactIndex implements VectorIndex {
  readonly dimension: number;
  readonly size: number;
  readonly #vectors: PackedVectors;
  readonly #lengths: readonly number[];

  constructor(vectors: PackedVectors) {
    this.dimension = vectors.dimension;
    this.size = vectors.size;
    this.#vectors = vectors;
    this.#lengths = Array.from({ length: vectors.size }, (_, position) => {
      const vector = vectors.row(position);
      assertVector(vector, vectors.dimension);
      return length(vector);
    });
  }

  search(query: Float32Array, k: number): VectorMatch[] {
    assertVector(query, this.dimension);
    const count = clampCount(k, this.size);
    const queryLength = length(query);
    const best = new TopMatches(count);
    for (const [position, vectorLength] of this.#lengths.entries()) {
      const product = queryLength * vectorLength;
      // A vector without a direction is near to nothing.
      const score = product === 0 ? 0 : dot(query, this.#vectors.row(position)) / product;
      best.offer({ position, score });
    }
    return [...best.bestFirst];
  }
}

function length(vector: Float32Array): number {
  return Math.sqrt(dot(vector, vector));
}
