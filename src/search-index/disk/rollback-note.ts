import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { keepJsonFile, readJsonFile } from '../../system/json-file.ts';
import type { Rollback } from '../index-store.ts';
import { pointTo } from './generations.ts';

const rollbackSchema = z
  .object({ generation: z.string(), corpusFingerprint: z.string(), chosen: z.iso.datetime() })
  .readonly() satisfies z.ZodType<Rollback>;

function notePath(dataFolder: string): string {
  return join(dataFolder, 'index', 'rollback.json');
}

/** The generation that somebody chose last. A note that cannot be read counts as none: the next start builds anew. */
export async function readRollback(dataFolder: string): Promise<Rollback | undefined> {
  return readJsonFile(notePath(dataFolder), rollbackSchema).catch(() => undefined);
}

/**
 * Makes a finished generation the one in use, and notes that somebody chose it. The note comes first: one of a generation that is
 * not in use says nothing, and without a note the next start would build over what was chosen.
 */
export async function chooseGeneration(dataFolder: string, choice: Omit<Rollback, 'chosen'>): Promise<void> {
  await keepJsonFile(notePath(dataFolder), { ...choice, chosen: new Date().toISOString() });
  await pointTo(dataFolder, choice.generation);
}

/** Once another generation is in use it says nothing any more; where it cannot be removed, it does no harm. */
export async function removeRollback(dataFolder: string): Promise<void> {
  await rm(notePath(dataFolder), { force: true }).catch(() => undefined);
}
