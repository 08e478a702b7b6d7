import { Header, Pax } from 'tar';

/** A file as it goes into an archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: number;
  readonly mode: number;
  readonly bytesOf: () => AsyncIterable<Uint8Array>;
}

/** An archive is in blocks of so many bytes, the last of a file filled with zeros, and two of zeros end it. */
const BLOCK = 512;

/**
 * Files as an archive of tar, in their order and one after the other: no more of one is in memory than its stream gives at once.
 * @param moment what the files are dated, which nothing of beleg goes by
 * @throws Error where a file gives another number of bytes than it said
 */
export async function* tarOf(files: Iterable<ArchivedFile>, moment: Date): AsyncGenerator<Uint8Array> {
  for (const { path, bytes, mode, bytesOf } of files) {
    const described = { path, size: bytes, mode, mtime: moment, type: 'File' as const, uid: 0, gid: 0 };
    const header = new Header(described);
    // What has no room in a header, such as a long path, stands in a block before it.
    if (header.encode()) yield new Pax({ path, size: bytes, mtime: moment }).encode();
    if (header.block === undefined) throw new Error(`no header can be made for ${path}`);
    yield header.block;
    let given = 0;
    for await (const chunk of bytesOf()) {
      given += chunk.byteLength;
      yield chunk;
    }
    if (given !== bytes) throw new Error(`${path} gave ${given} bytes in place of ${bytes}`);
    const rest = bytes % BLOCK;
    if (rest > 0) yield Buffer.alloc(BLOCK - rest);
  }
  yield Buffer.alloc(2 * BLOCK);
}
