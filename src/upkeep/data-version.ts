import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode } from '../system/file-fault.ts';
import { keepJsonFile } from '../system/json-file.ts';
import { UpkeepFault } from './upkeep-fault.ts';

/**
 * Of what lies in a data folder: one more with each migration. A folder of 0 has no file that says so; the index has a version of
 * its own and is built anew.
 */
export const DATA_VERSION = 1;

/** The file of a data folder that says of which version it is. */
export const VERSION_FILE = 'schema.json';
/** A restore that was broken off while files were put in their places: what lies there is neither the old nor the new. */
export const RESTORE_NOTE = '.restore.json';

const versionFile = z.object({
  version: z.int().nonnegative(),
  /** The program that wrote it, for who meets data that is newer than theirs. */
  writtenBy: z.string(),
});

/**
 * Holds a data folder against what this program knows, and changes nothing in it.
 * @returns its version; undefined where no file says one: it is new, or of 0
 * @throws UpkeepFault where it is newer, where its version cannot be read, and where a restore was broken off
 */
export function requireKnownData(folder: string, known = DATA_VERSION): number | undefined {
  if (existsSync(join(folder, RESTORE_NOTE))) throw new UpkeepFault({ kind: 'unfinished-restore', folder });
  const path = join(folder, VERSION_FILE);
  const text = textOf(path);
  if (text === undefined) return undefined;
  const said = parse(text);
  if (said === undefined) throw new UpkeepFault({ kind: 'broken-data-version', path });
  const { version: found, writtenBy } = said;
  if (found > known) throw new UpkeepFault({ kind: 'newer-data', folder, found, known, writtenBy });
  return found;
}

/** @throws FileFault where it cannot be written */
export async function keepDataVersion(folder: string, version: number, writtenBy: string): Promise<void> {
  await keepJsonFile(join(folder, VERSION_FILE), { version, writtenBy } satisfies z.infer<
    typeof versionFile
  >);
}

/** Where it cannot be opened, nothing else there can be either, and whoever does so first tells of it. */
const NOT_SAID: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM']);

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    const code = systemCode(fault);
    if (NOT_SAID.has(code)) return undefined;
    throw new UpkeepFault({ kind: 'broken-data-version', path }, { cause: fault });
  }
}

function parse(text: string): z.infer<typeof versionFile> | undefined {
  try {
    return versionFile.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
