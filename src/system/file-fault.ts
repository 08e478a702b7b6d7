import { Fault } from '../errors.ts';

/** Why the data folder cannot be used. */
type FolderProblem = 'no-permission' | 'read-only' | 'full' | 'no-folder';

export type FileFacts =
  | { readonly kind: 'data-folder'; readonly folder: string; readonly problem: FolderProblem }
  | { readonly kind: 'reads-back-differently'; readonly path: string }
  | { readonly kind: 'not-a-file'; readonly path: string }
  | { readonly kind: 'in-use'; readonly path: string };

/** What the file system refuses or spoils. */
export class FileFault extends Fault<FileFacts> {
  override readonly name = 'FileFault';

  constructor(facts: FileFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

const PROBLEMS: Readonly<Record<string, FolderProblem>> = {
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENOTDIR: 'no-folder',
  EEXIST: 'no-folder',
};

/** A failed system call in the data folder as a FileFault; any other fault as it is. */
export function dataFolderFault(fault: unknown, folder: string): unknown {
  const problem = PROBLEMS[systemCode(fault) ?? ''];
  return problem === undefined
    ? fault
    : new FileFault({ kind: 'data-folder', folder, problem }, { cause: fault });
}

/** The code of a failed system call, such as ENOENT; undefined for anything else that was thrown. */
export function systemCode(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
}

function inWords(facts: FileFacts): string {
  switch (facts.kind) {
    case 'reads-back-differently':
      return `${facts.path} reads back differently than it was written.`;
    case 'not-a-file':
      return `${facts.path} should be a file, and is something else.`;
    case 'in-use':
      return `${facts.path} is being written by another process.`;
    case 'data-folder':
      return `The data folder ${facts.folder} ${FOLDER_PROBLEMS[facts.problem]}.`;
  }
}

const FOLDER_PROBLEMS = {
  'no-permission': 'may not be written by this user',
  'read-only': 'is on a read-only disk',
  full: 'has no space left',
  'no-folder': 'is not a folder',
} as const satisfies Record<FolderProblem, string>;
