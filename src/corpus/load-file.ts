import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { systemCode } from '../system/file-fault.ts';
import { FILE_LIMITS } from './article-endings.ts';
import { readFault, type CorpusProblem } from './corpus-fault.ts';
import type { CorpusFile } from './corpus-files.ts';

/** A file that was not read; `state` tells it from other states of the same file. */
export interface UnreadFile {
  readonly problem: CorpusProblem;
  readonly state: string;
}

/** Reads an article file's bytes, unless it is larger than its format may be. */
export function loadCorpusFile(file: CorpusFile): Promise<Uint8Array | UnreadFile> {
  return loadFile(file, FILE_LIMITS[file.ending].bytes);
}

/** What is said of an article is a few lines. In bytes. */
const META_LIMIT = 64_000;

/** Reads the bytes of what is said of an article; undefined where nothing is. */
export async function loadMetaFile({ meta }: CorpusFile): Promise<Uint8Array | UnreadFile | undefined> {
  if (meta?.strange === undefined) return meta && loadFile(meta, META_LIMIT);
  return { problem: { path: meta.path, facts: meta.strange }, state: meta.strange.kind };
}

/** By the time that a file is read it may be another thing than it was listed as: no link is followed, and no pipe waited for. */
const AS_LISTED = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads a file's bytes; of one that is larger than `most` nothing is read. */
export async function loadFile(
  { path, location }: Pick<CorpusFile, 'path' | 'location'>,
  most: number,
): Promise<Uint8Array | UnreadFile> {
  try {
    const file = await open(location, AS_LISTED);
    try {
      const found = await file.stat();
      if (!found.isFile())
        return { problem: { path, facts: { kind: 'no-regular-file' } }, state: 'no regular file' };
      const { size } = found;
      if (size > most) {
        const facts = { kind: 'too-large', bytes: size, most } as const;
        return { problem: { path, facts }, state: `too large ${size}` };
      }
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (fault) {
    if (systemCode(fault) === 'ELOOP')
      return { problem: { path, facts: { kind: 'symbolic-link' } }, state: 'symbolic link' };
    return { problem: { path, facts: readFault(fault) }, state: 'unreadable' };
  }
}
