import { z } from 'zod';
import { Fault } from '../errors.ts';
import { endInWords, type ProcessEnd } from '../system/child-process.ts';
import { systemCode } from '../system/file-fault.ts';
import { fileFacts, type FileFacts } from './file-facts.ts';

const corpusProblem = z
  .object({
    /** As the person who put it there would type it: from the corpus folder's name on, with `/`: `corpus/2024/treaty.md`. */
    path: z.string(),
    facts: fileFacts,
  })
  .readonly();

/** Why a file of the corpus folder is not among the articles, or what to know of one that is. */
export type CorpusProblem = z.infer<typeof corpusProblem>;

/** For whoever keeps problems or is told of them by another process. */
export const corpusProblems = z.array(corpusProblem).readonly();

/** Why a corpus folder gives no articles at all; `folder` is as it was named. */
export type CorpusFacts =
  | { readonly kind: 'no-folder' | 'not-a-folder'; readonly folder: string }
  | { readonly kind: 'closed-folder'; readonly folder: string; readonly why: FileFacts }
  /** `ignored` is how many of its files and folders its ignore file names. */
  | {
      readonly kind: 'no-article';
      readonly folder: string;
      readonly problems: readonly CorpusProblem[];
      readonly ignored: number;
    }
  /** Of the file that names what is no part of the corpus. */
  | { readonly kind: 'closed-ignore-file'; readonly path: string; readonly why: FileFacts }
  | {
      readonly kind: 'large-ignore-file';
      readonly path: string;
      readonly bytes: number;
      readonly most: number;
    }
  | {
      readonly kind: 'bad-ignore-pattern';
      readonly path: string;
      readonly line: number;
      readonly pattern: string;
    }
  /** The process that reads its files, before it had one to read: a signal, an exit code, or why it could not be started. */
  | { readonly kind: 'process-ended'; readonly how: CorpusEnd };

/** How that process ended, or why it was ended. */
export type CorpusEnd =
  ProcessEnd | { readonly kind: 'other-version' } | { readonly kind: 'not-ready'; readonly seconds: number };

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
      return `The corpus folder ${facts.folder} cannot be opened: ${facts.why.kind}.`;
    case 'no-article': {
      const seen = facts.problems.map(({ path, facts: { kind } }) => `\n  ${path}: ${kind}`).join('');
      return `The corpus folder ${facts.folder} holds no article.${seen}`;
    }
    case 'closed-ignore-file':
      return `${facts.path} cannot be read: ${facts.why.kind}.`;
    case 'large-ignore-file':
      return `${facts.path} has ${facts.bytes} bytes, more than ${facts.most}.`;
    case 'bad-ignore-pattern':
      return `Line ${facts.line} of ${facts.path} is no pattern: ${facts.pattern}`;
    case 'process-ended':
      return `The articles could not be read: the process that reads them ended early (${inShort(facts.how)}).`;
  }
}

function inShort(end: CorpusEnd): string {
  switch (end.kind) {
    case 'other-version':
      return 'it is of another version of beleg';
    case 'not-ready':
      return `it was not ready within ${end.seconds} seconds`;
    case 'signal':
    case 'exit':
    case 'not-started':
      return endInWords(end);
  }
}

/** Why no article can be made of a file. Never leaves this room: it becomes the file's `CorpusProblem`. */
export class ArticleFault extends Error {
  override readonly name = 'ArticleFault';
  readonly facts: FileFacts;

  constructor(facts: FileFacts, options?: ErrorOptions) {
    super(facts.kind, options);
    this.facts = facts;
  }
}

/**
 * Does what calls itself once a level, as parsers and walks do: a few thousand levels exhaust the stack.
 * @throws ArticleFault where they do
 */
export function withinTheStack<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    throw new ArticleFault({ kind: 'nested-too-deeply' }, { cause: fault });
  }
}

/**
 * Says what kept a file or folder from being read.
 * @throws the fault itself where the file system did not report it: then it is a bug.
 */
export function readFault(fault: unknown): FileFacts {
  const code = systemCode(fault);
  switch (code) {
    case undefined:
      throw fault;
    case 'EACCES':
    case 'EPERM':
      return { kind: 'no-permission' };
    case 'ENOENT':
      return { kind: 'vanished' };
    default:
      return { kind: 'unreadable', code };
  }
}
