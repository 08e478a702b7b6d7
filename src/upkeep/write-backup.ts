import { createWriteStream } from 'node:fs';
import { link, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { generationFolder, isGenerationName, readPointer } from '../search-index/disk/generations.ts';
import { makeFolder, OWNER_ONLY, syncFile, syncFolder } from '../system/durable-files.ts';
import { systemCode } from '../system/file-fault.ts';
import { listFiles, type BackedUp, type ListedFile } from './backup-files.ts';
import { MANIFEST_FILE, manifestText, type BackupManifest } from './backup-manifest.ts';
import { requireKnownData } from './data-version.ts';
import { holdFile, Restless, seeDataFile, seeFile, seenContent, type SeenFile } from './read-whole.ts';
import { UpkeepFault } from './upkeep-fault.ts';
import { tarOf } from './write-tar.ts';

interface BackupOptions extends BackedUp {
  /** Whether the index in the data folder is the one that answers, and not one from before it went to a database. */
  readonly index: boolean;
  /** Where it goes; it must not be there. */
  readonly path: string;
  /** Replaces what is there. */
  readonly overwrite: boolean;
  /** The version of the program. */
  readonly program: string;
  /** Bytes so far, and of all. */
  readonly onProgress: (done: number, total: number) => void;
}

/** A backup that was made. */
export interface WrittenBackup {
  readonly manifest: BackupManifest;
  /** Of the file. */
  readonly bytes: number;
  /** Whether it holds an index. */
  readonly hasIndex: boolean;
  /** What lies in the folders and is not in it. */
  readonly leftOut: readonly string[];
}

/** Whoever writes articles is done in between, or writes without a pause. */
const ATTEMPTS = 4;
/** A file's own bytes hardly shrink more at a higher level, and a bot wants the processor. */
const GZIP = { level: 1 };

/**
 * Puts all that a host keeps into one file, also while a bot runs: lines as far as they are complete, files as they were replaced last, and
 * the index in use, which is held open. The file appears whole or not at all, and only its user may read it.
 * @throws UpkeepFault where there is nothing, where it cannot be read or written, and where a file is there already
 */
export async function writeBackup(options: BackupOptions): Promise<WrittenBackup> {
  const { path, overwrite } = options;
  requireKnownData(options.dataFolder);
  if (!overwrite && (await isThere(path))) throw new UpkeepFault({ kind: 'backup-exists', path });
  const folder = dirname(path);
  const beside = join(folder, `.${basename(path)}.${crypto.randomUUID()}~`);
  try {
    await makeFolder(folder).catch(unwritable(path));
    for (let attempt = 1; ; attempt += 1) {
      try {
        const written = await attemptBackup(options, beside);
        await publish(beside, options).catch(unwritable(path));
        return written;
      } catch (fault) {
        if (!(fault instanceof Restless)) throw fault;
        if (attempt === ATTEMPTS) throw new UpkeepFault({ kind: 'restless-file', path: fault.path });
      }
    }
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function unwritable(path: string): (fault: unknown) => never {
  return (fault) => {
    const code = systemCode(fault);
    if (code === undefined || fault instanceof UpkeepFault || fault instanceof Restless) throw fault;
    throw new UpkeepFault({ kind: 'backup-unwritable', path, code }, { cause: fault });
  };
}

/** In one step; of two that write the same file one is refused. Where a disk has no links, by looking first. */
async function publish(beside: string, { path, overwrite }: BackupOptions): Promise<void> {
  if (overwrite) await rename(beside, path);
  else
    await link(beside, path).catch(async (fault: unknown) => {
      if (systemCode(fault) === 'EEXIST' || (await isThere(path)))
        throw new UpkeepFault({ kind: 'backup-exists', path });
      await rename(beside, path);
    });
  await syncFolder(dirname(path));
}

async function attemptBackup(options: BackupOptions, beside: string): Promise<WrittenBackup> {
  const { corpusFolder, dataFolder, cache, models, program, onProgress, path } = options;
  const index = options.index ? await holdIndex(dataFolder) : NO_INDEX;
  try {
    const { files: listed, leftOut } = await listFiles(options);
    const seen: SeenFile[] = [];
    for (const file of listed) seen.push(await (isSmall(file) ? seeDataFile(file) : seeFile(file)));
    const files = [...seen, ...index.files];
    if (files.length === 0)
      throw new UpkeepFault({ kind: 'nothing-to-back-up', folders: [corpusFolder, dataFolder] });
    const created = new Date();
    const manifest = {
      writtenBy: program,
      created: created.toISOString(),
      dataVersion: requireKnownData(dataFolder) ?? 0,
      holds: { cache, models, settings: options.files.settings !== undefined },
      files: files.map(({ path: name, bytes, sha256, mode }) => ({ path: name, bytes, sha256, mode })),
    };
    const text = Buffer.from(manifestText(manifest));
    const archived = [seenContent(MANIFEST_FILE, text, OWNER_ONLY), ...files];
    const total = archived.reduce((sum, { bytes }) => sum + bytes, 0);
    const counted = counting(tarOf(archived, created), (done) => onProgress(Math.min(done, total), total));
    const out = createWriteStream(beside, { flags: 'w', mode: OWNER_ONLY });
    await pipeline(counted, createGzip(GZIP), out).catch(unwritable(path));
    await syncFile(beside).catch(unwritable(path));
    const { size: bytes } = await stat(beside);
    return {
      manifest: { kind: 'beleg-backup', version: 1, ...manifest },
      bytes,
      hasIndex: index.files.length > 0,
      leftOut,
    };
  } finally {
    await index.close();
  }
}

/** What a bot writes; the vectors of the cache and models may be large, and are never changed in place. */
function isSmall({ path }: ListedFile): boolean {
  return /^(?:data|settings|places)\/[^/]+$/.test(path);
}

async function* counting(
  chunks: AsyncIterable<Uint8Array>,
  hear: (done: number) => void,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.byteLength;
    hear(done);
    yield chunk;
  }
}

interface HeldIndex {
  readonly files: readonly SeenFile[];
  readonly close: () => Promise<void>;
}

const NO_INDEX: HeldIndex = { files: [], close: async () => undefined };

/** The index in use. Where a build removes it while it is being opened, another one is in use by then. */
async function holdIndex(dataFolder: string): Promise<HeldIndex> {
  const name = await readPointer(dataFolder);
  if (name === undefined || !isGenerationName(name)) return NO_INDEX;
  const folder = generationFolder(dataFolder, name);
  const held: Awaited<ReturnType<typeof holdFile>>[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(held.map((file) => file.close()));
  };
  try {
    const names = await namesIn(folder);
    // A pointer to what is not there says nothing: the next start builds anew, from this data or from the backup.
    if (names.length === 0 && (await readPointer(dataFolder)) === name) return { files: [], close };
    if (names.length === 0) throw new Restless(folder);
    for (const file of names.toSorted()) {
      const [path, location] = [`data/index/generations/${name}/${file}`, join(folder, file)];
      held.push(await holdFile({ path, location }));
    }
    const pointer = seenContent('data/index/current', Buffer.from(`${name}\n`), 0o644);
    return { files: [pointer, ...(await rollbackNote(dataFolder)), ...held.map(({ seen }) => seen)], close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return [];
    throw fault;
  });
}

/** That somebody went back to the index in use, which holds after a restore too. */
async function rollbackNote(dataFolder: string): Promise<readonly SeenFile[]> {
  const content = await readFile(join(dataFolder, 'index', 'rollback.json')).catch(() => undefined);
  return content === undefined ? [] : [seenContent('data/index/rollback.json', content, 0o644)];
}
