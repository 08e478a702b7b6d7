import { open, type FileHandle } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { describeFile, type FileRecord } from '../system/durable-files.ts';
import { sha256 } from '../system/sha256.ts';
import { systemCode } from '../system/file-fault.ts';
import type { ListedFile } from './backup-files.ts';
import type { BackupFile } from './backup-manifest.ts';
import { UpkeepFault } from './upkeep-fault.ts';

/** A file as it was when it was looked at, whose bytes can be had once more. */
export interface SeenFile extends BackupFile {
  /** @throws Restless where they are others by now */
  readonly bytesOf: () => AsyncIterable<Uint8Array>;
}

/** Somebody wrote a file, or took it away, between two looks at it. */
export class Restless extends Error {
  override readonly name = 'Restless';
  readonly path: string;

  constructor(path: string) {
    super(`${path} changed while it was read`);
    this.path = path;
  }
}

/** Of a file that is streamed so much is in memory at once. */
const AT_ONCE = 1 << 18;
const NEWLINE = 0x0a;

/** A file that others may write in place, whenever they like: it is held against what it was. */
export async function seeFile({ path, location, mode }: ListedFile): Promise<SeenFile> {
  const record = await refusing(location, describeFile(location));
  return { path, mode, ...record, bytesOf: () => asSeen(location, record) };
}

async function* asSeen(
  location: string,
  { bytes, sha256: expected }: FileRecord,
): AsyncGenerator<Uint8Array> {
  const handle = await refusing(location, open(location));
  try {
    const hash = createHash('sha256');
    let read = 0;
    for await (const chunk of stream(handle, bytes)) {
      hash.update(chunk);
      read += chunk.byteLength;
      yield chunk;
    }
    if (read !== bytes || hash.digest('hex') !== expected) throw new Restless(location);
  } finally {
    await handle.close();
  }
}

/**
 * A file of the data folder, which is small, as it is at this moment: what is replaced is replaced at once, and of lines those that are
 * complete.
 */
export async function seeDataFile({ path, location, mode }: ListedFile): Promise<SeenFile> {
  const handle = await refusing(location, open(location));
  try {
    const all = await refusing(location, handle.readFile());
    const content = path.endsWith('.jsonl') ? all.subarray(0, all.lastIndexOf(NEWLINE) + 1) : all;
    return seenContent(path, content, mode);
  } finally {
    await handle.close();
  }
}

/** What stands in no file as it is. */
export function seenContent(path: string, content: Uint8Array, mode: number): SeenFile {
  const record = { bytes: content.byteLength, sha256: sha256(content) };
  return {
    path,
    mode,
    ...record,
    bytesOf: async function* inMemory() {
      yield content;
    },
  };
}

/** A file that nobody changes and somebody may remove: it is held open until it is not needed any more. */
export async function holdFile({ path, location }: Pick<ListedFile, 'path' | 'location'>): Promise<{
  readonly seen: SeenFile;
  readonly close: () => Promise<void>;
}> {
  const handle = await refusing(location, open(location));
  try {
    const { size, mode: full } = await handle.stat();
    const mode = full & 0o777;
    const hash = createHash('sha256');
    for await (const chunk of stream(handle, size)) hash.update(chunk);
    const seen = { path, mode, bytes: size, sha256: hash.digest('hex'), bytesOf: () => stream(handle, size) };
    return { seen, close: () => handle.close() };
  } catch (fault) {
    await handle.close();
    throw fault;
  }
}

async function* stream(handle: FileHandle, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes;) {
    const buffer = Buffer.allocUnsafe(Math.min(AT_ONCE, bytes - at));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** What is gone has changed; what may not be read is told of. */
async function refusing<T>(location: string, work: Promise<T>): Promise<T> {
  return work.catch((fault: unknown) => {
    const code = systemCode(fault);
    if (code === 'ENOENT') throw new Restless(location);
    if (code === undefined) throw fault;
    throw new UpkeepFault({ kind: 'unreadable-file', path: location, code }, { cause: fault });
  });
}
