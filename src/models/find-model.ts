import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BelegError } from '../errors.ts';
import { downloadModel, type DownloadProgress } from './download-model.ts';
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
 * @throws BelegError when there is no such model, or its files are not what they should be.
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
  if (!HUB_NAME.test(model)) {
    throw new BelegError(
      `${role.setting} names a folder that does not exist: ${model}`,
      `Correct ${role.setting}, or unset it to use the ${role.noun} that comes with beleg; "git checkout -- model" restores that.`,
    );
  }
  const folder = join(dataFolder, 'models', model);
  if (await isFolder(folder)) return findModelFiles(folder, role);
  if (!allowDownload) {
    throw new BelegError(
      `${role.setting}=${model} is no folder here, and downloading it from ${hub} is not allowed.`,
      `Set ALLOW_DOWNLOAD=true to download it once, or put its files into a folder and name that in ${role.setting}.`,
    );
  }
  await downloadModel({ role, name: model, hub, folder, onProgress: onDownload });
  return findModelFiles(folder, role);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
