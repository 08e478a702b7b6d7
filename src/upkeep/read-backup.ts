import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { systemCode } from '../system/file-fault.ts';
import { MANIFEST_FILE, parseManifest, type BackupFile, type BackupManifest } from './backup-manifest.ts';
import { DATA_VERSION } from './data-version.ts';
import { UpkeepFault, type BackupProblem } from './upkeep-fault.ts';

/** What becomes of a backup's files while it is checked. */
export interface BackupReader {
  /** Hears the manifest before the first file. */
  readonly onManifest?: (manifest: BackupManifest) => Promise<void>;
  /** Gets each file's bytes; what it throws ends the reading. */
  readonly onFile?: (file: BackupFile, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
  /** Bytes so far, and of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

const MANIFEST_NAME = Buffer.from(MANIFEST_FILE);
/** Of the manifest of some hundred thousand files. */
const LARGEST_MANIFEST = 100_000_000;
/** What headers, filled blocks and long names take of a file beside its bytes. */
const OVERHEAD = 10_000;

/**
 * Reads a whole backup and holds each file against what its manifest says: nothing that it does not name, all that it names, each once, of
 * that size and sum. What it unpacks to is bounded by the manifest.
 * @throws UpkeepFault where it is no backup, not whole, or of a newer version
 */
export async function readBackup(path: string, reader: BackupReader = {}): Promise<BackupManifest> {
  await requireBackup(path);
  const reading = new Reading(path, reader);
  const parser = new Parser({ strict: true, onReadEntry: (entry) => reading.take(entry) });
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('end', resolve);
    parser.on('error', reject);
  });
  ended.catch(() => undefined); // Reported where it is awaited.
  try {
    await Promise.race([feed(path, parser, reading), reading.failed]);
    parser.end();
    await Promise.race([ended, reading.failed]);
    return await reading.done();
  } catch (fault) {
    throw reading.told(fault);
  }
}

async function requireBackup(path: string): Promise<void> {
  const found = await stat(path).catch((fault: unknown) => {
    const code = systemCode(fault);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new UpkeepFault({ kind: 'no-backup', path, why: 'missing' });
    if (code === undefined) throw fault;
    throw new UpkeepFault({ kind: 'unreadable-file', path, code }, { cause: fault });
  });
  if (!found.isFile()) throw new UpkeepFault({ kind: 'no-backup', path, why: 'foreign' });
}

async function feed(path: string, parser: Parser, reading: Reading): Promise<void> {
  const packed = createReadStream(path);
  const unpacked = createGunzip();
  packed.on('error', (fault) => unpacked.destroy(fault));
  packed.pipe(unpacked);
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      reading.count(chunk);
      if (!parser.write(chunk)) await new Promise<void>((resolve) => parser.once('drain', () => resolve()));
    }
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

class Reading {
  readonly #path: string;
  readonly #reader: BackupReader;
  /** Settles only where something goes wrong. */
  readonly failed: Promise<never>;
  #fail: (fault: unknown) => void = () => undefined;
  #last: Promise<void> = Promise.resolve();
  #manifest: BackupManifest | undefined;
  #missing = new Map<string, BackupFile>();
  #unpacked = 0;
  #most = LARGEST_MANIFEST;
  #total = 0;
  #read = 0;

  constructor(path: string, reader: BackupReader) {
    this.#path = path;
    this.#reader = reader;
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => undefined); // Reported where it is awaited.
  }

  /**
   * Counts what was unpacked, which no manifest says to be more. The parser would unpack what is packed within once more, and nobody
   * counts that: what does not begin with the name of the manifest is not given to it.
   */
  count(chunk: Buffer): void {
    const begin = this.#unpacked === 0 ? MANIFEST_NAME.subarray(0, chunk.length) : undefined;
    if (begin?.equals(chunk.subarray(0, begin.length)) === false) throw this.#problem('foreign');
    this.#unpacked += chunk.byteLength;
    if (this.#unpacked > this.#most)
      throw this.#problem(this.#manifest === undefined ? 'foreign' : 'damaged');
  }

  /** One file after the other: the next is given once this one was read. */
  take(entry: ReadEntry): void {
    this.#last = this.#last.then(() => this.#takeNext(entry));
    this.#last.catch((fault: unknown) => this.#fail(fault));
  }

  async done(): Promise<BackupManifest> {
    await this.#last;
    if (this.#manifest === undefined) throw this.#problem('foreign');
    const [missing] = this.#missing.keys();
    if (missing !== undefined) throw this.#problem('cut-off', missing);
    return this.#manifest;
  }

  /** What unpacking says of a file that is none, or not whole. */
  told(fault: unknown): unknown {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
    const isOfTar = typeof code === 'string' && code.startsWith('TAR_');
    const isOfGzip = typeof code === 'string' && code.startsWith('Z_');
    if (!isOfTar && !isOfGzip) return fault;
    const isNoBackup = this.#manifest === undefined && (isOfTar || this.#unpacked === 0);
    return this.#problem(isNoBackup ? 'foreign' : code === 'Z_BUF_ERROR' ? 'cut-off' : 'damaged');
  }

  #problem(why: BackupProblem, at?: string): UpkeepFault {
    return new UpkeepFault({ kind: 'no-backup', path: this.#path, why, at });
  }

  async #takeNext(entry: ReadEntry): Promise<void> {
    if (this.#manifest === undefined) return this.#takeManifest(entry);
    const file = this.#missing.get(entry.path);
    // Also links, folders and devices: a backup holds files and nothing else.
    if (file === undefined || entry.type !== 'File' || entry.size !== file.bytes)
      throw this.#problem('damaged', entry.path);
    this.#missing.delete(entry.path);
    const hash = createHash('sha256');
    const hear = (bytes: number): void => {
      this.#read += bytes;
      this.#reader.onProgress?.(this.#read, this.#total);
    };
    async function* hashed(): AsyncGenerator<Uint8Array> {
      for await (const chunk of entry as AsyncIterable<Buffer>) {
        hash.update(chunk);
        hear(chunk.byteLength);
        yield chunk;
      }
    }
    const { onFile = drain } = this.#reader;
    await onFile(file, hashed());
    if (hash.digest('hex') !== file.sha256) throw this.#problem('damaged', file.path);
  }

  async #takeManifest(entry: ReadEntry): Promise<void> {
    if (entry.path !== MANIFEST_FILE || entry.type !== 'File' || entry.size > LARGEST_MANIFEST)
      throw this.#problem('foreign');
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
    const parsed = parseManifest(Buffer.concat(chunks).toString('utf8'));
    if (parsed === undefined) throw this.#problem('damaged', MANIFEST_FILE);
    const known = {
      path: this.#path,
      writtenBy: parsed.kind === 'known' ? parsed.manifest.writtenBy : parsed.writtenBy,
    };
    if (parsed.kind === 'newer')
      throw new UpkeepFault({ kind: 'newer-backup', ...known, found: parsed.version, known: 1 });
    const { manifest } = parsed;
    if (manifest.dataVersion > DATA_VERSION)
      throw new UpkeepFault({
        kind: 'newer-backup',
        ...known,
        found: manifest.dataVersion,
        known: DATA_VERSION,
      });
    this.#missing = new Map(manifest.files.map((file) => [file.path, file]));
    this.#total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#most = this.#unpacked + this.#total + (manifest.files.length + 2) * OVERHEAD;
    this.#manifest = manifest;
    await this.#reader.onManifest?.(manifest);
  }
}

async function drain(_file: BackupFile, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _chunk of bytes);
}
