import { readFile, stat } from 'node:fs/promises';
import type { CorpusProblem } from './corpus-problem.ts';
import { readFault } from './corpus-problem.ts';
import type { CorpusFile } from './list-corpus-files.ts';

/** The plain text of a thick book. Markdown of that size takes 3 s to parse, and parsing time grows faster than size. */
export const FILE_SIZE_LIMIT = 2_000_000;

/** A file that was not read; `state` tells it from other states of the same file. */
export interface UnreadFile {
  readonly problem: CorpusProblem;
  readonly state: string;
}

/** Reads a file's bytes; one that is larger than FILE_SIZE_LIMIT is not even opened. */
export async function loadCorpusFile({ path, location }: CorpusFile): Promise<Uint8Array | UnreadFile> {
  try {
    const { size } = await stat(location);
    if (size > FILE_SIZE_LIMIT) return { problem: tooLarge(path, size), state: `too large ${size}` };
    return await readFile(location);
  } catch (error) {
    return { problem: readFault(path, error), state: 'unreadable' };
  }
}

function tooLarge(path: string, size: number): CorpusProblem {
  return {
    path,
    reason: `It has ${megabytes(size)}, more than the ${megabytes(FILE_SIZE_LIMIT)} of a single article.`,
    remedy: 'Split it into several files, one an article or a chapter.',
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
