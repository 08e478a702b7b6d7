import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { typingSlips } from '../language/typing-slips.ts';
import { systemCode } from '../system/file-fault.ts';
import { parsePlaces, type ParsedPlaces } from './parse-places.ts';
import type { PlaceRules } from './place-rules.ts';
import { PlacesFault, type PlacesProblem } from './places-fault.ts';

/** Thousands of rules, and no file that takes seconds to read. */
const MOST_BYTES = 1_000_000;
const MOST_SLIPS = 3;

/**
 * The text of the file with the rules.
 * @throws PlacesFault where it is missing, unreadable, too large or no text
 */
export async function readPlacesText(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES)
      throw new PlacesFault({ kind: 'places-large', path, bytes: size, most: MOST_BYTES });
    bytes = await readFile(path);
  } catch (fault) {
    if (fault instanceof PlacesFault) throw fault;
    const code = systemCode(fault);
    if (code === undefined) throw fault;
    throw code === 'ENOENT'
      ? new PlacesFault({ kind: 'places-missing', path }, { cause: fault })
      : new PlacesFault({ kind: 'places-unreadable', path, code }, { cause: fault });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (fault) {
    throw new PlacesFault({ kind: 'places-no-text', path }, { cause: fault });
  }
}

/**
 * The rules that a text holds, whose folders lie below the corpus folder.
 * @param path of the file, for the fault
 * @throws PlacesFault with all that is wrong, by line
 */
export async function placesOf(
  text: string,
  { path, corpusFolder }: { readonly path: string; readonly corpusFolder: string },
): Promise<PlaceRules> {
  const { rules, folders, problems } = parsePlaces(text);
  const lost = await Promise.all(folders.map((folder) => lostFolder(folder, corpusFolder)));
  const all = [...problems, ...lost.flatMap((problem) => problem ?? [])];
  if (all.length === 0) return rules;
  const inOrder = all.toSorted((one, other) => one.line - other.line || one.column - other.column);
  throw new PlacesFault({ kind: 'wrong-places', path, problems: inOrder });
}

/**
 * A folder that is not there by just this name: where letter case does not count to the system, it does to a rule, which would
 * hide nothing.
 */
async function lostFolder(
  { folder, line, column }: ParsedPlaces['folders'][number],
  corpusFolder: string,
): Promise<PlacesProblem | undefined> {
  let location = corpusFolder;
  let above = '';
  for (const part of folder.split('/').filter(Boolean)) {
    const names = await foldersIn(location);
    const found = names.find((name) => name.normalize('NFC') === part);
    if (found === undefined) {
      const meant = nearest(part, names);
      const facts = { kind: 'no-such-folder', folder, meant: meant && `${above}${meant}` } as const;
      return { line, column, facts };
    }
    location = join(location, found);
    above = `${above}${part}/`;
  }
  return undefined;
}

/** None where it cannot be read: links are no part of a corpus. */
async function foldersIn(location: string): Promise<readonly string[]> {
  const entries = await readdir(location, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function nearest(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  const near = names
    .map((name) => ({ name, slips: typingSlips(word, name.normalize('NFC').toLowerCase(), MOST_SLIPS) }))
    .filter(({ slips }) => slips <= MOST_SLIPS)
    .toSorted((one, other) => one.slips - other.slips);
  return near[0]?.name;
}
