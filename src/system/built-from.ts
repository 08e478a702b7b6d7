import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256, sha256OfTexts } from './sha256.ts';
import { systemCode } from './file-fault.ts';

/** The file in the folder of a build that says which sources it was made from. */
const STAMP = 'built-from';

/** Notes in the folder of a build which sources it was made from. */
export async function noteSources(build: string, sources: string): Promise<void> {
  await writeFile(join(build, STAMP), `${await fingerprintOf(sources)}\n`);
}

/** Whether a folder was built from other sources than lie here; false where it is no build, or where no sources lie here. */
export async function isStale(build: string, sources: string): Promise<boolean> {
  const noted = await whereThere(readFile(join(build, STAMP), 'utf8'));
  if (noted === undefined) return false;
  const found = await whereThere(fingerprintOf(sources));
  return found !== undefined && found !== noted.trim();
}

async function fingerprintOf(sources: string): Promise<string> {
  const names = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = names.toSorted().map(async (name) => [name, sha256(await readFile(join(sources, name)))]);
  return sha256OfTexts((await Promise.all(files)).flat());
}

async function whereThere<T>(read: Promise<T>): Promise<T | undefined> {
  return read.catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return undefined;
    throw fault;
  });
}
