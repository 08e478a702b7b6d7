import { constants } from 'node:fs';
import { access, lstat, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { nearestThere } from './folders.ts';
import { megabytes } from './machine.ts';

/** Megabytes of an index and its vectors that nothing is known of yet: some ten thousand sentences. */
const FIRST_INDEX = 50;
/** A build writes a generation beside the one in use and the one before it; vectors of what is new go into the cache as well. */
const GENERATIONS_WRITTEN = 2;
/** Answers, votes and notes. */
const ALWAYS_NEEDED = 10;
/** For sockets and what is compiled, in megabytes. */
const NEEDED_TEMPORARY = 10;

/** Whether the next build has room where the data is kept. */
export async function examineDisk(dataFolder: string): Promise<Finding> {
  const folder = await nearestThere(dataFolder);
  const largest = megabytes(await largestGeneration(dataFolder));
  const least = largest + ALWAYS_NEEDED;
  const needed = Math.max(FIRST_INDEX, GENERATIONS_WRITTEN * largest + ALWAYS_NEEDED);
  const { free, noFileMore } = await roomIn(folder);
  const state = free < least || noFileMore ? 'failed' : free < needed ? 'warning' : 'ok';
  return { id: 'disk', state, facts: { kind: 'space', folder, free, needed, noFileMore } };
}

/** Whether files can be made in the folder for temporary ones. */
export async function examineTemporary(folder: string): Promise<Finding> {
  const isOpen = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isOpen) return { id: 'temporary', state: 'failed', facts: { kind: 'unwritable-folder', folder } };
  const { free, noFileMore } = await roomIn(folder);
  const state = free < NEEDED_TEMPORARY || noFileMore ? 'warning' : 'ok';
  const facts = { kind: 'space', folder, free, needed: NEEDED_TEMPORARY, noFileMore } as const;
  return { id: 'temporary', state, facts };
}

async function roomIn(folder: string): Promise<{ free: number; noFileMore: boolean }> {
  const { bavail, bsize, files, ffree } = await statfs(folder);
  // File systems that make room for files as they need it count none.
  return { free: megabytes(bavail * bsize), noFileMore: files > 0 && ffree === 0 };
}

/** Bytes. */
async function largestGeneration(dataFolder: string): Promise<number> {
  const generations = join(dataFolder, 'index', 'generations');
  const names = await readdir(generations).catch(() => []);
  return Math.max(0, ...(await Promise.all(names.map((name) => sizeOf(join(generations, name))))));
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = names.map((name) =>
    lstat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
