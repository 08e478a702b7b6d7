import { z } from 'zod';
import { Fault } from '../errors.ts';
import { systemCode } from '../system/file-fault.ts';

const corpusProblem = z
  .object({
    /** As the person who put it there would type it: from the corpus folder's name on, with `/`: `corpus/2024/treaty.md`. */
    path: z.string(),
    /** What is wrong, a whole sentence. */
    reason: z.string(),
    /** What to do about it, a whole sentence. */
    remedy: z.string(),
  })
  .readonly();

/** Why a file of the corpus folder is not among the articles, in words for the person who put it there. */
export type CorpusProblem = z.infer<typeof corpusProblem>;

/** For whoever keeps problems or is told of them by another process. */
export const corpusProblems = z.array(corpusProblem).readonly();

/** Why a corpus folder gives no articles at all; `folder` is as it was named. */
export type CorpusFacts =
  | { readonly kind: 'no-folder' | 'not-a-folder'; readonly folder: string }
  | { readonly kind: 'closed-folder'; readonly folder: string; readonly problem: CorpusProblem }
  | { readonly kind: 'no-article'; readonly folder: string; readonly problems: readonly CorpusProblem[] }
  /** The process that reads its files, before it had one to read: a signal, an exit code, or why it could not be started. */
  | { readonly kind: 'process-ended'; readonly how: string };

export class CorpusFault extends Fault<CorpusFacts> {
  override readonly name = 'CorpusFault';

  constructor(facts: CorpusFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: CorpusFacts): string {
  switch (facts.kind) {
    case 'no-folder':
      return `There is no corpus folder ${facts.folder}.`;
    case 'not-a-folder':
      return `${facts.folder} is a file, not a folder.`;
    case 'closed-folder':
      return `The corpus folder ${facts.folder} cannot be opened: ${facts.problem.reason}`;
    case 'no-article': {
      const seen = facts.problems.map(({ path, reason }) => `\n  ${path}: ${reason}`).join('');
      return `The corpus folder ${facts.folder} holds no article.${seen}`;
    }
    case 'process-ended':
      return `The articles could not be read: the process that reads them ended early (${facts.how}).`;
  }
}

/** Why no article can be made of a file. Never leaves this room: it becomes the file's `CorpusProblem`. */
export class ArticleFault extends Error {
  override readonly name = 'ArticleFault';
  /** What to do about it, a whole sentence. */
  readonly remedy: string;

  constructor(reason: string, remedy: string, options?: ErrorOptions) {
    super(reason, options);
    this.remedy = remedy;
  }
}

/**
 * Says what kept a file or folder from being read.
 * @throws the fault itself where the file system did not report it: then it is a bug.
 */
export function readFault(path: string, fault: unknown): CorpusProblem {
  const code = systemCode(fault);
  switch (code) {
    case undefined:
      throw fault;
    case 'EACCES':
    case 'EPERM':
      return {
        path,
        reason: 'beleg has no permission to read it.',
        remedy: `Let the user that runs beleg read it: chmod a+rX '${path}'`,
      };
    case 'ENOENT':
      return {
        path,
        reason: 'It vanished while it was being read.',
        remedy: 'Put it back, or run it again.',
      };
    default:
      return {
        path,
        reason: `It cannot be read (${code}).`,
        remedy: 'Check the disk or the mount that it lies on.',
      };
  }
}
