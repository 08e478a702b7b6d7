import { lstat, readFile, rm } from 'node:fs/promises';
import { makeFolder, replaceFile } from '../system/durable-files.ts';
import { systemCode } from '../system/file-fault.ts';
import { sha256 } from '../system/sha256.ts';
import { folderOf, type Candidate } from './candidate.ts';
import { CollectingFault } from './collecting-fault.ts';
import { metaFileOf, notedMeta } from './meta-file.ts';
import { keptCopies } from './set-aside.ts';

interface PutOptions {
  /** Where what is replaced is kept. */
  readonly removedFolder: string;
  readonly at: Date;
}

/**
 * Puts an article among the others, with a note of where it came from. Each file is there whole or not at all, whenever this is
 * interrupted: the note first, so that no article is ever without it. What it replaces is kept.
 * @returns where that is, or undefined
 * @throws CollectingFault where it cannot be written; what was there then stays
 */
export async function putArticle(
  { source, file, replaces }: Candidate,
  { removedFolder, at }: PutOptions,
): Promise<string | undefined> {
  const { from, address: url, bytes } = source;
  const provenance = { from, at: at.toISOString(), sha256: sha256(bytes) };
  const { location: meta } = metaFileOf(file);
  return told(file.path, async () => {
    await makeFolder(folderOf(file));
    const text = await notedMeta(file, { provenance, url });
    const [noteBefore, fileBefore] = [await bytesIfThere(meta), await bytesIfThere(file.location)];
    const other = replaces?.location === file.location ? undefined : replaces;
    const isOverwritten = fileBefore !== undefined && !fileBefore.equals(bytes);
    const goes = [...(other === undefined ? [] : [other]), ...(isOverwritten ? [file] : [])];
    // Before anything changes: moving the other away may fail halfway, removing it only as a whole.
    const kept = goes.length === 0 ? undefined : await keptCopies(goes, removedFolder, at);
    await replaceFile(meta, text);
    try {
      await replaceFile(file.location, bytes);
      // Of two files of one id the one that was asked for is there before the other goes.
      if (other !== undefined) await rm(other.location);
    } catch (fault) {
      // The note of what is not there would be wrong; that it could not be put back is not what went wrong first.
      await putBack(file.location, fileBefore).catch(() => undefined);
      await putBack(meta, noteBefore).catch(() => undefined);
      throw fault;
    }
    return kept;
  });
}

async function putBack(path: string, before: Buffer | undefined): Promise<void> {
  await (before === undefined ? rm(path, { force: true }) : replaceFile(path, before));
}

/** What a write meets, of the file that was to be written. */
async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const code = systemCode(fault);
    throw code === undefined
      ? fault
      : new CollectingFault({ kind: 'unwritable', path, code }, { cause: fault });
  }
}

/** Undefined also for a pipe or a link: what it leads to is not the corpus's to keep. */
async function bytesIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return (await lstat(path)).isFile() ? await readFile(path) : undefined;
  } catch (fault) {
    if (systemCode(fault) === 'ENOENT') return undefined;
    throw fault;
  }
}
