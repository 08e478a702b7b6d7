import { lstat, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../system/durable-files.ts';
import { systemCode } from '../system/file-fault.ts';
import { keepJsonFile, readJsonFile } from '../system/json-file.ts';
import { RESTORE_NOTE } from './data-version.ts';

const move = z.object({
  /** What is restored to. */
  folder: z.string(),
  /** What is to be put there, complete and checked. */
  staged: z.string(),
  /** Where goes what was there. */
  aside: z.string(),
  /** The names at the top of the folder that go there. */
  names: z.array(z.string()).readonly(),
});

const restoreNote = z.object({
  /** What was there is moved out first, all of it, and then what is restored in. */
  phase: z.enum(['out', 'in']),
  moves: z.array(move).readonly(),
});

/** What is moved where. */
export type RestoreMove = z.infer<typeof move>;
type RestoreNote = z.infer<typeof restoreNote>;

function notePath(dataFolder: string): string {
  return join(dataFolder, RESTORE_NOTE);
}

/**
 * Moves what was there aside and what is restored in its place. From the moment of the note on it is finished whenever it was broken off;
 * where something cannot be moved out, all is moved back.
 * @returns the folders with what was there
 */
export async function putInPlace(
  dataFolder: string,
  moves: readonly RestoreMove[],
): Promise<readonly string[]> {
  await keepJsonFile(notePath(dataFolder), { phase: 'out', moves } satisfies RestoreNote);
  return (await finishRestore(dataFolder)) ?? [];
}

/**
 * Finishes what a note says.
 * @returns the folders with what was there; undefined where there is no note
 */
export async function finishRestore(dataFolder: string): Promise<readonly string[] | undefined> {
  const note = await readJsonFile(notePath(dataFolder), restoreNote);
  if (note === undefined) return undefined;
  const { phase, moves } = note;
  if (phase === 'out') {
    try {
      for (const one of moves) await moveOut(one);
    } catch (fault) {
      for (const one of moves) await moveBack(one);
      await removeNote(dataFolder);
      throw fault;
    }
    await keepJsonFile(notePath(dataFolder), { phase: 'in', moves } satisfies RestoreNote);
  }
  for (const one of moves) await moveIn(one);
  await removeNote(dataFolder);
  const held = await Promise.all(
    moves.map(async ({ aside }) => ((await namesIn(aside)).length > 0 ? [aside] : [])),
  );
  return held.flat();
}

async function moveOut({ folder, aside, names }: RestoreMove): Promise<void> {
  if (names.length === 0) return;
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const name of names)
    if (!(await isThere(join(aside, name)))) await rename(join(folder, name), join(aside, name));
  await syncFolder(aside);
  await syncFolder(folder);
}

async function moveBack({ folder, aside, names }: RestoreMove): Promise<void> {
  for (const name of names)
    if (await isThere(join(aside, name))) await rename(join(aside, name), join(folder, name));
  // What else lies in it, which nobody of this program put there, keeps it.
  await rmdir(aside).catch(() => undefined);
}

async function moveIn({ folder, staged }: RestoreMove): Promise<void> {
  for (const name of await namesIn(staged)) await rename(join(staged, name), join(folder, name));
  await syncFolder(folder);
  await rm(staged, { recursive: true, force: true });
}

async function removeNote(dataFolder: string): Promise<void> {
  await rm(notePath(dataFolder), { force: true });
  await removeHalfNotes(dataFolder);
  await syncFolder(dataFolder);
}

/** What a process that was killed while it wrote a note has left. */
export async function removeHalfNotes(dataFolder: string): Promise<void> {
  const names = (await namesIn(dataFolder)).filter((name) => name.startsWith(`${RESTORE_NOTE}.`));
  for (const name of names) await rm(join(dataFolder, name), { force: true });
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return [];
    throw fault;
  });
}
