import { constants } from 'node:fs';
import { access, lstat, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { listCorpusFiles } from '../corpus/corpus-files.ts';
import { systemCode } from '../system/file-fault.ts';
import type { CheckState } from '../verifying/check.ts';
import type { FolderFacts } from './collected-facts.ts';
import type { Examined, Finding } from './finding.ts';

const { R_OK, W_OK, X_OK } = constants;
/** So much of a folder is looked at: a cache of vectors holds a file a paragraph. */
const MOST_ENTRIES = 20_000;
/** Of more than so many files that are alike the rest is told nobody. */
const MOST_NAMED = 1_000;

/** Whether there are articles, and whether this user may read each; a folder that cannot be listed is thrown as a CorpusFault. */
export async function examineCorpus(folder: string): Promise<Finding> {
  const { files } = await listCorpusFiles(folder);
  const closed: string[] = [];
  for (const { location } of files) if (!(await may(location, R_OK))) closed.push(location);
  const facts = { folder, files: files.length, closed: closed.slice(0, MOST_NAMED) };
  const state = closed.length === 0 ? 'ok' : closed.length < files.length ? 'warning' : 'failed';
  return finding('corpus', state, { kind: 'corpus', ...facts });
}

/** Whether this user may write the data folder, or make it where it is missing. Nothing is written to find out. */
export async function examineData(folder: string): Promise<Finding> {
  const path = resolve(folder);
  const above = await nearestThere(path);
  const found = await stat(above).catch((fault: unknown) => {
    if (systemCode(fault) === 'EACCES') return undefined;
    throw fault;
  });
  if (found === undefined) return ofData('failed', { folder, how: 'unreadable', path: above });
  if (!found.isDirectory()) return ofData('failed', { folder, how: 'no-folder', path: above });
  const refusal = await refusalOf(above, R_OK | W_OK | X_OK);
  if (refusal === 'EROFS') return ofData('failed', { folder, how: 'read-only', path: above });
  if (refusal !== undefined) {
    const how = (await may(above, R_OK | X_OK)) ? 'closed' : 'unreadable';
    return ofData('failed', { folder, how, path: above });
  }
  return ofData('ok', { folder, how: above === path ? 'writable' : 'new', path: above });
}

function ofData(state: CheckState, facts: Omit<Extract<FolderFacts, { kind: 'data' }>, 'kind'>): Finding {
  return finding('data', state, { kind: 'data', ...facts });
}

/** The folder, or the first above it that is there. */
export async function nearestThere(path: string): Promise<string> {
  for (let here = resolve(path); ; here = dirname(here)) {
    const isThere = await stat(here).then(
      () => true,
      (fault: unknown) => !['ENOENT', 'ENOTDIR'].includes(systemCode(fault) ?? ''),
    );
    if (isThere || here === dirname(here)) return here;
  }
}

/**
 * What of the data folder this user may not use, and what belongs to others, as after a command that was run as root.
 * @param user by its number
 */
export async function examineOwners(folder: string, user: number): Promise<readonly Finding[]> {
  const top = await stat(folder).catch(() => undefined);
  if (top?.isDirectory() !== true || !(await may(folder, R_OK | X_OK))) return [];
  const [closed, foreign]: [string[], string[]] = [[], []];
  for await (const { path, isFolder, owner } of below(folder)) {
    if (owner !== top.uid) foreign.push(path);
    if (!(await may(path, isFolder ? R_OK | W_OK | X_OK : R_OK | W_OK))) closed.push(path);
  }
  const isOdd = foreign.length > 0 || (user === 0 && top.uid !== 0);
  const state = closed.length > 0 ? 'failed' : isOdd ? 'warning' : 'ok';
  const named = { closed: closed.slice(0, MOST_NAMED), foreign: foreign.slice(0, MOST_NAMED) };
  return [finding('owners', state, { kind: 'owners', folder, user, owner: top.uid, ...named })];
}

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly owner: number;
}

/** What lies in a folder and those below it, up to a number; links and sockets are left out, and what is gone meanwhile. */
async function* below(folder: string): AsyncGenerator<Entry> {
  const open = [folder];
  let left = MOST_ENTRIES;
  for (let here = open.shift(); here !== undefined; here = open.shift()) {
    for (const name of await readdir(here).catch(() => [])) {
      const path = join(here, name);
      const found = await lstat(path).catch(() => undefined);
      if (found === undefined || !(found.isDirectory() || found.isFile())) continue;
      if (left-- === 0) return;
      if (found.isDirectory()) open.push(path);
      yield { path, isFolder: found.isDirectory(), owner: found.uid };
    }
  }
}

const OTHERS = 0o077;

/** Which of these files, which hold secrets, others than their owner may read or write; what is not there is left out. */
export async function examineSecrets(paths: readonly string[]): Promise<Finding> {
  const found = await Promise.all(
    paths.map(async (path) => ({ path, at: await stat(path).catch(() => undefined) })),
  );
  const there = found.filter(({ at }) => at?.isFile() === true);
  const open = there.filter(({ at }) => ((at?.mode ?? 0) & OTHERS) !== 0).map(({ path }) => path);
  const facts = { kind: 'secrets', files: there.length, open } as const;
  return finding('secrets', open.length === 0 ? 'ok' : 'warning', facts);
}

async function may(path: string, mode: number): Promise<boolean> {
  const refusal = await refusalOf(path, mode);
  return refusal === undefined || refusal === 'ENOENT';
}

/** Undefined where this user may. */
async function refusalOf(path: string, mode: number): Promise<string | undefined> {
  return access(path, mode).then(
    () => undefined,
    (fault: unknown) => systemCode(fault) ?? 'EACCES',
  );
}

function finding(id: Examined, state: CheckState, facts: FolderFacts): Finding {
  return { id, state, facts };
}
