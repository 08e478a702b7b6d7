import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder, syncFolder, writeNewFile } from '../system/durable-files.ts';
import { systemCode } from '../system/file-fault.ts';
import { lockFile } from '../system/file-lock.ts';
import type { SiteFile } from './site-files.ts';
import { LISTING_FILE, listingOf, requireNoStranger, siteFault } from './site-folder.ts';

/**
 * Writes a site whole beside the one that is there, and puts it in its place: what is gone from the articles is gone from the
 * folder, and whoever reads meanwhile finds the old site or the new one, but for the moment between two renames.
 *
 * @param folder as `siteFolder` gave it
 * @throws HostFault where it cannot be written, or holds by now what was not written with a site
 */
export async function writeSite(folder: string, files: Iterable<SiteFile>): Promise<void> {
  try {
    await makeFolder(dirname(folder));
    const lock = await lockFile(folder);
    try {
      await removeLeftovers(folder);
      const fresh = besideOf(folder);
      await writeFiles(fresh, files);
      await swapIn(fresh, folder);
    } finally {
      await removeLeftovers(folder);
      await lock.release();
    }
  } catch (fault) {
    throw siteFault(fault, folder);
  }
}

/** A name that nobody else gives, by which a corpus passes over what a killed process leaves. */
function besideOf(folder: string): string {
  return `${folder}.${crypto.randomUUID()}~`;
}

const BESIDE = /^\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}~$/;

async function writeFiles(fresh: string, files: Iterable<SiteFile>): Promise<void> {
  const paths: string[] = [];
  for (const { path, content } of files) {
    const file = join(fresh, path);
    await makeFolder(dirname(file));
    await writeNewFile(file, content);
    paths.push(path);
  }
  await writeNewFile(join(fresh, LISTING_FILE), listingOf(paths));
  await syncFolder(fresh);
}

async function swapIn(fresh: string, folder: string): Promise<void> {
  await requireNoStranger(folder);
  const aside = besideOf(folder);
  const isReplaced = await movedAside(folder, aside);
  try {
    await rename(fresh, folder);
  } catch (fault) {
    if (isReplaced) await rename(aside, folder);
    throw fault;
  }
  await syncFolder(dirname(folder));
}

/** Whether there was something to move. */
async function movedAside(folder: string, aside: string): Promise<boolean> {
  try {
    await rename(folder, aside);
    return true;
  } catch (fault) {
    if (systemCode(fault) !== 'ENOENT') throw fault;
    return false;
  }
}

/** What was replaced, and what processes left that were killed: while the lock is held, no other one writes beside it. */
async function removeLeftovers(folder: string): Promise<void> {
  const above = dirname(folder);
  const names = (await readdir(above)).filter(
    (name) => name.startsWith(basename(folder)) && BESIDE.test(name.slice(basename(folder).length)),
  );
  for (const name of names) await rm(join(above, name), { recursive: true, force: true });
}
