import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, OWNER_ONLY } from '../../system/durable-files.ts';
import { printableLine } from '../rendering/printable-text.ts';

/** Lines: months of asking, and a file that is read in no time. */
export const HISTORY_LIMIT = 500;

/**
 * The lines of earlier chats, newest first as readline wants them, at most HISTORY_LIMIT. A file that is missing or
 * cannot be read is an empty history. Control characters are dropped: readline would print them.
 */
export async function loadHistory(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const entries = text.split('\n').map(printableLine);
  return entries
    .filter((entry) => entry !== '')
    .slice(-HISTORY_LIMIT)
    .toReversed();
}

/**
 * Keeps the lines (newest first) for the next chat, oldest first in the file, readable by their owner only.
 * A disk that is full or read-only costs the history, not the chat: failing is no fault.
 */
export async function saveHistory(file: string, newestFirst: readonly string[]): Promise<void> {
  const entries = newestFirst.slice(0, HISTORY_LIMIT).toReversed();
  try {
    await makeFolder(path.dirname(file));
    await writeFile(file, entries.map((entry) => `${entry}\n`).join(''), { mode: OWNER_ONLY });
  } catch {
    // Nothing that the person at the prompt could or should act on.
  }
}
