import { lstat, readdir } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { systemCode } from '../system/file-fault.ts';
import { isSafePath, type BackupPart } from './backup-manifest.ts';
import { BACKUPS, isBackup } from './kept-backups.ts';
import { COPIES } from './migrate-data.ts';

/** What a host keeps, and what of it is wanted that can be made or fetched anew. */
export interface BackedUp {
  readonly corpusFolder: string;
  readonly dataFolder: string;
  /** Files by themselves, where there are such and they are wanted: that with the settings holds secrets. */
  readonly files: Readonly<Partial<Record<Extract<BackupPart, 'settings' | 'places'>, string>>>;
  readonly cache: boolean;
  readonly models: boolean;
}

/** A file that belongs into a backup: its path there and here. */
export interface ListedFile {
  readonly path: string;
  readonly location: string;
  readonly mode: number;
}

interface Listing {
  readonly files: readonly ListedFile[];
  /** What lies there and is no file, or has a name that not every system takes. */
  readonly leftOut: readonly string[];
}

/** What belongs to a running process, what it is about to put in the place of a file, and what a killed one has left. */
const PASSING = /^\.|~$|\.new$|\.(?:lock|claim)-|^forget-(?:request|reply)\b/;
/** A data folder's own, at its top: what says that a bot is ready, and what is made anew of what else is there. */
const MADE_ANEW: ReadonlySet<string> = new Set(['ready', 'site', BACKUPS]);

type Folders = Pick<BackedUp, 'corpusFolder' | 'dataFolder'>;

/** Whether something at the top of a data folder stays out of a backup, and in its place when one is restored. */
export function staysInData(
  name: string,
  { corpusFolder, dataFolder, ...extras }: Folders & Pick<BackedUp, 'cache' | 'models'>,
): boolean {
  if (name === nameTowards(corpusFolder, dataFolder)) return true;
  if (name === 'cache') return !extras.cache;
  if (name === 'models') return !extras.models;
  return PASSING.test(name) || MADE_ANEW.has(name) || name.startsWith(COPIES);
}

/** Whether something at the top of a corpus does: a repository has copies of its own, and what a restore left is none of it. */
export function staysInCorpus(name: string, { corpusFolder, dataFolder }: Folders): boolean {
  if (name === nameTowards(dataFolder, corpusFolder)) return true;
  return (
    name.toLowerCase() === '.git' || name.startsWith('.before-restore-') || name.startsWith('.restoring-')
  );
}

/** Where one folder lies below another, the name at the top of the other: what is in it goes its own way. */
function nameTowards(inner: string, outer: string): string | undefined {
  const path = relative(outer, inner);
  const [name = ''] = path.split(sep);
  return name === '' || name === '..' || isAbsolute(path) ? undefined : name;
}

/** All files but the index, in the order of their paths. */
export async function listFiles(kept: BackedUp): Promise<Listing> {
  const { corpusFolder, dataFolder, files: single } = kept;
  const found = new Found();
  await found.walk(corpusFolder, 'corpus', (name) => staysInCorpus(name, kept));
  await found.walk(dataFolder, 'data', (name) => name === 'index' || staysInData(name, kept));
  for (const part of ['settings', 'places'] as const) {
    const location = single[part];
    if (location !== undefined) await found.add(location, `${part}/${basename(location)}`);
  }
  return found;
}

class Found implements Listing {
  readonly files: ListedFile[] = [];
  readonly leftOut: string[] = [];

  /** @param stays whether a name at the top of the folder is passed over */
  async walk(folder: string, path: string, stays: (name: string) => boolean): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((fault: unknown) => {
      if (systemCode(fault) === 'ENOENT') return [];
      throw fault;
    });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const [location, below] = [join(folder, entry.name), `${path}/${entry.name}`];
      if (stays(entry.name) || isBackup(entry.name)) continue;
      if (entry.isDirectory()) await this.walk(location, below, () => false);
      else await this.add(location, below);
    }
  }

  async add(location: string, path: string): Promise<void> {
    const found = await lstat(location).catch((fault: unknown) => {
      if (systemCode(fault) === 'ENOENT') return undefined;
      throw fault;
    });
    if (found?.isFile() === true && isSafePath(path)) {
      this.files.push({ path, location, mode: found.mode & 0o777 });
    } else if (found !== undefined && !found.isSocket()) this.leftOut.push(location);
  }
}
