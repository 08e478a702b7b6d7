import { fork, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BelegError } from '../errors.ts';
import type { ModelFiles } from '../models/model-files.ts';
import type { ReaderOutput, RunReader } from './model-reader.ts';

const logits = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** What the process says: that it is ready, or why it cannot be; then how each input went. */
const reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('unusable'), problem: z.string() }),
  z.object({
    kind: z.literal('read'),
    id: z.int(),
    output: z.object({ answers: logits, none: z.number(), starts: logits, ends: logits }),
  }),
  z.object({ kind: z.literal('failed'), id: z.int(), problem: z.string() }),
]);

export type ReaderReply = z.infer<typeof reply>;

/** An input of the model by the number that its reply will carry. */
export type ReaderRequest = { readonly id: number } & {
  readonly [name in keyof Parameters<RunReader>[0]]: Int32Array;
};

/** How much of the process's standard error is kept for the trace of a crash, in characters. */
const TRACE_LIMIT = 4_000;

/** Milliseconds: a process that takes longer for one input hangs, and is ended. The slowest machines take some seconds. */
const RUN_LIMIT = 60_000;

interface Waiting {
  readonly resolve: (output: ReaderOutput) => void;
  readonly reject: (fault: Error) => void;
}

interface RunningProcess {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly waiting: Map<number, Waiting>;
}

/**
 * Runs the reader's model in a process of its own. ONNX Runtime computes on the thread that calls it, 40 to 100 ms a
 * question, in which a bot could acknowledge nothing; a crash of the native library costs one question and not the bot.
 * A process that has ended is started again by the next question. It never keeps this process alive.
 */
export class ReaderProcess {
  readonly #files: ModelFiles;
  #running: RunningProcess | undefined;
  #lastId = 0;

  constructor(files: ModelFiles) {
    this.#files = files;
  }

  /**
   * Resolves when the model is loaded.
   * @throws BelegError where it cannot be, or is no reader
   */
  async start(): Promise<void> {
    await (this.#running ??= this.#spawn()).ready;
  }

  readonly run: RunReader = async (input) => {
    await this.start();
    const running = this.#running;
    if (running === undefined) throw this.#ended('before it could read', '');
    const id = ++this.#lastId;
    const request: ReaderRequest = {
      id,
      inputIds: Int32Array.from(input.inputIds),
      tokenTypeIds: Int32Array.from(input.tokenTypeIds),
      sentenceIds: Int32Array.from(input.sentenceIds),
    };
    const hanging = setTimeout(() => running.child.kill('SIGKILL'), RUN_LIMIT).unref();
    return new Promise<ReaderOutput>((resolve, reject) => {
      running.waiting.set(id, { resolve, reject });
      hold(running.child, 'ref');
      // Where it cannot be sent the process has ended, which is told to all that wait.
      running.child.send(request, () => undefined);
    }).finally(() => clearTimeout(hanging));
  };

  #spawn(): RunningProcess {
    const child = fork(new URL('run-reader.ts', import.meta.url), [this.#files.weightsPath], {
      // Not this process's own: a test runner's would not do. Resolved from the project's folder.
      execArgv: ['--import', 'tsx'],
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      serialization: 'advanced', // keeps typed arrays
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const waiting = new Map<number, Waiting>();
    let trace = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      trace = (trace + text).slice(-TRACE_LIMIT);
    });
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (message) => {
        const said = reply.parse(message);
        if (said.kind === 'ready') resolve();
        else if (said.kind === 'unusable') reject(this.#unusable(said.problem));
        else {
          const asked = waiting.get(said.id);
          waiting.delete(said.id);
          if (said.kind === 'read') asked?.resolve(said.output);
          else asked?.reject(new Error(`The reader failed: ${said.problem}`));
        }
        if (waiting.size === 0) hold(child, 'unref');
      });
      const onEnd = (how: string): void => {
        if (this.#running?.child === child) this.#running = undefined;
        const fault = this.#ended(how, trace);
        reject(fault);
        for (const { reject: fail } of waiting.values()) fail(fault);
        waiting.clear();
      };
      child.on('error', (fault) => onEnd(fault.message));
      child.on('close', (code, signal) => onEnd(signal ?? `exit code ${code}`));
    });
    return { child, ready, waiting };
  }

  #unusable(problem: string): BelegError {
    return new BelegError(
      `The reader in ${this.#files.folder} cannot be loaded: ${problem}`,
      'Check that it is a reader model as model/README.md describes it, or unset READER to use the one that comes with beleg.',
    );
  }

  #ended(how: string, trace: string): BelegError {
    return new BelegError(
      `The process that reads for beleg ended early (${how}).`,
      'Ask again: it is started anew. If it keeps ending, check that there is memory left (it takes about 200 MB).',
      { cause: trace },
    );
  }
}

/** Whether the child keeps this process alive: while it loads or reads, so that its end is heard of, and never else. */
function hold(child: ChildProcess, how: 'ref' | 'unref'): void {
  child[how]();
  child.channel?.[how]();
  // A pipe, which the types do not say.
  const { stderr } = child;
  if (stderr instanceof Socket) stderr[how]();
}
