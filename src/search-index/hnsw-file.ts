import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** hnswlib's file begins with the fields below, as 64-bit little-endian numbers; a record of each point follows. */
const HEADER = { bytes: 96, count: 16, recordBytes: 24, labelOffset: 32, dataOffset: 40 };
/** Behind the records stands for each point how many bytes of links in higher layers it has, as a 32-bit number, and then these. */
const LENGTH_BYTES = 4;
const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

export interface HnswHeader {
  readonly dimension: number;
  /** Points in the graph, also those that are marked as deleted. */
  readonly points: number;
}

/** What the file of a graph says of it. Throws an Error where it is too short to say so. */
export function readHnswHeader(path: string): HnswHeader {
  return withFile(path, (file) => {
    const { points, vectorBytes } = headerOf(file, path);
    return { points, dimension: vectorBytes / FLOAT_BYTES };
  });
}

/**
 * Whether a file that was written holds all of a graph of so many points: its header, the vectors of some points, and the links up
 * to its end. The library reports neither a full disk nor a missing folder. Read piece by piece, as the graph of 100,000 sentences
 * has 170 MB.
 * @param sample labels of points
 * @throws Error where something else stands there
 */
export function checkHnswFile(
  path: string,
  expected: HnswHeader,
  sample: readonly { readonly label: number; readonly vector: readonly number[] }[],
): void {
  withFile(path, (file) => {
    const header = headerOf(file, path);
    const found = { points: header.points, dimension: header.vectorBytes / FLOAT_BYTES };
    if (found.points !== expected.points || found.dimension !== expected.dimension)
      throw new Error(
        `Expected ${expected.points} points of ${expected.dimension} components in ${path}, got ${found.points} of ${found.dimension}`,
      );
    const recordAt = (point: number): number => HEADER.bytes + point * header.recordBytes;
    for (const { label, vector } of sample) {
      // Labels count up as points are added.
      const record = read(file, recordAt(label), header.recordBytes);
      const isSame =
        record.length === header.recordBytes &&
        Number(record.readBigUInt64LE(header.labelOffset)) === label &&
        vector.every((component, i) => component === record.readFloatLE(header.dataOffset + i * FLOAT_BYTES));
      if (!isSame) throw new Error(`Vector ${label} reads back from ${path} differently than it was written`);
    }
    const links = read(file, recordAt(header.points), fstatSync(file).size - recordAt(header.points));
    let at = 0;
    for (let point = 0; point < header.points; point++) {
      if (at + LENGTH_BYTES > links.length) throw new Error(`${path} was cut off`);
      at += LENGTH_BYTES + links.readUInt32LE(at);
    }
    if (at !== links.length) throw new Error(`${path} was cut off`);
  });
}

function withFile<T>(path: string, work: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}

function headerOf(file: number, path: string) {
  const header = read(file, 0, HEADER.bytes);
  if (header.length < HEADER.bytes) throw new Error(`${path} is too short to be an index`);
  const field = (offset: number): number => Number(header.readBigUInt64LE(offset));
  const [labelOffset, dataOffset] = [field(HEADER.labelOffset), field(HEADER.dataOffset)];
  return {
    points: field(HEADER.count),
    recordBytes: field(HEADER.recordBytes),
    labelOffset,
    dataOffset,
    // A vector's components lie between these two offsets of its record.
    vectorBytes: labelOffset - dataOffset,
  };
}

function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, length));
  return bytes.subarray(0, readSync(file, bytes, { position }));
}
