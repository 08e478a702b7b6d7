import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ModelFault, type ModelRoleName } from './model-fault.ts';
import { dataFolderFault, FileFault } from '../system/file-fault.ts';
import { MODEL_FILES, WEIGHTS } from './model-files.ts';

export interface DownloadProgress {
  readonly file: string;
  /** Bytes so far, and of the whole file where the hub says so. */
  readonly done: number;
  readonly total: number | undefined;
}

interface DownloadOptions {
  readonly role: ModelRoleName;
  /** `owner/name`. */
  readonly name: string;
  /** The hub's address, for example https://huggingface.co. */
  readonly hub: string;
  /** Exists afterwards, and only then: a download that fails leaves nothing there. */
  readonly folder: string;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** Downloads a model's files. @throws ModelFault that says which address failed and how. */
export async function downloadModel(options: DownloadOptions): Promise<void> {
  const { role, name, hub, folder, onProgress } = options;
  const failed = (address: string, how: string, cause?: unknown): ModelFault =>
    new ModelFault({ kind: 'download-failed', role, address, how }, { cause });
  const unfinished = `${folder}.${process.pid}.part`;
  const fetchFile = async (file: string): Promise<boolean> => {
    const address = `${hub.replace(/\/$/, '')}/${name}/resolve/main/${file}`;
    const response = await fetch(address).catch((fault: unknown) => {
      throw failed(address, 'the hub cannot be reached', fault);
    });
    if (response.status === 404) return false;
    if (!response.ok || response.body === null) throw failed(address, `the hub answered ${response.status}`);
    // The length of a compressed file is not that of what arrives here.
    const length = response.headers.has('content-encoding')
      ? 0
      : Number(response.headers.get('content-length'));
    const total = length > 0 ? length : undefined;
    const path = join(unfinished, file);
    await mkdir(dirname(path), { recursive: true });
    let done = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        done += chunk.length;
        onProgress({ file, done, total });
        next(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body), counted, createWriteStream(path)).catch(
      (fault: unknown) => {
        // A full disk is no fault of the network.
        const ofDisk = dataFolderFault(fault, folder) instanceof FileFault;
        throw ofDisk ? fault : failed(address, 'the connection broke off', fault);
      },
    );
    return true;
  };

  try {
    for (const file of MODEL_FILES) {
      if (!(await fetchFile(file))) throw failed(`${name}/${file}`, 'the hub has no such file');
    }
    let found = false;
    for (const file of WEIGHTS) found ||= await fetchFile(file);
    if (!found) throw failed(`${name}/${WEIGHTS.join(' or ')}`, 'the hub has no such file');
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
