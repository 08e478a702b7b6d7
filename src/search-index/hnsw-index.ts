import { setImmediate as nextTurn } from 'node:timers/promises';
import hnswlib, { type HierarchicalNSW } from 'hnswlib-node';
import { normalise } from '../embedding/vector.ts';
import { checkHnswFile, readHnswHeader } from './hnsw-file.ts';
import type { PackedVectors } from './packed-vectors.ts';
import { assertVector, bestFirst, clampCount, type VectorIndex, type VectorMatch } from './vector-index.ts';

/** What the graph's speed and its recall depend on. */
export interface GraphShape {
  /** Links of a point to others in each layer but the lowest, where there are twice as many. */
  readonly links: number;
  /** Candidates that are kept for these links while a point is added. */
  readonly adding: number;
  /** Candidates that a search keeps. Not stored in the file. */
  readonly searching: number;
}

/** Links and candidates while adding are hnswlib's own defaults. What a search with others finds, and in what time: docs/performance.md. */
export const GRAPH_SHAPE: GraphShape = { links: 16, adding: 200, searching: 800 };
/** Points added before other work gets its turn: about a tenth of a second. */
const POINTS_A_TURN = 100;
/** How many vectors of a written file are compared with those in memory. */
const SAMPLE = 100;
/** Of more points that are marked as deleted a graph is built anew: they are searched through, and found no more. */
const MOST_DELETED = 0.2;

/** A stored index on disk and what it must hold. The caller has compared its sha256 with the manifest. */
interface StoredHnsw {
  readonly path: string;
  readonly dimension: number;
  readonly size: number;
  /** As `HnswIndex.labels`; each vector's position where left out. */
  readonly labels?: Uint32Array | undefined;
}

/** Hears how many vectors are in. */
type OnAdded = (count: number) => void;

/**
 * A graph of near neighbours (HNSW, arXiv 1603.09320): searches a hundred thousand vectors in some milliseconds.
 * The native library ends the process on input it does not expect, so everything it is given is checked here first.
 *
 * A vector's label says when it was added, and never changes; its position may, when others come and go before it.
 */
export class HnswIndex implements VectorIndex {
  readonly dimension: number;
  readonly size: number;
  /** By position the labels of the vectors. */
  readonly labels: Uint32Array;
  readonly #native: HierarchicalNSW;
  /** By label the positions; -1 for what is marked as deleted. */
  readonly #positions: Int32Array;

  private constructor(native: HierarchicalNSW, dimension: number, labels: Uint32Array) {
    this.#native = native;
    this.dimension = dimension;
    this.size = labels.length;
    this.labels = labels;
    this.#positions = new Int32Array(native.getCurrentCount()).fill(-1);
    for (const [position, label] of labels.entries()) this.#positions[label] = position;
    this.keepCandidates(GRAPH_SHAPE.searching); // not stored in the file: falls back to 10 with every read
  }

  /** Adds the vectors, with turns of the event loop between. */
  static async build(
    vectors: PackedVectors,
    onAdded?: OnAdded,
    { links, adding }: Pick<GraphShape, 'links' | 'adding'> = GRAPH_SHAPE,
  ): Promise<HnswIndex> {
    const native = new hnswlib.HierarchicalNSW('cosine', vectors.dimension);
    native.initIndex(Math.max(1, vectors.size), links, adding);
    const labels = Uint32Array.from({ length: vectors.size }, (_, position) => position);
    await addPoints(native, { vectors, positions: labels, labels, onAdded });
    return new HnswIndex(native, vectors.dimension, labels);
  }

  /**
   * Reads an index written by `write`. Only for files whose sha256 was checked: the library crashes on, or quietly
   * accepts, most altered ones. Throws an Error where the file holds another dimension or number of vectors.
   */
  static read({ path, dimension, size, labels }: StoredHnsw): HnswIndex {
    const header = readHnswHeader(path);
    const isWhole = labels === undefined ? header.points === size : header.points >= size;
    if (header.dimension !== dimension || !isWhole || (labels ?? { length: size }).length !== size) {
      throw new Error(
        `Expected ${size} vectors of ${dimension} components in ${path}, got ${header.points} of ${header.dimension}`,
      );
    }
    // Always a fresh object: a failed read into one that holds an index ends the process.
    const native = new hnswlib.HierarchicalNSW('cosine', dimension);
    native.readIndexSync(path);
    return new HnswIndex(native, dimension, labels ?? Uint32Array.from({ length: size }, (_, at) => at));
  }

  /**
   * The index of other vectors, many of which are in this one: marks as deleted what is no more, adds what is new, and ends this
   * one's use. Undefined where so much was deleted that it should be built anew.
   * @param before the position in this index of each of the vectors; -1 for those that are new
   */
  async extended(
    vectors: PackedVectors,
    before: Int32Array,
    onAdded?: OnAdded,
  ): Promise<HnswIndex | undefined> {
    const points = this.#positions.length;
    const added = Array.from(before.keys()).filter((position) => before[position] === -1);
    if (1 - vectors.size / (points + added.length) > MOST_DELETED) return undefined;
    const labels = Uint32Array.from(before, (position) => this.labels[position] ?? 0);
    for (const [at, position] of added.entries()) labels[position] = points + at;
    const kept = new Set(labels);
    for (const label of this.labels) if (!kept.has(label)) this.#native.markDelete(label);
    this.#native.resizeIndex(Math.max(1, points + added.length));
    onAdded?.(vectors.size - added.length);
    await addPoints(this.#native, {
      vectors,
      positions: Uint32Array.from(added),
      labels,
      onAdded: (count) => onAdded?.(vectors.size - added.length + count),
    });
    return new HnswIndex(this.#native, this.dimension, labels);
  }

  /** Writes the index and looks at the file again: the library reports neither a full disk nor a missing folder. */
  write(path: string): void {
    this.#native.writeIndexSync(path);
    const step = Math.max(1, Math.floor(this.size / SAMPLE));
    const sample = Array.from(this.labels)
      .filter((_, position) => position % step === 0)
      .map((label) => ({ label, vector: this.#native.getPoint(label) }));
    checkHnswFile(path, { dimension: this.dimension, points: this.#positions.length }, sample);
  }

  /** As `GraphShape.searching`, where it is not to be as usual. */
  keepCandidates(searching: number): void {
    this.#native.setEf(searching);
  }

  search(query: Float32Array, k: number): VectorMatch[] {
    const target = nativeVector(query, this.dimension);
    const count = clampCount(k, this.size);
    if (count === 0) return [];
    const { neighbors, distances } = this.#native.searchKnn(target, count);
    return neighbors
      .map((label, i) => ({
        position: this.#positions[label] ?? -1,
        score: 1 - (distances[i] ?? Number.NaN), // the cosine distance is 1 - cosine
      }))
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

interface AddedPoints {
  readonly vectors: PackedVectors;
  /** Of the vectors that are added. */
  readonly positions: Uint32Array;
  /** By position. */
  readonly labels: Uint32Array;
  readonly onAdded: OnAdded | undefined;
}

async function addPoints(
  native: HierarchicalNSW,
  { vectors, positions, labels, onAdded }: AddedPoints,
): Promise<void> {
  for (const [at, position] of positions.entries()) {
    native.addPoint(nativeVector(vectors.row(position), vectors.dimension), labels[position] ?? position);
    if ((at + 1) % POINTS_A_TURN === 0 || at + 1 === positions.length) {
      onAdded?.(at + 1);
      await nextTurn();
    }
  }
}
