/** Why a file of the corpus folder is not among the articles, in words for the person who put it there. */
export interface CorpusProblem {
  /** As that person would type it: from the corpus folder's name on, with `/`: `corpus/2024/treaty.md`. */
  readonly path: string;
  /** What is wrong, a whole sentence. */
  readonly reason: string;
  /** What to do about it, a whole sentence. */
  readonly remedy: string;
}

/**
 * Says what kept a file or folder from being read.
 * @throws the error itself where the file system did not report it: then it is a bug.
 */
export function readFault(path: string, error: unknown): CorpusProblem {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return {
        path,
        reason: 'beleg has no permission to read it.',
        remedy: `Let the user that runs beleg read it: chmod a+rX '${path}'`,
      };
    case 'ENOENT':
      return { path, reason: 'It vanished while it was being read.', remedy: 'Put it back, or run it again.' };
    default:
      return {
        path,
        reason: `It cannot be read (${String(error.code)}).`,
        remedy: 'Check the disk or the mount that it lies on.',
      };
  }
}
