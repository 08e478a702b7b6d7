import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from './database.ts';

/* PostgreSQL's binary format of COPY: numbers in network order, a length before each value. Numbers arrive as they are. */

/** A value of a column; null where there is none. */
type Value = Buffer | null;

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** No flags, no extension of the header. */
const HEADER = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);
/** Rows go out in pieces of about this size. */
const PIECE_BYTES = 256 * 1024;

/**
 * Sends rows into a table as they come: no more of them are in memory than the server is behind.
 * @param table with its columns, as `"schema".table (a, b)`
 */
export async function copyRows(
  { client }: Session,
  table: string,
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  const into = client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`));
  await pipeline(Readable.from(pieces(rows)), into);
}

function* pieces(rows: Iterable<readonly Value[]>): Generator<Buffer> {
  let [waiting, bytes]: [Buffer[], number] = [[HEADER], HEADER.length];
  for (const row of rows) {
    const encoded = rowOf(row);
    waiting.push(encoded);
    bytes += encoded.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  yield Buffer.concat([...waiting, END]);
}

function rowOf(values: readonly Value[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(values.length);
  return Buffer.concat([
    count,
    ...values.flatMap((value) => (value === null ? [int(-1)] : [int(value.length), value])),
  ]);
}

export function int(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return bytes;
}

export function text(said: string): Buffer {
  return Buffer.from(said, 'utf8');
}

/** As pgvector receives and sends one: the number of components, two bytes for later use, and float32s. */
export function vector(components: Float32Array): Buffer {
  const bytes = Buffer.alloc(4 + 4 * components.length);
  bytes.writeInt16BE(components.length);
  for (const [at, component] of components.entries()) bytes.writeFloatBE(component, 4 + 4 * at);
  return bytes;
}

/** As a tsvector is received: how many lexemes, then each with a zero byte and no places. */
export function lexemes(words: readonly string[]): Buffer {
  return Buffer.concat([int(words.length), ...words.flatMap((word) => [text(word), Buffer.alloc(3)])]);
}
