import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolder, syncFile, syncFolder, writeNewFile, type FileRecord } from '../system/durable-files.ts';
import { dataFolderFault, systemCode } from '../system/file-fault.ts';
import {
  fileAddress,
  get,
  type HubFile,
  type HubModel,
  type HubSnapshot,
  silence,
  SilenceError,
  snapshotOf,
} from './hub.ts';
import { HubRefusal } from './hub-refusal.ts';
import { ModelFault, type ModelRoleName } from './model-fault.ts';
import { KIND_FILE } from './model-manifest.ts';
import { MODEL_FILES, WEIGHTS, writeChecksums } from './model-files.ts';

export interface DownloadProgress {
  readonly file: string;
  /** Bytes so far, and of the whole file where the hub says so. */
  readonly done: number;
  readonly total: number | undefined;
}

export interface DownloadOptions {
  readonly role: ModelRoleName;
  readonly model: HubModel;
  /** The hub's address, for example https://huggingface.co. */
  readonly hub: string;
  readonly dataFolder: string;
  /** Exists afterwards, and only then: a download that fails leaves nothing there. */
  readonly folder: string;
  readonly onProgress: (progress: DownloadProgress) => void;
  /** Milliseconds in which something has to come. */
  readonly stallLimit?: number | undefined;
}

const STALL_LIMIT = 30_000;

/** The most that ONNX Runtime takes as one file. */
const MOST_BYTES_OF_WEIGHTS = 2 ** 31 - 1;
/** The largest vocabularies take some 20 MB. */
const MOST_BYTES = 64 * 2 ** 20;

/** Says in the model's folder where it came from. */
const SOURCE_FILE = 'source.json';

/**
 * Downloads a model's files as they are at one commit, and notes the commit and the sha256 of each.
 * @throws ModelFault that says which address failed and how; FileFault where the data folder cannot take them
 */
