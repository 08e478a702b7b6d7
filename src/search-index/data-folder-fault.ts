import { BelegError } from '../errors.ts';
import { systemCode } from '../files/durable-files.ts';

const NO_PERMISSION = {
  problem: 'may not be written by this user',
  remedy: 'Give the user that runs beleg the right to write there.',
};
const DISK_FULL = { problem: 'has no space left', remedy: 'Free some space, then run npm run embed again.' };

const REASONS: Readonly<Record<string, { readonly problem: string; readonly remedy: string }>> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: { problem: 'is on a read-only disk', remedy: 'Choose a data folder that can be written.' },
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  ENOTDIR: { problem: 'is not a folder', remedy: 'Choose a folder, or a path where one can be made.' },
  EEXIST: { problem: 'is not a folder', remedy: 'Choose a folder, or a path where one can be made.' },
};

/** What a failed system call in the data folder means to a person; any other fault as it is. */
export function dataFolderFault(fault: unknown, dataFolder: string): unknown {
  const reason = REASONS[systemCode(fault) ?? ''];
  if (reason === undefined) return fault;
  return new BelegError(`The data folder ${dataFolder} ${reason.problem}.`, reason.remedy, { cause: fault });
}
