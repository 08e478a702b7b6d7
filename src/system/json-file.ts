import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { makeFolder, replaceFile, requireFile } from './durable-files.ts';
import { dataFolderFault, systemCode } from './file-fault.ts';

/**
 * What a file of the data folder says; undefined where there is none.
 * @throws Error where it cannot be read, is no JSON or says something else than the schema
 */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    await requireFile(path);
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (fault) {
    const code = systemCode(fault);
    // Where the folder itself is a file, whatever is written there next says so.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw fault;
  }
}

/**
 * Keeps a value in a file of the data folder, over what is there, for people to read.
 * @throws FileFault where the folder cannot be written
 */
export async function keepJsonFile(path: string, value: object): Promise<void> {
  const folder = dirname(path);
  try {
    await makeFolder(folder);
    await replaceFile(path, `${JSON.stringify(value, null, 2)}\n`);
  } catch (fault) {
    throw dataFolderFault(fault, folder);
  }
}
