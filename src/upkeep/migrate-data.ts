import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, replaceOwnFile, syncFolder } from '../system/durable-files.ts';
import { dataFolderFault, FileFault } from '../system/file-fault.ts';
import { awaitFileLock, lockFile, type FileLock } from '../system/file-lock.ts';
import { DATA_VERSION, keepDataVersion, requireKnownData, VERSION_FILE } from './data-version.ts';

/** What makes data of one version into that of the next. */
export interface MigrationStep {
  /** The version that the data then is of. */
  readonly to: number;
  /** The files of the data folder that it may change, each of which no other process writes meanwhile. */
  readonly files: readonly string[];
  /**
   * Whether programs of today read what is older all the same: then data that cannot be changed now, because another process
   * writes it or the disk is full, waits for the next start.
   */
  readonly mayWait: boolean;
  /**
   * What a file should hold; undefined where it holds that already. It may be asked again of what it has changed itself: a process may
   * end between two files.
   */
  readonly migrate: (
    file: { readonly name: string; readonly content: Buffer },
    folder: string,
  ) => Promise<Uint8Array | undefined>;
}

/** What a start did with the data of an older version. */
export interface Migration {
  readonly from: number;
  readonly to: number;
  /** The files that were changed. */
  readonly changed: readonly string[];
  /** The folders with those files as they were. */
  readonly copies: readonly string[];
  /** What keeps the data from being changed until the next start. */
  readonly waits: FileFault | undefined;
}

interface MigrateOptions {
  readonly folder: string;
  /** In their order. */
  readonly steps: readonly MigrationStep[];
  /** The version of the program, for the file that says the data's. */
  readonly program: string;
  /** @default DATA_VERSION */
  readonly known?: number | undefined;
}

/** Two that start at once: the second asks so often whether the first is done. */
const ASK_AGAIN_MS = 100;

/**
 * Brings a data folder to the version of this program, step by step, and keeps a copy of each file that it changes. Whenever it is broken
 * off, the next start goes on from there. New folders are of this version from the beginning.
 * @returns undefined where there was nothing to do
 * @throws UpkeepFault as `requireKnownData` does; FileFault where a step cannot be made and cannot wait
 */
export async function migrateData(options: MigrateOptions): Promise<Migration | undefined> {
  const { folder, known = DATA_VERSION } = options;
  const from = requireKnownData(folder, known);
  if (from === known) {
    await removeOldCopies(folder);
    return undefined;
  }
  const done: Progress = { version: from ?? 0, changed: [], copies: [] };
  try {
    await makeFolder(folder);
    const lock = await awaitFileLock(join(folder, VERSION_FILE), {
      everyMs: ASK_AGAIN_MS,
      onWaiting: () => undefined,
    });
    try {
      const found = requireKnownData(folder, known) ?? 0;
      if (found === known) return undefined;
      done.version = found;
      await makeSteps(options, done);
    } finally {
      await lock.release();
    }
  } catch (thrown) {
    const fault = dataFolderFault(thrown, folder);
    const next = options.steps.find(({ to }) => to > done.version);
    if (!(fault instanceof FileFault) || next?.mayWait === false) throw fault;
    return told(from ?? 0, done, fault);
  }
  return told(from ?? 0, done, undefined);
}

interface Progress {
  version: number;
  readonly changed: string[];
  readonly copies: string[];
}

function told(
  from: number,
  { version: to, changed, copies }: Progress,
  waits: FileFault | undefined,
): Migration {
  return { from, to, changed, copies, waits };
}

async function makeSteps({ folder, steps, program }: MigrateOptions, done: Progress): Promise<void> {
  for (const step of steps.filter(({ to }) => to > done.version)) {
    const present = new Set(await readdir(folder));
    const files = step.files.filter((name) => present.has(name));
    const locks: FileLock[] = [];
    try {
      for (const name of files) locks.push(await lockFile(join(folder, name)));
      for (const name of files) await makeStep(step, { folder, name }, done);
    } finally {
      await Promise.all(locks.map((lock) => lock.release()));
    }
    await keepDataVersion(folder, step.to, program);
    done.version = step.to;
  }
}

async function makeStep(
  { migrate, to }: MigrationStep,
  { folder, name }: { readonly folder: string; readonly name: string },
  done: Progress,
): Promise<void> {
  const path = join(folder, name);
  const content = await readFile(path);
  const changed = await migrate({ name, content }, folder);
  if (changed === undefined) return;
  const copies = join(folder, `${COPIES}${to}`);
  await mkdir(copies, { recursive: true, mode: 0o700 });
  await replaceOwnFile(join(copies, name), content);
  await syncFolder(folder);
  await replaceOwnFile(path, changed);
  done.changed.push(name);
  if (!done.copies.includes(copies)) done.copies.push(copies);
}

/** Begins the names of the folders with files as they were before a step. */
export const COPIES = 'before-version-';

/** As long as anything of users is kept. */
const COPIES_KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** What cannot be removed now is so at a later start. */
async function removeOldCopies(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(COPIES))) {
    const path = join(folder, name);
    const since = await stat(path).then(({ mtimeMs }) => mtimeMs, Date.now);
    if (Date.now() - since > COPIES_KEPT_MS) await rm(path, { recursive: true }).catch(() => undefined);
  }
}
