import { endianness } from 'node:os';
import {
  describeFile,
  syncFile,
  whyNotWritten,
  writeNewFile,
  type FileRecord,
} from '../../system/durable-files.ts';
import { HnswIndex } from '../hnsw-index.ts';
import type { IndexContent } from '../index-store.ts';
import { PackedVectors } from '../packed-vectors.ts';
import type { StoredWords } from '../stored-words.ts';

/** What a generation is written from. */
export interface WrittenContents extends Pick<IndexContent, 'articles' | 'sentences' | 'sourceStates'> {
  readonly vectors: PackedVectors;
  readonly graph: HnswIndex;
  readonly words: StoredWords;
}

export interface Part {
  /** Writes the part through to the disk, reads it again and describes what stands there. */
  readonly write: (path: string, contents: WrittenContents) => Promise<FileRecord>;
}

/* The parts that are searched: vectors, their graph, and words. */

export const vectorsPart = {
  write: (path, { vectors }) => writeNewFile(path, vectors.toBytes()),
  read: (bytes: Buffer, dimension: number): PackedVectors => PackedVectors.fromBytes(bytes, dimension),
} satisfies Part & Record<string, unknown>;

/** The library reads and writes the graph by its path. */
export const graphPart = {
  write: async (path, { graph }) => {
    try {
      graph.write(path);
    } catch (fault) {
      throw await whyNotWritten(path, fault);
    }
    await syncFile(path);
    return describeFile(path);
  },
  read: (path: string, { dimension, size }: PackedVectors, labels: Uint32Array): HnswIndex =>
    HnswIndex.read({ path, dimension, size, labels }),
} satisfies Part & Record<string, unknown>;

/** By position the labels of the graph's points. */
export const labelsPart = {
  write: (path, { graph }) => writeNewFile(path, bytesOf(graph.labels)),
  read: numbersOf,
} satisfies Part & Record<string, unknown>;

export const wordsPart = {
  write: (path, { words }) => writeNewFile(path, words.text),
  read: (bytes: Buffer): string => bytes.toString('utf8'),
} satisfies Part & Record<string, unknown>;

/** The places of the words. */
export const postingsPart = {
  write: (path, { words }) => writeNewFile(path, bytesOf(words.postings)),
  read: numbersOf,
} satisfies Part & Record<string, unknown>;

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return inFileOrder(new Uint8Array(buffer, byteOffset, byteLength));
}

function numbersOf(bytes: Buffer): Uint32Array {
  return new Uint32Array(inFileOrder(bytes).buffer);
}

/** A copy of 32-bit numbers as this machine has them, little-endian, or the other way round. */
function inFileOrder(numbers: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(numbers);
  if (endianness() === 'BE') Buffer.from(copy.buffer).swap32();
  return copy;
}
