import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import {
  forkModule,
  moduleBeside,
  watchChild,
  watchMemory,
  type ProcessEnd,
} from '../system/child-process.ts';
import { FILE_LIMITS, MOST_MEMORY, type ReadingLimits } from './article-endings.ts';
import type { ReadArticle } from './article-formats.ts';
import type { LoadedMeta } from './article-meta.ts';
import { CorpusFault, type CorpusProblem } from './corpus-fault.ts';
import type { CorpusFile } from './corpus-files.ts';
import type { FileFacts } from './file-facts.ts';

/** What the process says once, when it can be sent files. */
const ready = z.object({ kind: z.literal('ready') });
/** What came of a file. */
const made = z.object({
  kind: z.literal('made'),
  made: z.custom<ReadArticle | CorpusProblem>((value) => typeof value === 'object' && value !== null),
});

export type ArticleReply = z.infer<typeof ready> | z.infer<typeof made>;

/** A file that the process is sent. */
export interface ArticleRequest {
  readonly file: Pick<CorpusFile, 'path' | 'ending'>;
  readonly bytes: Uint8Array;
  readonly meta: LoadedMeta | undefined;
}

/** Megabytes that the process takes without a file: node, the parsers' code, and what it holds of the files before. */
const PROCESS_ITSELF = 300;

/** Bytes of a file that may leave much in memory behind it, which the next file must not be blamed for. */
const LARGE_FILE = 5_000_000;

/** Seconds until the process is ready: the slowest machines take some. */
const START_LIMIT = 60;

const RUN_ARTICLE_PROCESS = moduleBeside(import.meta.url, 'run-article-process');

interface RunningProcess {
  readonly child: ChildProcess;
  readonly trace: () => string;
  readonly ended: Promise<Ended>;
  readonly ready: Promise<void>;
}

/** How the process ended before it answered. */
type Ended =
  | { readonly kind: 'ended'; readonly how: ProcessEnd }
  | { readonly kind: 'late' }
  | { readonly kind: 'large' };

/**
 * Makes articles in a process of its own, which is ended where a file takes too long or too much memory: parsers take the
 * square of some texts' length, and others exhaust the stack where no fault can be caught. Such a file is named, and the next
 * one gets a new process.
 */
export class ArticleProcess {
  readonly #limits: ReadingLimits | undefined;
  readonly #module: URL;
  #running: RunningProcess | undefined;

  /** @param limits in place of those of each format */
  constructor(limits?: ReadingLimits, module: URL = RUN_ARTICLE_PROCESS) {
    this.#limits = limits;
    this.#module = module;
  }

  /** @throws CorpusFault where the process cannot be started */
  async make(
    { path, ending }: CorpusFile,
    bytes: Uint8Array,
    meta?: LoadedMeta,
  ): Promise<ReadArticle | CorpusProblem> {
    const running = (this.#running ??= this.#start());
    await running.ready;
    const request: ArticleRequest = { file: { path, ending }, bytes, meta };
    // Where it cannot be sent, the process has ended, which is heard of next.
    running.child.send(request, () => undefined);
    const limits = this.#limits ?? FILE_LIMITS[ending];
    const { megabytes } = limits;
    const seconds = limits.seconds(bytes.length);
    const watch = watchMemory(running.child, megabytes + PROCESS_ITSELF);
    const answer = await answerOf(running, made, seconds).finally(watch.end);
    if (answer.kind !== 'made' || bytes.length > LARGE_FILE) this.end();
    if (answer.kind === 'made') return answer.made;
    const ended: Ended = watch.isOver() ? { kind: 'large' } : answer;
    return { path, facts: whyNot(ended, { megabytes, seconds, trace: running.trace() }) };
  }

  end(): void {
    this.#running?.child.kill('SIGKILL');
    this.#running = undefined;
  }

  #start(): RunningProcess {
    // What lies outside of the heap is watched.
    const nodeArgs = [`--max-old-space-size=${this.#limits?.megabytes ?? MOST_MEMORY}`];
    const child = forkModule(this.#module, { nodeArgs });
    const { trace, ended: end } = watchChild(child);
    const ended = end.then((how) => ({ kind: 'ended', how }) as const);
    const running = { child, trace, ended, ready: untilReady({ child, trace, ended }) };
    // The next file must not be blamed for the end of a process that had nothing to do.
    void ended.then(() => {
      if (this.#running === running) this.#running = undefined;
    });
    return running;
  }
}

async function untilReady(starting: Omit<RunningProcess, 'ready'>): Promise<void> {
  const answer = await answerOf(starting, ready, START_LIMIT);
  if (answer.kind === 'ready') return;
  const how = answer.kind === 'ended' ? answer.how : ({ kind: 'not-ready', seconds: START_LIMIT } as const);
  throw new CorpusFault({ kind: 'process-ended', how }, { cause: new Error(starting.trace()) });
}

/** The next that the process says; it is ended where it says nothing in time. */
async function answerOf<T>(
  { child, ended }: Pick<RunningProcess, 'child' | 'ended'>,
  expected: z.ZodType<T>,
  seconds: number,
): Promise<T | Ended> {
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, seconds * 1000);
  const said = new Promise<unknown>((resolve) => {
    child.once('message', resolve);
  }).then((message) => parsed(message, expected));
  const answer = await Promise.race([said, ended]).finally(() => clearTimeout(limit));
  return isLate ? { kind: 'late' } : answer;
}

function parsed<T>(message: unknown, expected: z.ZodType<T>): T {
  const { data, error: cause } = expected.safeParse(message);
  if (data !== undefined) return data;
  throw new CorpusFault({ kind: 'process-ended', how: { kind: 'other-version' } }, { cause });
}

function whyNot(
  answer: Ended,
  {
    seconds,
    megabytes,
    trace,
  }: { readonly seconds: number; readonly megabytes: number; readonly trace: string },
): FileFacts {
  if (answer.kind === 'late') return { kind: 'too-slow', seconds };
  return answer.kind === 'large' || /heap out of memory/u.test(trace)
    ? { kind: 'too-much-memory', megabytes }
    : { kind: 'process-ended', how: answer.how };
}
