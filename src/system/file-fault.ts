import { getSystemErrorMap } from 'node:util';
import { Fault } from '../errors.ts';

/** Why the data folder cannot be used. */
export type FolderProblem = 'read-only' | 'full' | 'limited' | 'no-folder' | 'cannot-be-made';

export type FileFacts =
  | { readonly kind: 'data-folder'; readonly folder: string; readonly problem: FolderProblem }
  /** Of a file in it, or of the folder itself, by the code of the system. */
  | { readonly kind: 'in-data-folder'; readonly folder: string; readonly path: string; readonly code: string }
  | {
      readonly kind: 'no-permission' | 'reads-back-differently' | 'not-a-file';
      readonly path: string;
    }
  /** By another process: its number, where it is known, as it sees itself. */
  | { readonly kind: 'in-use'; readonly path: string; readonly process?: number | undefined };

/** What the file system refuses or spoils. */
export class FileFault extends Fault<FileFacts> {
  override readonly name = 'FileFault';

  constructor(facts: FileFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

const PROBLEMS: Readonly<Record<string, FolderProblem>> = {
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'limited',
  ENOTDIR: 'no-folder',
  EEXIST: 'no-folder',
};

/** A failed system call in the data folder as a FileFault; any other fault as it is. */
export function dataFolderFault(fault: unknown, folder: string): unknown {
  const code = systemCode(fault);
  if (code === undefined || !(fault instanceof Error)) return fault;
  const path = 'path' in fault && typeof fault.path === 'string' ? fault.path : folder;
  if (code === 'EACCES' || code === 'EPERM')
    return new FileFault({ kind: 'no-permission', path }, { cause: fault });
  const problem = isUnmakeable(fault) ? 'cannot-be-made' : PROBLEMS[code];
  if (problem !== undefined) return new FileFault({ kind: 'data-folder', folder, problem }, { cause: fault });
  // Only system calls say which they are; of other libraries' codes nothing is known.
  if (!('syscall' in fault)) return fault;
  return new FileFault({ kind: 'in-data-folder', folder, path, code }, { cause: fault });
}

/** What making a folder below one that is there meets in a file system whose folders are not made by hand, such as /proc. */
function isUnmakeable(fault: Error): boolean {
  return systemCode(fault) === 'ENOENT' && 'syscall' in fault && fault.syscall === 'mkdir';
}

/** The code of a failed system call, such as ENOENT; undefined for anything else that was thrown. */
export function systemCode(fault: unknown): string | undefined {
  if (fault instanceof Error && 'errno' in fault && typeof fault.errno === 'number') {
    // A library may have put a code of its own over that of the system: cacache calls a full disk EEXIST.
    const [code] = getSystemErrorMap().get(fault.errno) ?? [];
    if (code !== undefined) return code;
  }
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
}

function inWords(facts: FileFacts): string {
  switch (facts.kind) {
    case 'no-permission':
      return `${facts.path} may not be written by this user.`;
    case 'reads-back-differently':
      return `${facts.path} reads back differently than it was written.`;
    case 'not-a-file':
      return `${facts.path} should be a file, and is something else.`;
    case 'in-use':
      return `${facts.path} is being written by another process.`;
    case 'in-data-folder':
      return `The data folder ${facts.folder} cannot be used: ${facts.code} at ${facts.path}.`;
    case 'data-folder':
      return `The data folder ${facts.folder} ${FOLDER_PROBLEMS[facts.problem]}.`;
  }
}

const FOLDER_PROBLEMS = {
  'read-only': 'is on a read-only disk',
  full: 'has no space left',
  limited: 'takes no file as large as the index',
  'no-folder': 'is not a folder',
  'cannot-be-made': 'cannot be made',
} as const satisfies Record<FolderProblem, string>;
