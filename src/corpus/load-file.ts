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

/** A file of the corpus as it was read. */
export interface LoadedFile {
  readonly file: CorpusFile;
  readonly content: Uint8Array | UnreadFile;
  /** What is said of it beside it; undefined where nothing is. */
  readonly said: Uint8Array | UnreadFile | undefined;
}

/** Of the files that are read ahead, in bytes, were each as large as its format may be. */
const MOST_AHEAD = 100_000_000;

/**
 * Reads files in their order, the next ones while one is looked at: of thousands of small files each is otherwise waited for. One that is
 * larger than its format may be is not read.
 */
export async function* loadCorpusFiles(files: readonly CorpusFile[]): AsyncGenerator<LoadedFile> {
  const loading: Promise<LoadedFile>[] = [];
  let ahead = 0;
  let next = 0;
  for (const file of files) {
    for (let coming = files[next]; coming !== undefined; coming = files[next]) {
      if (loading.length > 0 && ahead + limitOf(coming) > MOST_AHEAD) break;
      loading.push(loadWithMeta(coming));
      ahead += limitOf(coming);
      next += 1;
    }
    const loaded = await loading.shift();
    ahead -= limitOf(file);
    if (loaded !== undefined) yield loaded;
  }
}

function limitOf({ ending }: CorpusFile): number {
  return FILE_LIMITS[ending].bytes;
}

async function loadWithMeta(file: CorpusFile): Promise<LoadedFile> {
  const [content, said] = await Promise.all([loadFile(file, limitOf(file)), loadMetaFile(file)]);
  return { file, content, said };
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