export async function downloadModel(options: DownloadOptions): Promise<void> {
  const { role, model, hub, dataFolder, folder, stallLimit = STALL_LIMIT } = options;
  try {
    const unfinished = await newUnfinished(dataFolder);
    try {
      const snapshot = await patiently(stallLimit, ({ signal }) => snapshotOf(hub, model, signal));
      const checksums: Record<string, FileRecord> = {};
      for (const file of neededOf(snapshot, options)) {
        checksums[file] = await patiently(stallLimit, (patience) =>
          fetchFile(file, { ...options, snapshot, unfinished, patience }),
        );
        await syncFile(join(unfinished, file));
      }
      const source = { hub, model: model.name, revision: model.revision, commit: snapshot.commit };
      await writeNewFile(join(unfinished, SOURCE_FILE), `${JSON.stringify(source, null, 2)}\n`);
      await writeChecksums(unfinished, checksums);
      await putInPlace(unfinished, folder);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  } catch (fault) {
    if (!(fault instanceof HubRefusal)) throw dataFolderFault(fault, dataFolder);
    const { address, facts: how } = fault;
    throw new ModelFault({ kind: 'download-failed', role, address, how }, { cause: fault });
  }
}

function unfinishedIn(dataFolder: string): string {
  return join(dataFolder, 'models', '.unfinished'); // no model's owner begins with a dot
}

async function newUnfinished(dataFolder: string): Promise<string> {
  const unfinished = join(unfinishedIn(dataFolder), crypto.randomUUID());
  await makeFolder(unfinished);
  return unfinished;
}

/** Removes what downloads left that were killed: those of other processes that still run have written lately. */
export async function removeAbandoned(dataFolder: string): Promise<void> {
  const parent = unfinishedIn(dataFolder);
  for (const name of await readdir(parent).catch(() => [])) {
    const unfinished = join(parent, name);
    const inside = await readdir(unfinished, { recursive: true }).catch(() => []);
    const paths = [unfinished, ...inside.map((path) => join(unfinished, path))];
    const written = await Promise.all(
      paths.map((path) =>
        stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
    );
    if (Math.max(...written) < Date.now() - 2 * STALL_LIMIT)
      await rm(unfinished, { recursive: true, force: true });
  }
}

/** Where another process was first, its files are as good. */
async function putInPlace(unfinished: string, folder: string): Promise<void> {
  await makeFolder(dirname(folder));
  await rename(unfinished, folder).catch((fault: unknown) => {
    if (systemCode(fault) !== 'ENOTEMPTY' && systemCode(fault) !== 'EEXIST') throw fault;
  });
  await syncFolder(dirname(folder));
}

function neededOf({ commit, files }: HubSnapshot, { hub, model }: DownloadOptions): string[] {
  const weights = WEIGHTS.find((file) => files.has(file));
  const missing =
    MODEL_FILES.find((file) => !files.has(file)) ?? (weights === undefined ? WEIGHTS[0] : undefined);
  const kindFile = files.has(KIND_FILE) ? [KIND_FILE] : [];
  if (weights !== undefined && missing === undefined) return [...MODEL_FILES, weights, ...kindFile];
  const kind = missing === WEIGHTS[0] ? 'no-weights' : 'no-file';
  throw new HubRefusal(fileAddress(hub, model, commit, missing ?? ''), { kind });
}

interface FetchOptions extends DownloadOptions {
  readonly snapshot: HubSnapshot;
  readonly unfinished: string;
  readonly patience: Patience;
}

/** Fetches one file and holds it against all that the hub says of it. */
async function fetchFile(file: string, options: FetchOptions): Promise<FileRecord> {
  const { hub, model, snapshot, unfinished, patience, onProgress } = options;
  const address = fileAddress(hub, model, snapshot.commit, file);
  const response = await get(address, patience.signal);
  patience.renew();
  const promised = promiseOf(response, snapshot.files.get(file));
  const most = file.endsWith('.onnx') ? MOST_BYTES_OF_WEIGHTS : MOST_BYTES;
  const tooLarge = new HubRefusal(address, { kind: 'too-large', most });
  if ((promised.bytes ?? 0) > most) throw tooLarge;
  const path = join(unfinished, file);
  await makeFolder(dirname(path));
  const hash = createHash('sha256');
  let done = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      patience.renew();
      done += chunk.length;
      hash.update(chunk);
      onProgress({ file, done, total: promised.bytes });
      next(done > most ? tooLarge : null, chunk);
    },
  });
  const body = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body);
  await pipeline(body, counted, createWriteStream(path, { flags: 'wx' })).catch((fault: unknown) => {
    throw refusalOf(fault, address, patience);
  });
  const sha256 = hash.digest('hex');
  const expected = promised.bytes ?? done;
  if (done !== expected) throw new HubRefusal(address, { kind: 'other-size', bytes: done, expected });
  if (sha256 !== (promised.sha256 ?? sha256)) throw new HubRefusal(address, { kind: 'other-content' });
  return { bytes: done, sha256 };
}

/** Size and hash by the hub's list; where that leaves out a size, by the answer's head. */
function promiseOf({ headers }: Response, listed: HubFile = {}): HubFile {
  // The length of a compressed answer is not that of what arrives here.
  const length = headers.has('content-encoding') ? null : headers.get('content-length');
  return { bytes: listed.bytes ?? (length === null ? undefined : Number(length)), sha256: listed.sha256 };
}

/** What went wrong on the way: the connection or the disk. */
function refusalOf(fault: unknown, address: URL, { signal }: Patience): unknown {
  if (fault instanceof HubRefusal) return fault;
  const silent = silence(signal);
  if (silent !== undefined) return new HubRefusal(address, silent, { cause: fault });
  const ofDisk = fault instanceof Error && 'syscall' in fault;
  return ofDisk ? fault : new HubRefusal(address, { kind: 'broke-off' }, { cause: fault });
}

/** How long a hub may be silent. */
interface Patience {
  readonly signal: AbortSignal;
  /** Something came: it begins anew. */
  readonly renew: () => void;
}

/** Has a request made that is given up once nothing comes for so many milliseconds. */
async function patiently<T>(limit: number, request: (patience: Patience) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const why = new SilenceError(limit / 1000);
  const timer = setTimeout(() => controller.abort(why), limit);
  try {
    return await request({ signal: controller.signal, renew: () => void timer.refresh() });
  } finally {
    clearTimeout(timer);
  }
}
