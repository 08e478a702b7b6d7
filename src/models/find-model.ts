import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadModel, type DownloadProgress } from './download-model.ts';
import { dataFolderFault } from '../system/file-fault.ts';
import { ModelFault } from './model-fault.ts';
import { findModelFiles, type ModelFiles, type ModelRole } from './model-files.ts';

/** `owner/name`, as model hubs name their models. */
const HUB_NAME = /^\w[\w.-]*\/\w[\w.-]*$/;

export interface FindModelOptions {
  readonly role: ModelRole;
  /** A folder, or a model's name on the hub. */
  readonly model: string;
  /** Models of the hub are kept in its folder `models`. */
  readonly dataFolder: string;
  readonly allowDownload: boolean;
  readonly hub: string;
  readonly onDownload: (progress: DownloadProgress) => void;
}

/**
 * The files of the model that the configuration names. One of the hub is downloaded once, and only where that was
 * allowed: nothing else here ever opens a connection.
 * @throws ModelFault when there is no such model, or its files are not what they should be; FileFault where it cannot be kept.
 */
export async function findModel({
  role,
  model,
  dataFolder,
  allowDownload,
  hub,
  onDownload,
}: FindModelOptions): Promise<ModelFiles> {
  if (await isFolder(model)) return findModelFiles(model, role);
  if (!HUB_NAME.test(model)) throw new ModelFault({ kind: 'no-such-folder', role: role.name, model });
  const folder = join(dataFolder, 'models', model);
  if (await isFolder(folder)) return findModelFiles(folder, role);
  if (!allowDownload) throw new ModelFault({ kind: 'download-not-allowed', role: role.name, model, hub });
  try {
    await downloadModel({ role: role.name, name: model, hub, folder, onProgress: onDownload });
  } catch (fault) {
    throw dataFolderFault(fault, dataFolder);
  }
  return findModelFiles(folder, role);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
