import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import { ArticleFault, CorpusFault, readFault, type CorpusFacts } from './corpus-fault.ts';
import { decodeText } from './decode-text.ts';
import { shownValue, type FileFacts } from './file-facts.ts';

/** Names files of its folder that are none of the corpus. */
const IGNORE_FILE = '.belegignore';
/** Some thousand patterns: each is held against each file, at every start. */
const IGNORE_FILE_LIMIT = 20_000;

/** Whether an entry of the corpus folder, by its path below that, is to be passed over. */
export type IsIgnored = (relativePath: string, isFolder: boolean) => boolean;

/**
 * Reads the patterns of a folder's `.belegignore`, which are those of a .gitignore; without such a file nothing is ignored. Case
 * tells no names apart, as in the endings of articles: on every machine the same, and in doubt nothing is published.
 * @throws CorpusFault where it cannot be read or holds what is no pattern: what it may have meant must not be quoted.
 */
export async function readIgnoreFile(root: string, name: string): Promise<IsIgnored> {
  const path = `${name}/${IGNORE_FILE}`;
  const lines = (await readLines(join(root, IGNORE_FILE), path)).map((line) => line.normalize('NFC'));
  for (const [at, pattern] of lines.entries())
    if (isMistaken(pattern))
      throw new CorpusFault({ kind: 'bad-ignore-pattern', path, line: at + 1, pattern: shownValue(pattern) });
  const patterns = ignore({ ignorecase: true }).add(lines);
  // macOS gives the names of files decomposed.
  return (below, isFolder) => patterns.ignores(`${below.normalize('NFC')}${isFolder ? '/' : ''}`);
}

async function readLines(location: string, path: string): Promise<readonly string[]> {
  const bytes = await load(location, path);
  if (bytes === undefined) return [];
  try {
    return decodeText(bytes).split('\n');
  } catch (fault) {
    if (!(fault instanceof ArticleFault)) throw fault;
    if (fault.facts.kind === 'empty') return [];
    throw unreadable(path, fault.facts);
  }
}

/** A link is not followed: what is ignored here is said in this folder. */
async function load(location: string, path: string): Promise<Uint8Array | undefined> {
  try {
    const entry = await lstat(location);
    if (!entry.isFile())
      throw unreadable(path, { kind: entry.isSymbolicLink() ? 'symbolic-link' : 'no-regular-file' });
    if (entry.size > IGNORE_FILE_LIMIT)
      throw new CorpusFault({ kind: 'large-ignore-file', path, bytes: entry.size, most: IGNORE_FILE_LIMIT });
    return await readFile(location);
  } catch (fault) {
    if (fault instanceof CorpusFault) throw fault;
    const why = readFault(fault);
    if (why.kind === 'vanished') return undefined;
    throw unreadable(path, why);
  }
}

function unreadable(path: string, why: FileFacts): CorpusFault {
  return new CorpusFault({ kind: 'closed-ignore-file', path, why } satisfies CorpusFacts);
}

/**
 * Each `**` is tried at every folder of a path, again for each folder that the one before may have ended at: five of them take
 * seconds for a path of a hundred folders, eight never end.
 */
const MOST_DOUBLE_STARS = 3;

/** What git takes for a mark when it stands behind a backslash. */
const ESCAPABLE = /^[*?[\]!#{}\\ -]$/;

/**
 * Whether a line means something else than who wrote it thinks: git passes over such lines without a word, and what they were to keep
 * away would be quoted.
 */
function isMistaken(line: string): boolean {
  const pattern = line.replace(/^!/, '').trimEnd();
  if (line.startsWith('#')) return false;
  if (pattern.split('**').length - 1 > MOST_DOUBLE_STARS) return true;
  return /^\.{1,2}(?:\/|$)/.test(pattern) || (line.startsWith('!') && pattern === '') || hasWrongMark(line);
}

function hasWrongMark(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) {
    const mark = line[at];
    if (mark === '\\') {
      at += 1;
      if (!ESCAPABLE.test(line[at] ?? '')) return true;
    } else if (mark === '{') {
      return true;
    } else if (mark === '[') {
      const end = endOfClass(line, at);
      if (end === undefined) return true;
      at = end;
    }
  }
  return false;
}

/** Where a `[…]` ends, whose first character may be a bracket itself. */
function endOfClass(line: string, start: number): number | undefined {
  const first = /[!^]/.test(line[start + 1] ?? '') ? start + 2 : start + 1;
  const end = line.indexOf(']', first + 1);
  return end === -1 ? undefined : end;
}
