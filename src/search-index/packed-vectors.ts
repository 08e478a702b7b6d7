import { assertPosition } from './vector-index.ts';

const BYTES = Float32Array.BYTES_PER_ELEMENT;

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

  /** Copies the rows. Throws a RangeError where one has another dimension. */
  static of(rows: readonly Float32Array[], dimension: number): PackedVectors {
    const data = new Float32Array(rows.length * dimension);
    for (const [position, row] of rows.entries()) {
      if (row.length !== dimension) {
        throw new RangeError(
          `Expected vector ${position} to have ${dimension} components, got ${row.length}`,
        );
      }
      data.set(row, position * dimension);
    }
    return new PackedVectors(data, dimension);
  }

  /** Reads what `toBytes` wrote, on any machine and at any alignment. */
  static fromBytes(bytes: Uint8Array, dimension: number): PackedVectors {
    if (bytes.length % (BYTES * dimension) !== 0) {
      throw new RangeError(`Expected whole vectors of ${dimension} components, got ${bytes.length} bytes`);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const data = new Float32Array(bytes.length / BYTES);
    for (let i = 0; i < data.length; i++) data[i] = view.getFloat32(i * BYTES, true);
    return new PackedVectors(data, dimension);
  }

  toBytes(): Uint8Array {
    const view = new DataView(new ArrayBuffer(this.data.length * BYTES));
    for (const [i, component] of this.data.entries()) view.setFloat32(i * BYTES, component, true);
    return new Uint8Array(view.buffer);
  }

  /** The vector with this position: a view, not a copy. */
  row(position: number): Float32Array {
    assertPosition(position, this.size);
    return this.data.subarray(position * this.dimension, (position + 1) * this.dimension);
  }
}
