import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import hnswlib, { type HierarchicalNSW } from 'hnswlib-node';
import { normalise } from '../embedding/vector.ts';
import type { PackedVectors } from './packed-vectors.ts';
import { assertVector, bestFirst, clampCount, type VectorIndex, type VectorMatch } from './vector-index.ts';

/**
 * How many candidates a search keeps, 10 by hnswlib's own default. Of the twenty vectors nearest to a question, among 100,000 in
 * clusters, 100 find .915, 200 .981 and 400 .998, in 0.9, 1.6 and 3.0 ms.
 */
const EF_SEARCH = 400;
/** Points added before other work gets its turn: about a tenth of a second. */
const POINTS_A_TURN = 100;
/** How many vectors of a written file are compared with those in memory. */
const SAMPLE = 100;
/** hnswlib's file begins with the fields below, as 64-bit little-endian numbers. */
const HEADER = { bytes: 96, count: 16, recordBytes: 24, labelOffset: 32, dataOffset: 40 };

/** A stored index on disk and what it must hold. The caller has compared its sha256 with the manifest. */
interface StoredHnsw {
  readonly path: string;
  readonly dimension: number;
  readonly size: number;
}

/**
 * A graph of near neighbours (HNSW, arXiv 1603.09320): searches a hundred thousand vectors in some milliseconds.
 * The native library ends the process on input it does not expect, so everything it is given is checked here first.
 */
export class HnswIndex implements VectorIndex {
  readonly dimension: number;
  readonly size: number;
  readonly #native: HierarchicalNSW;

  private constructor(native: HierarchicalNSW, dimension: number, size: number) {
    this.#native = native;
    this.dimension = dimension;
    this.size = size;
    native.setEf(EF_SEARCH); // not stored in the file: falls back to 10 with every read
  }

  /** Adds the vectors, whose positions are the library's labels. `onAdded` hears how many are in, with turns of the event loop between. */
  static async build(vectors: PackedVectors, onAdded?: (count: number) => void): Promise<HnswIndex> {
    const native = new hnswlib.HierarchicalNSW('cosine', vectors.dimension);
    native.initIndex(Math.max(1, vectors.size));
    for (let position = 0; position < vectors.size; position++) {
      native.addPoint(nativeVector(vectors.row(position), vectors.dimension), position);
      if ((position + 1) % POINTS_A_TURN === 0 || position + 1 === vectors.size) {
        onAdded?.(position + 1);
        await nextTurn();
      }
    }
    return new HnswIndex(native, vectors.dimension, vectors.size);
  }

  /**
   * Reads an index written by `write`. Only for files whose sha256 was checked: the library crashes on, or quietly
   * accepts, most altered ones. Throws an Error where the file holds another dimension or number of vectors.
   */
  static read({ path, dimension, size }: StoredHnsw): HnswIndex {
    const header = readHeader(path);
    if (header.dimension !== dimension || header.size !== size) {
      throw new Error(
        `Expected ${size} vectors of ${dimension} components in ${path}, got ${header.size} of ${header.dimension}`,
      );
    }
    // Always a fresh object: a failed read into one that holds an index ends the process.
    const native = new hnswlib.HierarchicalNSW('cosine', dimension);
    native.readIndexSync(path);
    return new HnswIndex(native, dimension, size);
  }

  /** Writes the index and reads the file again: the library reports neither a full disk nor a missing folder. */
  write(path: string): void {
    this.#native.writeIndexSync(path);
    // The library may end the process where it reads a file that a full disk has cut off.
    if (!isWhole(path)) throw new Error(`${path} is not whole`);
    const written = HnswIndex.read({ path, dimension: this.dimension, size: this.size });
    const step = Math.max(1, Math.floor(this.size / SAMPLE));
    for (let position = 0; position < this.size; position += step) {
      const expected = this.#native.getPoint(position);
      const actual = written.#native.getPoint(position);
      if (expected.some((component, i) => component !== actual[i])) {
        throw new Error(`Vector ${position} reads back from ${path} differently than it was written`);
      }
    }
  }

  search(query: Float32Array, k: number): VectorMatch[] {
    const target = nativeVector(query, this.dimension);
    const count = clampCount(k, this.size);
    if (count === 0) return [];
    const { neighbors, distances } = this.#native.searchKnn(target, count);
    return neighbors
      .map((position, i) => ({ position, score: 1 - (distances[i] ?? Number.NaN) })) // the cosine distance is 1 - cosine
      .toSorted(bestFirst);
  }
}

/**
 * A plain array, the only kind the library takes, of a vector it can take. Scaled here although the library does so
 * too: its float32 sum of squares overflows or vanishes for very long and very short vectors.
 */
function nativeVector(vector: Float32Array, dimension: number): number[] {
  assertVector(vector, dimension);
  return Array.from(normalise(vector));
}

interface Header {
  readonly dimension: number;
  readonly size: number;
  /** Of a vector with its neighbours on the lowest level. */
  readonly recordBytes: number;
}

function readHeader(path: string): Header {
  return withFile(path, headerOf);
}

function headerOf(file: number, path: string): Header {
  const header = Buffer.alloc(HEADER.bytes);
  if (readSync(file, header, { position: 0 }) < HEADER.bytes)
    throw new Error(`${path} is too short to be an index`);
  const field = (offset: number): number => Number(header.readBigUInt64LE(offset));
  // A vector's components lie between these two offsets of its record.
  const vectorBytes = field(HEADER.labelOffset) - field(HEADER.dataOffset);
  return {
    dimension: vectorBytes / Float32Array.BYTES_PER_ELEMENT,
    size: field(HEADER.count),
    recordBytes: field(HEADER.recordBytes),
  };
}

/**
 * Whether a file that was just written ends where it should: behind the records come the neighbours of each vector on the higher
 * levels, with their length in bytes before them.
 */
function isWhole(path: string): boolean {
  return withFile(path, (file) => {
    const bytes = fstatSync(file).size;
    if (bytes < HEADER.bytes) return false;
    const { size, recordBytes } = headerOf(file, path);
    const start = HEADER.bytes + size * recordBytes;
    if (bytes < start) return false;
    const lists = Buffer.alloc(bytes - start);
    if (readSync(file, lists, { position: start }) < lists.length) return false;
    let offset = 0;
    for (let position = 0; position < size; position++) {
      if (offset + Uint32Array.BYTES_PER_ELEMENT > lists.length) return false;
      offset += Uint32Array.BYTES_PER_ELEMENT + lists.readUInt32LE(offset);
    }
    return offset === lists.length;
  });
}

function withFile<T>(path: string, work: (file: number, path: string) => T): T {
  const file = openSync(path, 'r');
  try {
    return work(file, path);
  } finally {
    closeSync(file);
  }
}
