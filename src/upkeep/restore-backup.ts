import { mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder, replaceOwnFile, syncFolder } from '../system/durable-files.ts';
import { dataFolderFault, systemCode } from '../system/file-fault.ts';
import { lockFile, type FileLock } from '../system/file-lock.ts';
import { staysInCorpus, staysInData } from './backup-files.ts';
import { partOf, type BackupFile, type BackupManifest, type BackupPart } from './backup-manifest.ts';
import { RESTORE_NOTE, VERSION_FILE } from './data-version.ts';
import { readBackup, type BackupReader } from './read-backup.ts';
import { finishRestore, putInPlace, removeHalfNotes, type RestoreMove } from './restore-note.ts';
import { UpkeepFault } from './upkeep-fault.ts';

/** Where what is restored goes. */
export interface RestorePlaces {
  readonly corpusFolder: string;
  readonly dataFolder: string;
  /** Files by themselves, where they are wanted. */
  readonly files: Readonly<Partial<Record<Exclude<BackupPart, 'corpus' | 'data'>, string>>>;
}

interface RestoreOptions extends RestorePlaces, Pick<BackupReader, 'onProgress'> {
  /** The backup. */
  readonly path: string;
}

/** What was restored. */
export interface Restored {
  readonly manifest: BackupManifest;
  /** The folders with what was there before. */
  readonly aside: readonly string[];
  /** Files that were put beside ones that say something else. */
  readonly beside: readonly string[];
}

/** Whoever holds one of these of a data folder runs on it: `shards` is held, without such a file, by who manages processes that write. */
const LOCKED = ['shards', 'answers.jsonl', 'feedback.jsonl', VERSION_FILE];
/** Those of further processes of one bot. */
const ALSO_LOCKED = /^(?:answers|feedback)\.\d+\.jsonl$/;

/**
 * Checks all of a backup, puts it beside what is there, and only then in its place; what was there is moved into a folder beside. Broken off
 * before that, nothing has changed; broken off in the midst of it, no program opens the folders until it was finished.
 * @throws UpkeepFault where the backup cannot be used or there is no room, FileFault where a process runs on the folder
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { corpusFolder, dataFolder } = options;
  try {
    await makeFolder(dataFolder);
    await makeFolder(corpusFolder);
    return await alone(dataFolder, () => restore(options));
  } catch (fault) {
    throw dataFolderFault(fault, dataFolder);
  }
}

/**
 * Finishes a restore that was broken off.
 * @returns the folders with what was there before; undefined where none was broken off
 */
export async function finishBrokenOff(dataFolder: string): Promise<readonly string[] | undefined> {
  return alone(dataFolder, () => finishRestore(dataFolder)).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return undefined;
    throw dataFolderFault(fault, dataFolder);
  });
}

async function alone<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  const locks: FileLock[] = [];
  try {
    const others = (await readdir(dataFolder)).filter((name) => ALSO_LOCKED.test(name));
    for (const name of [...LOCKED, ...others]) locks.push(await lockFile(join(dataFolder, name)));
    return await work();
  } finally {
    await Promise.all(locks.map((lock) => lock.release()));
  }
}

async function restore(options: RestoreOptions): Promise<Restored> {
  const { path, corpusFolder, dataFolder, onProgress } = options;
  await finishRestore(dataFolder);
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '');
  const targets = { corpus: corpusFolder, data: dataFolder, settings: dataFolder, places: dataFolder };
  const staged = (part: BackupPart): string => join(targets[part], `${STAGED}${stamp}-${part}`);
  await removeStaged([corpusFolder, dataFolder]);
  try {
    const manifest = await readBackup(path, {
      ...(onProgress && { onProgress }),
      onManifest: async (read) => {
        requireNoStranger(options, read);
        await requireRoom(read, targets);
      },
      onFile: (file, bytes) => stage(file, bytes, staged),
    });
    const moves: RestoreMove[] = [];
    for (const part of ['corpus', 'data'] as const) {
      const folder = targets[part];
      const names = (await readdir(folder)).filter(
        (name) => !stays(part, name, { ...options, ...manifest.holds }),
      );
      await makeFolder(staged(part));
      await syncFolder(folder);
      moves.push({ folder, staged: staged(part), aside: join(folder, `${ASIDE}${stamp}`), names });
    }
    const aside = await putInPlace(dataFolder, moves);
    return { manifest, aside, beside: await placeFiles(options, staged) };
  } finally {
    await removeStaged([corpusFolder, dataFolder]);
  }
}

/** Whether something at the top of a folder is none of what this backup holds, and stays where it is. */
function stays(
  part: BackupPart,
  name: string,
  backedUp: Parameters<typeof staysInCorpus>[1] & BackupManifest['holds'],
): boolean {
  if (part === 'data') return staysInData(name, backedUp);
  return part === 'corpus' && staysInCorpus(name, backedUp);
}

/** A backup that was made by hand may name what would take the place of what stays. */
function requireNoStranger({ path, ...places }: RestoreOptions, manifest: BackupManifest): void {
  for (const file of manifest.files) {
    const { part, below = '' } = partOf(file.path) ?? {};
    const [name = ''] = below.split('/');
    if (part === undefined || stays(part, name, { ...places, ...manifest.holds }))
      throw new UpkeepFault({ kind: 'no-backup', path, why: 'damaged', at: file.path });
  }
}

const STAGED = '.restoring-';
const ASIDE = '.before-restore-';

/** What a restore that was broken off before it changed anything has left. While there is a note, it is what is to be put in place. */
async function removeStaged(folders: readonly string[]): Promise<void> {
  const [, dataFolder = ''] = folders;
  if ((await readdir(dataFolder)).includes(RESTORE_NOTE)) return;
  await removeHalfNotes(dataFolder);
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.startsWith(STAGED));
    for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function requireRoom(
  { files }: BackupManifest,
  targets: Readonly<Record<BackupPart, string>>,
): Promise<void> {
  for (const part of ['corpus', 'data'] as const) {
    const needed = files
      .filter(({ path }) => partOf(path)?.part === part)
      .reduce((sum, { bytes }) => sum + bytes, 0);
    const { bavail, bsize } = await statfs(targets[part]);
    const free = bavail * bsize;
    if (free < needed) throw new UpkeepFault({ kind: 'no-room', folder: targets[part], needed, free });
  }
}

async function stage(
  file: BackupFile,
  bytes: AsyncIterable<Uint8Array>,
  staged: (part: BackupPart) => string,
): Promise<void> {
  const parted = partOf(file.path);
  if (parted === undefined) throw new Error(`${file.path} is of no part`);
  const path = join(staged(parted.part), ...parted.below.split('/'));
  await mkdir(dirname(path), { recursive: true });
  // Until all of it is checked, nobody else reads it.
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of bytes) await handle.writeFile(chunk);
    await handle.chmod(file.mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts files by themselves where there are none, and beside those that are there, which a person then compares. */
async function placeFiles(
  { files }: RestoreOptions,
  staged: (part: BackupPart) => string,
): Promise<readonly string[]> {
  const beside: string[] = [];
  for (const part of ['settings', 'places'] as const) {
    const target = files[part];
    if (target === undefined) continue;
    const [name] = await readdir(staged(part)).catch((): string[] => []);
    if (name === undefined) continue;
    const content = await contentOf(join(staged(part), name));
    const there = await contentOf(target).catch(() => undefined);
    if (there?.equals(content) === true) continue;
    const path = there === undefined ? target : join(dirname(target), `${basename(target)}.restored`);
    await replaceOwnFile(path, content);
    if (there !== undefined) beside.push(path);
  }
  return beside;
}

async function contentOf(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
