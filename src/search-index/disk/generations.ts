import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { makeFolder, replaceFile, syncFolder } from '../../system/durable-files.ts';
import { systemCode } from '../../system/file-fault.ts';
import { sha256 } from '../../system/sha256.ts';

/**
 * The index under the data folder:
 *
 *     index/current                     the name of the generation in use
 *     index/generations/<name>/         a complete index; never changed once it has its name
 *     index/generations/unfinished-…/   one being written, or what a killed build left behind
 *     index/rollback.json               the generation that somebody chose, while another corpus is there
 *     index/build.lock-…                who builds
 *
 * A name is the time of the build and the first digits of its manifest's sha256: the pointer vouches for the
 * manifest, the manifest for the files.
 */
const NAME = /^\d{8}T\d{9}Z-([0-9a-f]{16})$/;
const UNFINISHED = 'unfinished-';
/** Of this machine only one process writes a generation at a time; others may share the folder over a network. */
const UNFINISHED_HERE = `${UNFINISHED}${sha256(hostname()).slice(0, 8)}-`;
const HASH_DIGITS = 16;

const MINUTE = 60_000;
/** A build on another machine may still be writing into what is younger than this. */
const UNFINISHED_KEPT = 60 * MINUTE;
/** Another build may be about to point at a generation that it finished only now. */
const FINISHED_KEPT = MINUTE;

export function pointerPath(dataFolder: string): string {
  return join(dataFolder, 'index', 'current');
}

export function generationFolder(dataFolder: string, name: string): string {
  return join(dataFolder, 'index', 'generations', name);
}

/** @param created ISO 8601, as `Date.toISOString` gives it. */
export function generationName(created: string, manifestSha256: string): string {
  return `${created.replaceAll(/[-:.]/g, '')}-${manifestSha256.slice(0, HASH_DIGITS)}`;
}

/** Whether the generation of this name was finished with this manifest. */
export function vouchesFor(name: string, manifestSha256: string): boolean {
  return NAME.exec(name)?.[1] === manifestSha256.slice(0, HASH_DIGITS);
}

/** Whether a pointer's text is a name at all; anything else must not become a path. */
export function isGenerationName(text: string): boolean {
  return NAME.test(text);
}

/** The text of the pointer, which should be the name of the generation in use; undefined where no index was built. */
export async function readPointer(dataFolder: string): Promise<string | undefined> {
  try {
    return (await readFile(pointerPath(dataFolder), 'utf8')).trimEnd();
  } catch (fault) {
    if (systemCode(fault) === 'ENOENT') return undefined;
    throw fault;
  }
}

/** A new folder to write a generation into, as open to other users as the folders around it: another one may be to answer from it. */
export async function startGeneration(dataFolder: string): Promise<string> {
  const parent = generationFolder(dataFolder, '');
  await makeFolder(parent);
  const folder = join(parent, `${UNFINISHED_HERE}${crypto.randomUUID()}`);
  await mkdir(folder);
  return folder;
}

/** The names of all finished generations, the oldest first. */
export async function generationNames(dataFolder: string): Promise<readonly string[]> {
  return (await namesIn(generationFolder(dataFolder, ''))).filter(isGenerationName).toSorted();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return [];
    throw fault;
  });
}

/** Gives a written generation its name and makes it the one in use. */
export async function publishGeneration(dataFolder: string, written: string, name: string): Promise<void> {
  const folder = generationFolder(dataFolder, name);
  await syncFolder(written);
  await rename(written, folder);
  await syncFolder(dirname(folder));
  await pointTo(dataFolder, name);
}

/** Makes a finished generation the one in use. */
export async function pointTo(dataFolder: string, name: string): Promise<void> {
  await replaceFile(pointerPath(dataFolder), `${name}\n`);
}

/** What killed builds left behind, and how long each stays since it was last changed, in milliseconds. */
async function leftovers(dataFolder: string): Promise<readonly Leftover[]> {
  const [index, generations] = [dirname(pointerPath(dataFolder)), generationFolder(dataFolder, '')];
  const besides = (await namesIn(index)).filter((name) => name.endsWith('~'));
  const unfinished = (await namesIn(generations)).filter((name) => name.startsWith(UNFINISHED));
  return [
    ...besides.map((name) => ({ path: join(index, name), kept: MINUTE })),
    ...unfinished.map((name) => ({
      path: join(generations, name),
      kept: name.startsWith(UNFINISHED_HERE) ? 0 : UNFINISHED_KEPT,
    })),
  ];
}

interface Leftover {
  readonly path: string;
  readonly kept: number;
}

/**
 * Removes what killed builds left behind: folders that nobody writes into any more, and files that were to replace another.
 * It is done before a generation is written, which may need the room, and by the one process of this machine that writes.
 */
export async function removeLeftovers(dataFolder: string): Promise<void> {
  await removeOld(await leftovers(dataFolder));
}

/** What killed builds left behind for so long that no running one can be meant. */
export async function oldLeftovers(dataFolder: string): Promise<readonly string[]> {
  const old = await Promise.all(
    (await leftovers(dataFolder)).map(async ({ path }) =>
      (await isOlder(path, UNFINISHED_KEPT)) ? [path] : [],
    ),
  );
  return old.flat();
}

async function isOlder(path: string, milliseconds: number): Promise<boolean> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs >= milliseconds,
    () => false,
  );
}

/**
 * Removes generations other than those kept. Others may be building or reading at the same time, so whatever is young stays,
 * and what cannot be removed now waits for the next build.
 */
export async function removeOldGenerations(dataFolder: string, kept: readonly string[]): Promise<void> {
  const names = (await generationNames(dataFolder)).filter((name) => !kept.includes(name));
  await removeOld(names.map((name) => ({ path: generationFolder(dataFolder, name), kept: FINISHED_KEPT })));
}

async function removeOld(found: readonly Leftover[]): Promise<void> {
  await Promise.allSettled(
    found.map(async ({ path, kept }) => {
      if (await isOlder(path, kept)) await rm(path, { recursive: true, force: true });
    }),
  );
}
