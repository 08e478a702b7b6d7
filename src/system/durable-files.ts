import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { appendFile, chmod, chown, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FileFault, systemCode } from './file-fault.ts';
import { sha256 } from './sha256.ts';

/** The mode of a file that only its user may read. */
export const OWNER_ONLY = 0o600;

/** What a file held when it was written: enough to notice that it changed. */
export interface FileRecord {
  readonly bytes: number;
  readonly sha256: string;
}

/** Throws a FileFault where something else than a file lies there, such as a folder or a pipe that nobody fills. */
export async function requireFile(path: string): Promise<void> {
  try {
    if (!(await stat(path)).isFile()) throw new FileFault({ kind: 'not-a-file', path });
  } catch (fault) {
    if (systemCode(fault) !== 'ENOENT') throw fault;
  }
}

/**
 * Makes a folder and those above it where they are missing. The recursive way of Node.js does not end where a file system
 * says ENOENT although the folder above is there, as /proc does; this one throws what it says.
 */
export async function makeFolder(path: string): Promise<void> {
  const above = dirname(path);
  if (above !== path && !(await isFolder(above))) await makeFolder(above);
  try {
    await mkdir(path);
  } catch (fault) {
    if (!(await isFolder(path))) throw fault;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Writes a new file through to the disk and reads it again. Throws where the path exists or the content differs. */
export async function writeNewFile(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<FileRecord> {
  await writeThrough(path, content, { flag: 'wx', ...(mode !== undefined && { mode }) });
  const record = await describeFile(path);
  if (record.sha256 !== sha256(content)) {
    throw new FileFault({ kind: 'reads-back-differently', path });
  }
  return record;
}

/**
 * Replaces a file in one step: a reader sees the old content or the new, also after a power cut. Whoever could read or write the
 * old one can the new one. Where it fails nothing is left beside it, and what a killed process leaves has a name by which a
 * corpus passes over it.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${crypto.randomUUID()}~`;
  try {
    const before = await statIfThere(path);
    // Until it is as open as the old one was, nobody else reads it.
    await writeNewFile(beside, content, before && OWNER_ONLY);
    if (before !== undefined) await giveAccess(beside, before);
    await rename(beside, path);
  } catch (fault) {
    await rm(beside, { force: true });
    throw fault;
  }
  await syncFolder(dirname(path));
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  return stat(path).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return undefined;
    throw fault;
  });
}

/** Gives a file another's mode and, where this user may, its owner and group. */
async function giveAccess(path: string, { uid, gid, mode }: Stats): Promise<void> {
  await giveTo(path, { uid, gid });
  if ((await stat(path)).mode !== mode) await chmod(path, mode & 0o777);
}

async function giveTo(path: string, { uid, gid }: Pick<Stats, 'uid' | 'gid'>): Promise<void> {
  const own = await stat(path);
  if (own.uid !== uid || own.gid !== gid) await chown(path, uid, gid).catch(() => undefined);
}

/**
 * Replaces a file in one step, as `replaceFile` does, where one process alone writes it and only its user may read it:
 * what a power cut leaves beside it is overwritten the next time. Written by root it stays the file of its user.
 *
 * @param like a file whose user it becomes the file of, where root writes it
 */
export async function replaceOwnFile(path: string, content: Uint8Array, like = path): Promise<void> {
  const beside = `${path}.new`;
  try {
    const owner = await statIfThere(like);
    await writeThrough(beside, content, { flag: 'w', mode: OWNER_ONLY });
    if (owner !== undefined) await giveTo(beside, owner);
    await rename(beside, path);
  } catch (fault) {
    await rm(beside, { force: true });
    throw fault;
  }
  await syncFolder(dirname(path));
}

/** Forces a file that a library has written through to the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Larger than what a full disk may have left in the last block of a file. */
const PROBE_BYTES = 65_536;

/**
 * Why a file is not as a library should have written it, where the library does not say: what the system says to who writes on
 * behind its end, as of a full disk.
 */
export async function whyNotWritten(path: string, fault: unknown): Promise<unknown> {
  try {
    await appendFile(path, Buffer.alloc(PROBE_BYTES), { flush: true });
  } catch (refusal) {
    return refusal;
  }
  return new FileFault({ kind: 'reads-back-differently', path }, { cause: fault });
}

/** Forces a folder's entries (new names, renames) through to the disk. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there, and its entries are journalled
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Of a file that is hashed so much is in memory at once. */
const HASHED_AT_ONCE = 1 << 20;

/** Size and hash of a file as it is on the disk, however large. */
export async function describeFile(path: string): Promise<FileRecord> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, {
    highWaterMark: HASHED_AT_ONCE,
  }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function writeThrough(
  path: string,
  content: string | Uint8Array,
  options: { readonly flag: 'w' | 'wx'; readonly mode?: number },
): Promise<void> {
  const file = await open(path, options.flag, options.mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
