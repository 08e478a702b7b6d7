import { mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, replaceFile, syncFolder } from '../../system/durable-files.ts';
import { systemCode } from '../../system/file-fault.ts';

/**
 * The index under the data folder:
 *
 *     index/current                     the name of the generation in use
 *     index/generations/<name>/         a complete index; never changed once it has its name
 *     index/generations/unfinished-…/   one being written, or what a killed build left behind
 *
 * A name is the time of the build and the first digits of its manifest's sha256: the pointer vouches for the
 * manifest, the manifest for the files.
 */
const NAME = /^\d{8}T\d{9}Z-([0-9a-f]{16})$/;
const UNFINISHED = 'unfinished-';
const HASH_DIGITS = 16;

const MINUTE = 60_000;
/** A build that is still running may be writing into a folder younger than this. */
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

/** A new folder to write a generation into. */
export async function startGeneration(dataFolder: string): Promise<string> {
  const parent = generationFolder(dataFolder, '');
  await makeFolder(parent);
  return mkdtemp(join(parent, UNFINISHED));
}

/** Gives a written generation its name and makes it the one in use. */
export async function publishGeneration(dataFolder: string, written: string, name: string): Promise<void> {
  const folder = generationFolder(dataFolder, name);
  await syncFolder(written);
  await rename(written, folder);
  await syncFolder(dirname(folder));
  await replaceFile(pointerPath(dataFolder), `${name}\n`);
}

/**
 * Removes generations other than those kept, and what killed builds left behind. Others may be building or removing at
 * the same time, so whatever is young stays, and what cannot be removed now waits for the next build.
 */
export async function removeOldGenerations(dataFolder: string, kept: readonly string[]): Promise<void> {
  const parent = generationFolder(dataFolder, '');
  const names = (await readdir(parent)).filter((name) => !kept.includes(name));
  await Promise.allSettled(
    names.map(async (name) => {
      const folder = join(parent, name);
      const age = Date.now() - (await stat(folder)).mtimeMs;
      if (age < (name.startsWith(UNFINISHED) ? UNFINISHED_KEPT : FINISHED_KEPT)) return;
      await rm(folder, { recursive: true, force: true });
    }),
  );
}
