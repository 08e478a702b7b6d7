import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FileFault } from './file-fault.ts';
import { sha256 } from './sha256.ts';

/** A file's size in bytes and the sha256 of its content, hexadecimal. */
export interface FileRecord {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a new file through to the disk and reads it again. Throws where the path exists or the content differs. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<FileRecord> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  const record = await describeFile(path);
  if (record.sha256 !== sha256(content)) {
    throw new FileFault({ kind: 'reads-back-differently', path });
  }
  return record;
}

/** Replaces a file in one step: a reader sees the old content or the new, also after a power cut. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const beside = `${path}.${crypto.randomUUID()}`;
  await writeNewFile(beside, content);
  await rename(beside, path);
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

export async function describeFile(path: string): Promise<FileRecord> {
  const content = await readFile(path);
  return { bytes: content.byteLength, sha256: sha256(content) };
}
