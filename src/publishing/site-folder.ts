import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { systemCode } from '../system/file-fault.ts';
import { HostFault } from '../wording/host/host-fault.ts';

/** Says of a folder that it is a site, and which files of it were written. */
export const LISTING_FILE = 'beleg-site.json';

/** Without a way out of the folder: what is listed is read and deleted. */
const ofSite = z.string().regex(/^(?:[^./\\][^/\\]*\/)?[^./\\][^/\\]*$/u);
const listing = z.object({ site: z.literal('beleg'), files: z.array(ofSite) });

/** What systems lay into folders that somebody looks at. */
const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** The listing of a site, as it is written. */
export function listingOf(files: readonly string[]): string {
  return `${JSON.stringify({ site: 'beleg', files: [...files, LISTING_FILE] }, undefined, 2)}\n`;
}

/** The files of a site by their paths with slashes; undefined where the folder is no site. */
export async function listedFiles(folder: string): Promise<ReadonlySet<string> | undefined> {
  const written = await readFile(join(folder, LISTING_FILE), 'utf8').catch((fault: unknown) => {
    if (NOT_THERE.has(systemCode(fault) ?? '')) return undefined;
    throw fault;
  });
  if (written === undefined) return undefined;
  const parsed = listing.safeParse(asJson(written));
  return parsed.success ? new Set(parsed.data.files) : undefined;
}

const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The folder that a site may be written to: one that is not there, that is empty, or that holds a site and nothing else, so that
 * nothing is deleted that was not written with it.
 *
 * @param named relative to where the program was started
 * @returns its absolute path, through links
 * @throws HostFault where it may not
 */
export async function siteFolder(named: string, { corpus }: { readonly corpus: string }): Promise<string> {
  try {
    const folder = await throughLinks(resolve(named));
    if (isWithin(folder, await throughLinks(resolve(corpus))))
      throw new HostFault({ kind: 'site-among-articles', folder });
    await requireNoStranger(folder);
    return folder;
  } catch (fault) {
    throw siteFault(fault, resolve(named));
  }
}

/** A failed system call as a host is told of it; any other fault as it is. */
export function siteFault(fault: unknown, folder: string): unknown {
  const code = systemCode(fault);
  if (code === undefined || fault instanceof HostFault) return fault;
  const facts =
    code === 'ENOTDIR'
      ? ({ kind: 'site-no-folder', folder } as const)
      : ({ kind: 'site-unwritable', folder, code } as const);
  return new HostFault(facts, { cause: fault });
}

/** A path with the links in it followed, as far as it is there. */
async function throughLinks(path: string): Promise<string> {
  const above = dirname(path);
  return realpath(path).catch(async (fault: unknown) => {
    if (systemCode(fault) !== 'ENOENT' || above === path) throw fault;
    return join(await throughLinks(above), relative(above, path));
  });
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}

/**
 * Holds a folder against its listing.
 * @throws HostFault where it holds something that was not written with a site
 */
export async function requireNoStranger(folder: string): Promise<void> {
  const found = await strangerIn(folder);
  if (found !== undefined) throw new HostFault({ kind: 'site-folder-taken', folder, found });
}

async function strangerIn(folder: string): Promise<string | undefined> {
  const listed = await listedFiles(folder);
  const files = listed ?? new Set<string>();
  const folders = new Set([...files].map((file) => posix.dirname(file)));
  // Of a folder that is no site, which may be all of a disk, the first thing in it is enough.
  const options = { recursive: listed !== undefined, withFileTypes: true } as const;
  const entries = await readdir(folder, options).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return [];
    throw fault;
  });
  return entries
    .filter(({ name }) => !LITTER.has(name))
    .map((entry) => ({
      entry,
      path: relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'),
    }))
    .find(({ entry, path }) => !(entry.isDirectory() ? folders : files).has(path))?.path;
}
