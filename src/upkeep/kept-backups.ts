import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder of a data folder that backups go to where nothing else is said: in none of them. */
export const BACKUPS = 'backups';

/** A backup is named by its moment, so that names are in the order of time. */
const NAME = /^beleg-backup-\d{8}T\d{6}Z\.tar\.gz$/;

/** Whether a file is called as a backup that nobody gave another name. */
export function isBackup(name: string): boolean {
  return NAME.test(name);
}

/** What a backup of this moment is called. */
function backupName(moment: Date): string {
  return `beleg-backup-${moment.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar.gz`;
}

/**
 * Where a backup goes: the file that is named, a file by its moment in the folder that is named, or in that for backups in the data
 * folder.
 */
export async function backupPath(
  named: string | undefined,
  { dataFolder, moment }: { readonly dataFolder: string; readonly moment: Date },
): Promise<string> {
  if (named === undefined) return join(resolve(dataFolder), BACKUPS, backupName(moment));
  const isFolder = /[/\\]$/.test(named) || (await isFolderThere(named));
  return isFolder ? join(resolve(named), backupName(moment)) : resolve(named);
}

async function isFolderThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The backups of a folder that are named by their moment, the newest first. */
export async function backupsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names
    .filter(isBackup)
    .toSorted()
    .toReversed()
    .map((name) => join(folder, name));
}

/**
 * Removes all but so many of the newest backups of a folder: of those alone that are named by their moment.
 * @returns those that it removed
 */
export async function keepNewest(folder: string, kept: number): Promise<readonly string[]> {
  const old = (await backupsIn(folder)).slice(kept);
  for (const path of old) await rm(path, { force: true });
  return old;
}
