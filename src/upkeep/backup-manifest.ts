import { posix } from 'node:path';
import { z } from 'zod';

/** The first file of a backup, which says what the others are. */
export const MANIFEST_FILE = 'beleg-backup.json';
export const BACKUP_VERSION = 1;
const KIND = 'beleg-backup';

/** The folders of a backup: each is restored to another place, and `settings` and `places` hold one file each. */
export const BACKUP_PARTS = ['corpus', 'data', 'settings', 'places'] as const;
export type BackupPart = (typeof BACKUP_PARTS)[number];
const SINGLE = ['settings', 'places'] as const satisfies readonly BackupPart[];

/** What a backup may hold that can be made or fetched anew. */
const extras = z.object({ cache: z.boolean(), models: z.boolean(), settings: z.boolean() }).readonly();

const file = z
  .object({
    /** With slashes; the first name is the part. */
    path: z.string().refine(isSafePath),
    bytes: z.int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Who may read and write it, as the system counts. */
    mode: z.int().min(0).max(0o777),
  })
  .readonly();

const manifest = z
  .object({
    kind: z.literal(KIND),
    version: z.literal(BACKUP_VERSION),
    /** The program that made it. */
    writtenBy: z.string(),
    created: z.iso.datetime(),
    /** As `DATA_VERSION`; 0 where the data did not say. */
    dataVersion: z.int().nonnegative(),
    holds: extras,
    files: z.array(file).readonly(),
  })
  .readonly();

/** Of a version that this program may not know. */
const anyManifest = z.object({
  kind: z.literal(KIND),
  version: z.int().positive(),
  writtenBy: z.string(),
});

export type BackupFile = z.infer<typeof file>;
export type BackupManifest = z.infer<typeof manifest>;

/** A manifest as it is written. */
export function manifestText(facts: Omit<BackupManifest, 'kind' | 'version'>): string {
  return `${JSON.stringify({ kind: KIND, version: BACKUP_VERSION, ...facts } satisfies BackupManifest, undefined, 1)}\n`;
}

/** What the text of a manifest says: of a newer version only which; undefined where it is none, or contradicts itself. */
export function parseManifest(
  text: string,
):
  | { readonly kind: 'known'; readonly manifest: BackupManifest }
  | { readonly kind: 'newer'; readonly version: number; readonly writtenBy: string }
  | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const { version, writtenBy } = anyManifest.parse(json);
    if (version > BACKUP_VERSION) return { kind: 'newer', version, writtenBy };
    const known = manifest.parse(json);
    const paths = known.files.map(({ path }) => path);
    return isTree(paths) && SINGLE.every((part) => isOneAtMost(part, paths))
      ? { kind: 'known', manifest: known }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The part that a path of a backup belongs to, and the rest of the path. */
export function partOf(path: string): { readonly part: BackupPart; readonly below: string } | undefined {
  const [first, ...names] = path.split('/');
  const part = BACKUP_PARTS.find((known) => known === first);
  return part === undefined || names.length === 0 ? undefined : { part, below: names.join('/') };
}

/** No longer than what systems open, in bytes. */
const LONGEST_PATH = 3_000;
const LONGEST_NAME = 255;
/** What Windows takes for a folder or a drive is refused everywhere, so that a backup can be restored anywhere that takes its names. */
const STRANGE = /[\\:\ufffd]|\p{Cc}/u;

/** Whether a path stays within its part on every system: no way up, no absolute one, no drive. */
export function isSafePath(path: string): boolean {
  if (partOf(path) === undefined || Buffer.byteLength(path) > LONGEST_PATH) return false;
  return path
    .split('/')
    .every(
      (name) =>
        name !== '' &&
        name !== '.' &&
        name !== '..' &&
        Buffer.byteLength(name) <= LONGEST_NAME &&
        !STRANGE.test(name),
    );
}

/** A file by itself, and no folder. */
function isOneAtMost(part: BackupPart, paths: readonly string[]): boolean {
  const own = paths.flatMap((path) => partOf(path) ?? []).filter((one) => one.part === part);
  return own.length <= 1 && own.every(({ below }) => !below.includes('/'));
}

/** Whether each path is there once, and none is both a file and a folder of others. */
function isTree(paths: readonly string[]): boolean {
  const files = new Set(paths);
  if (files.size < paths.length) return false;
  return paths.every((path) => {
    for (let above = posix.dirname(path); above !== '.'; above = posix.dirname(above))
      if (files.has(above)) return false;
    return true;
  });
}
