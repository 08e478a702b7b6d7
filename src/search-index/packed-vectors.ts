import { endianness } from 'node:os';
import { assertPosition } from './vector-index.ts';

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Whether numbers lie in memory as they do on disk, and need not be turned around. */
const AS_ON_DISK = endianness() === 'LE';

/**
 * Vectors of one dimension, one after another in one array: vector `position` begins at `position * dimension`.
 * On disk they are little-endian float32 without a header.
 */
export class PackedVectors {
  readonly dimension: number;
  readonly size: number;
  readonly data: Float32Array;

  constructor(data: Float32Array, dimension: number) {
    if (data.length % dimension !== 0) {
      throw new RangeError(
        `Expected whole vectors of ${dimension} components, got ${data.length} components`,
      );
    }
    this.data = data;
    this.dimension = dimension;
    this.size = data.length / dimension;
  }

  /**
   * Copies the rows, unless they lie one after another in one array already, as `rows` gives them: those of 100,000 sentences
   * take 150 MB. Throws a RangeError where one has another dimension.
   */
  static of(rows: readonly Float32Array[], dimension: number): PackedVectors {
    for (const [position, row] of rows.entries()) {
      if (row.length !== dimension) {
        throw new RangeError(
          `Expected vector ${position} to have ${dimension} components, got ${row.length}`,
        );
      }
    }
    const packed = packedAlready(rows);
    if (packed !== undefined) return new PackedVectors(packed, dimension);
    const data = new Float32Array(rows.length * dimension);
    for (const [position, row] of rows.entries()) data.set(row, position * dimension);
    return new PackedVectors(data, dimension);
  }

  /** Reads what `toBytes` gave, on any machine and at any alignment. Takes the bytes over where they can be used as they lie. */
  static fromBytes(bytes: Uint8Array, dimension: number): PackedVectors {
    if (bytes.length % (BYTES * dimension) !== 0) {
      throw new RangeError(`Expected whole vectors of ${dimension} components, got ${bytes.length} bytes`);
    }
    const isAligned = bytes.byteOffset % BYTES === 0;
    const own = AS_ON_DISK && isAligned ? bytes : turned(bytes);
    return new PackedVectors(new Float32Array(own.buffer, own.byteOffset, own.byteLength / BYTES), dimension);
  }

  /** A view of the vectors, no copy, on most machines. */
  toBytes(): Uint8Array {
    const { buffer, byteOffset, byteLength } = this.data;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    return AS_ON_DISK ? bytes : turned(bytes);
  }

  /** All vectors in their order: views, not copies. */
  rows(): Float32Array[] {
    return Array.from({ length: this.size }, (_, position) => this.row(position));
  }

  /** The vector with this position: a view, not a copy. */
  row(position: number): Float32Array {
    assertPosition(position, this.size);
    return this.data.subarray(position * this.dimension, (position + 1) * this.dimension);
  }
}

/** The array in which rows lie one after another, and nothing else; undefined where they do not. */
function packedAlready(rows: readonly Float32Array[]): Float32Array | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  let end = first.byteOffset;
  for (const { buffer, byteOffset, byteLength } of rows) {
    if (buffer !== first.buffer || byteOffset !== end) return undefined;
    end += byteLength;
  }
  return new Float32Array(first.buffer, first.byteOffset, (end - first.byteOffset) / BYTES);
}

/** An aligned copy in the order of the other side. */
function turned(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  if (!AS_ON_DISK) Buffer.from(copy.buffer).swap32();
  return copy;
}
