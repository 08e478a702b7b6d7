import { assertLabel } from './vector-index.ts';

/** Of a number of sentences or tokens: a little-endian uint32. */
const COUNT_BYTES = Uint32Array.BYTES_PER_ELEMENT;

/**
 * The token vectors of sentences, as `quantise` makes them: for each sentence as many as it has tokens, perhaps none.
 * In memory as on disk, because they are the largest part of an index: the number of sentences, the number of tokens
 * of each, then all vectors one after another, a byte a component.
 */
export class PackedTokens {
  readonly dimension: number;
  /** How many sentences. */
  readonly size: number;
  readonly #bytes: Uint8Array;
  readonly #data: Int8Array;
  /** Where in `#data` the vectors of each sentence begin, and where the last one's end. */
  readonly #starts: readonly number[];

  private constructor(bytes: Uint8Array, dimension: number) {
    const { counts, dataOffset } = readCounts(bytes);
    const starts = [0];
    let end = 0;
    for (const count of counts) {
      end += count * dimension;
      starts.push(end);
    }
    const length = bytes.length - dataOffset;
    if (end !== length) throw new RangeError(`Expected ${end} bytes of token vectors, got ${length}`);
    this.dimension = dimension;
    this.size = counts.length;
    this.#bytes = bytes;
    this.#data = new Int8Array(bytes.buffer, bytes.byteOffset + dataOffset, length);
    this.#starts = starts;
  }

  /** Copies the rows, one a sentence. Throws a RangeError where one is not made of whole vectors. */
  static of(rows: readonly Int8Array[], dimension: number): PackedTokens {
    const counts = rows.map((row, label) => {
      if (row.length % dimension !== 0) {
        throw new RangeError(
          `Expected whole vectors of ${dimension} components for sentence ${label}, got ${row.length} components`,
        );
      }
      return row.length / dimension;
    });
    const dataOffset = (1 + counts.length) * COUNT_BYTES;
    const bytes = new Uint8Array(rows.reduce((length, row) => length + row.length, dataOffset));
    const view = new DataView(bytes.buffer);
    for (const [i, count] of [rows.length, ...counts].entries()) view.setUint32(i * COUNT_BYTES, count, true);
    const data = new Int8Array(bytes.buffer, dataOffset);
    let start = 0;
    for (const row of rows) {
      data.set(row, start);
      start += row.length;
    }
    return new PackedTokens(bytes, dimension);
  }

  /** What `toBytes` gave, at any alignment: a view, not a copy. Throws a RangeError where a byte is missing or left over. */
  static fromBytes(bytes: Uint8Array, dimension: number): PackedTokens {
    return new PackedTokens(bytes, dimension);
  }

  /** A view, not a copy. */
  toBytes(): Uint8Array {
    return this.#bytes;
  }

  /** The token vectors of the sentence with this label, one after another: a view, not a copy. */
  row(label: number): Int8Array {
    assertLabel(label, this.size);
    return this.#data.subarray(this.#starts[label], this.#starts[label + 1]);
  }
}

/** How many tokens each sentence has, and where their vectors begin. */
function readCounts(bytes: Uint8Array): { readonly counts: readonly number[]; readonly dataOffset: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = Math.floor(bytes.length / COUNT_BYTES);
  const size = whole === 0 ? 0 : view.getUint32(0, true);
  if (whole < 1 + size) {
    throw new RangeError(`Expected the token counts of ${size} sentences, got ${bytes.length} bytes`);
  }
  return {
    counts: Array.from({ length: size }, (_, label) => view.getUint32((1 + label) * COUNT_BYTES, true)),
    dataOffset: (1 + size) * COUNT_BYTES,
  };
}
