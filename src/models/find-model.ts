import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadModel, removeAbandoned, type DownloadProgress } from './download-model.ts';
import { parseHubModel } from './hub.ts';
import { ModelFault } from './model-fault.ts';
import { findModelFiles, type ModelFiles, type ModelRole } from './model-files.ts';

export interface FindModelOptions {
  readonly role: ModelRole;
  /** A folder, or a model's name on the hub, `owner/name` or `owner/name@revision`. */
  readonly model: string;
  /** Models of the hub are kept in its folder `models`, by the name with which they were asked for. */
  readonly dataFolder: string;
  readonly allowDownload: boolean;
  readonly hub: string;
  readonly onDownload: (progress: DownloadProgress) => void;
  /** Whether nothing may be written or removed to find it; nothing is downloaded then either. @default false */
  readonly looksOnly?: boolean | undefined;
  /** See `DownloadOptions`. */
  readonly stallLimit?: number | undefined;
}

/**
 * The files of the model that the configuration names. One of the hub is downloaded once, and only where that was
 * allowed: nothing else here ever opens a connection. Its files then stay those of one commit, whatever the hub has later.
 * @throws ModelFault when there is no such model, or its files are not what they should be.
 */
export async function findModel(options: FindModelOptions): Promise<ModelFiles> {
  const { role, model, dataFolder, hub, looksOnly = false, onDownload: onProgress, stallLimit } = options;
  if (await isFolder(model)) return findModelFiles(model, role);
  const named = parseHubModel(model);
  if (named === undefined) throw new ModelFault({ kind: 'no-such-folder', role: role.name, model });
  const folder = join(dataFolder, 'models', model);
  if (!looksOnly) await removeAbandoned(dataFolder);
  if (!(await isFolder(folder))) {
    if (looksOnly || !options.allowDownload)
      throw new ModelFault({ kind: 'download-not-allowed', role: role.name, model, hub });
    await downloadModel({ role: role.name, model: named, hub, dataFolder, folder, onProgress, stallLimit });
  }
  return findDownloaded(folder, role, !looksOnly);
}

async function findDownloaded(folder: string, role: ModelRole, keepChecksums: boolean): Promise<ModelFiles> {
  try {
    return await findModelFiles(folder, role, { keepChecksums });
  } catch (fault) {
    if (!(fault instanceof ModelFault)) throw fault;
    throw new ModelFault({ ...fault.facts, downloaded: folder }, { cause: fault.cause });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
