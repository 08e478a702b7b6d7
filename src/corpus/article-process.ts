import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { forkModule, moduleBeside, watchChild, type ProcessEnd } from '../system/child-process.ts';
import type { ComposedArticle } from './compose-article.ts';
import { CorpusFault, type CorpusProblem } from './corpus-fault.ts';
import type { CorpusFile } from './corpus-files.ts';
import type { FileFacts } from './file-facts.ts';

/** What the process says once, when it can be sent files. */
const ready = z.object({ kind: z.literal('ready') });
/** What came of a file. */
const made = z.object({
  kind: z.literal('made'),
  made: z.custom<ComposedArticle | CorpusProblem>((value) => typeof value === 'object' && value !== null),
});

export type ArticleReply = z.infer<typeof ready> | z.infer<typeof made>;

/** A file that the process is sent. */
export interface ArticleRequest {
  readonly file: Pick<CorpusFile, 'path' | 'ending'>;
  readonly bytes: Uint8Array;
}

/** What a file may take. */
export interface FileLimits {
  /** Of time, for a file of so many bytes. */
  readonly seconds: (bytes: number) => number;
  /** Of memory. */
  readonly megabytes: number;
}

/**
 * Markdown takes 2 to 6 s a MB on two cores of a server, and a table of 2 MB 900 MB; a small board is five to eight times as slow.
 * What takes the parsers the square of its length exceeds the limits with some ten kilobytes.
 */
const FILE_LIMITS: FileLimits = {
  seconds: (bytes) => Math.round(10 + (50 * bytes) / 1_000_000),
  megabytes: 1500,
};

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
type Ended = { readonly kind: 'ended'; readonly how: ProcessEnd } | { readonly kind: 'late' };

/**
 * Makes articles in a process of its own, which is ended where a file takes too long or too much memory: parsers take the
 * square of some texts' length, and others exhaust the stack where no fault can be caught. Such a file is named, and the next
 * one gets a new process.
 */
export class ArticleProcess {
  readonly #limits: FileLimits;
  readonly #module: URL;
  #running: RunningProcess | undefined;

  constructor(limits: FileLimits = FILE_LIMITS, module: URL = RUN_ARTICLE_PROCESS) {
    this.#limits = limits;
    this.#module = module;
  }

  /** @throws CorpusFault where the process cannot be started */
  async make({ path, ending }: CorpusFile, bytes: Uint8Array): Promise<ComposedArticle | CorpusProblem> {
    const running = (this.#running ??= this.#start());
    await running.ready;
    const request: ArticleRequest = { file: { path, ending }, bytes };
    // Where it cannot be sent, the process has ended, which is heard of next.
    running.child.send(request, () => undefined);
    const seconds = this.#limits.seconds(bytes.length);
    const answer = await answerOf(running, made, seconds);
    if (answer.kind === 'made') return answer.made;
    this.end();
    return { path, facts: whyNot(answer, { ...this.#limits, seconds, trace: running.trace() }) };
  }

  end(): void {
    this.#running?.child.kill('SIGKILL');
    this.#running = undefined;
  }

  #start(): RunningProcess {
    // A file of 2 MB leaves nothing outside of the heap that is worth counting.
    const nodeArgs = [`--max-old-space-size=${this.#limits.megabytes}`];
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
  return /heap out of memory/u.test(trace)
    ? { kind: 'too-much-memory', megabytes }
    : { kind: 'process-ended', how: answer.how };
}
