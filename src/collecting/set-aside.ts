import { readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CorpusFile } from '../corpus/corpus-files.ts';
import { CONTROL, every } from '../language/visible-text.ts';
import { makeFolder, syncFolder, writeNewFile } from '../system/durable-files.ts';
import { systemCode } from '../system/file-fault.ts';

/** A file beside others, by its place. */
export type PlacedFile = Pick<CorpusFile, 'location'>;

/**
 * Moves files out of the corpus into a folder of their own, from which they can be taken back. The last of them is the article: until
 * then it can be put aside once more.
 * @returns that folder
 */
export async function setAside(
  files: readonly PlacedFile[],
  removedFolder: string,
  at: Date,
): Promise<string> {
  const folder = await folderFor(files, removedFolder, at);
  for (const { location } of files) await move(location, join(folder, basename(location)));
  return folder;
}

/** Keeps copies of files of one folder that are about to be replaced, and says in which folder. */
export async function keptCopies(
  files: readonly PlacedFile[],
  removedFolder: string,
  at: Date,
): Promise<string> {
  const folder = await folderFor(files, removedFolder, at);
  for (const { location } of files)
    await writeNewFile(join(folder, basename(location)), await readFile(location));
  await syncFolder(folder);
  return folder;
}

/** Of a file's name so many characters, which with the time are no longer than any file system takes. */
const NAME_LENGTH = 50;

/** A name that sorts by time, that every file system takes and every screen shows. */
async function folderFor(files: readonly PlacedFile[], removedFolder: string, at: Date): Promise<string> {
  const given = basename(files.at(-1)?.location ?? '').replaceAll(every(CONTROL), '\uFFFD');
  const name = Array.from(given).slice(0, NAME_LENGTH).join('');
  const folder = join(removedFolder, `${at.toISOString().replaceAll(/[:.]/gu, '-')}-${name}`);
  await makeFolder(folder);
  await syncFolder(removedFolder);
  return folder;
}

/** In one step where both lie on one disk; else the copy is on the other one before the file goes. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (fault) {
    if (systemCode(fault) !== 'EXDEV') throw fault;
    await writeNewFile(to, await readFile(from));
    await syncFolder(dirname(to));
    await rm(from);
  }
  await syncFolder(dirname(to));
  await syncFolder(dirname(from));
}
