import { readFile, stat } from 'node:fs/promises';
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

/** Reads a file's bytes; one that is larger than `most` is not even opened. */
export async function loadFile(
  { path, location }: Pick<CorpusFile, 'path' | 'location'>,
  most: number,
): Promise<Uint8Array | UnreadFile> {
  try {
    const { size } = await stat(location);
    if (size > most) {
      const facts = { kind: 'too-large', bytes: size, most } as const;
      return { problem: { path, facts }, state: `too large ${size}` };
    }
    return await readFile(location);
  } catch (fault) {
    return { problem: { path, facts: readFault(fault) }, state: 'unreadable' };
  }
}
