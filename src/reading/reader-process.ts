import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { resolve as absolute } from 'node:path';
import { z } from 'zod';
import { unusableModel } from '../models/model-fault.ts';
import type { ModelFiles } from '../models/model-files.ts';
import { forkModule, moduleBeside, watchChild } from '../system/child-process.ts';
import { type ReaderEnd, ReadingFault } from './reading-fault.ts';

/** Whether they are finite concerns the question that they were given for, and not the process. */
const numbers = z.custom<Float32Array>((value) => value instanceof Float32Array);

const names = z.array(z.string()).readonly();

/** What the process says: what the loaded model takes and gives, or why it cannot be loaded; then how each input went. */
const reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), inputs: names, outputs: names }),
  z.object({ kind: z.literal('unusable'), problem: z.string() }),
  z.object({
    kind: z.literal('read'),
    id: z.int(),
    outputs: z.record(z.string(), numbers),
  }),
  z.object({ kind: z.literal('failed'), id: z.int(), problem: z.string() }),
]);

export type ReaderReply = z.infer<typeof reply>;

/** Whole numbers by the name of the input that they are for, one a token; those that the model has no input for are left out. */
type ReaderFeeds = Readonly<Record<string, readonly number[]>>;

/** What the model is fed, and what of it is wanted, by the number that its reply will carry. */
export interface ReaderRequest {
  readonly id: number;
  readonly feeds: ReaderFeeds;
  readonly outputs: readonly string[];
}

/** What a model of a kind has, or is none of that kind. */
export interface ModelForm<Output extends string = string> {
  /** What it must take. */
  readonly inputs: readonly string[];
  /** What it may take beside. */
  readonly optional: readonly string[];
  readonly outputs: readonly Output[];
}

type ReaderOutputs<Output extends string> = Readonly<Record<Output, Float32Array>>;

const RUN_READER = moduleBeside(import.meta.url, 'run-reader');

/** Milliseconds: a process that takes longer to load or to read hangs, and is ended. The slowest machines take some seconds. */
const TIME_LIMIT = 60_000;

interface Waiting {
  readonly resolve: (outputs: ReaderOutputs<string>) => void;
  readonly reject: (fault: Error) => void;
}

interface RunningProcess {
  readonly child: ChildProcess;
  /** The inputs of the model, once it is loaded. */
  readonly ready: Promise<readonly string[]>;
  readonly waiting: Map<number, Waiting>;
  /** Resolves when it is over, however that came. */
  readonly over: Promise<unknown>;
  /** Why it was ended from here. */
  ended?: ReaderEnd;
}

/**
 * Runs the reader's model in a process of its own. ONNX Runtime computes on the thread that calls it, 40 to 100 ms a
 * question, in which a bot could acknowledge nothing; a crash of the native library costs one question and not the bot.
 * A process that has ended is started again by the next question. Idle, it does not keep this process alive.
 */
export class ReaderProcess<Output extends string> {
  readonly #files: ModelFiles;
  readonly #form: ModelForm<Output>;
  #running: RunningProcess | undefined;
  #lastId = 0;

  constructor(files: ModelFiles, form: ModelForm<Output>) {
    this.#files = files;
    this.#form = form;
  }

  /** The number of the process, while there is one. */
  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  /**
   * Resolves when the model is loaded.
   * @throws ModelFault where it cannot be, or is no reader; ReadingFault where the process ended before
   */
  async start(): Promise<void> {
    const running = this.#process();
    await inTime(running, running.ready);
  }

  /** What the model gives for what it is fed, by name; throws where it fails, which concerns that alone. */
  async run(feeds: ReaderFeeds): Promise<ReaderOutputs<Output>> {
    const running = this.#process();
    const outputs = await inTime(
      running,
      running.ready.then((inputs) => {
        const taken = Object.entries(feeds).filter(([name]) => inputs.includes(name));
        return this.#ask(running, Object.fromEntries(taken));
      }),
    );
    if (hasAll(outputs, this.#form.outputs)) return outputs;
    throw new Error('The reader failed: it left out an output');
  }

  /** Ends the process, and resolves when it has ended; whoever waits for an output hears of that. The next input starts another. */
  async close(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    this.#running = undefined;
    // Idle it keeps this process alive no longer, which could then end before the other has.
    keepAlive(running.child, 'ref');
    // It has nothing to lose.
    running.child.kill('SIGKILL');
    await running.over;
  }

  /** What comes of the rest of a load; where that fails nobody needs the process. */
  async orClose<T>(loading: Promise<T>): Promise<T> {
    try {
      return await loading;
    } catch (fault) {
      await this.close();
      throw fault;
    }
  }

  #process(): RunningProcess {
    return (this.#running ??= this.#spawn());
  }

  #ask({ child, waiting }: RunningProcess, feeds: ReaderFeeds): Promise<ReaderOutputs<string>> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      waiting.set(id, { resolve, reject });
      keepAlive(child, 'ref');
      const request: ReaderRequest = { id, feeds, outputs: this.#form.outputs };
      // Where it cannot be sent the process has ended, which is told to all that wait.
      child.send(request, () => undefined);
    });
  }

  #spawn(): RunningProcess {
    const child = forkModule(RUN_READER, { args: [absolute(this.#files.weightsPath)] });
    const { trace, ended } = watchChild(child);
    const waiting: RunningProcess['waiting'] = new Map();
    const ready = new Promise<readonly string[]>((resolve, reject) => {
      const refuse = (problem: string): void => {
        this.#running = undefined;
        reject(unusableModel('reader', this.#files.folder, problem));
        if (child.connected) child.disconnect();
      };
      child.on('message', (message) => {
        const said = reply.safeParse(message).data;
        if (said === undefined) end(running, { kind: 'other-version' });
        else if (said.kind === 'ready') {
          const problem = mismatch(said, this.#form);
          if (problem === undefined) resolve(said.inputs);
          else refuse(problem);
        } else if (said.kind === 'unusable') refuse(said.problem);
        else settle(waiting, said);
        if (waiting.size === 0) keepAlive(child, 'unref');
      });
      void ended.then((how) => {
        if (this.#running === running) this.#running = undefined;
        const cause = new Error(trace());
        const fault = new ReadingFault({ kind: 'process-ended', how: running.ended ?? how }, { cause });
        reject(fault);
        for (const { reject: fail } of waiting.values()) fail(fault);
        waiting.clear();
      });
    });
    const running: RunningProcess = { child, ready, waiting, over: ended };
    return running;
  }
}

/** Why a model is none of a form; undefined where it is. */
function mismatch(model: Pick<ModelForm, 'inputs' | 'outputs'>, form: ModelForm): string | undefined {
  const { inputs, optional, outputs } = form;
  const lacking = [
    ...inputs.filter((name) => !model.inputs.includes(name)),
    ...outputs.filter((name) => !model.outputs.includes(name)),
  ];
  if (lacking.length > 0) return `it has no ${lacking.join(', ')}`;
  const foreign = model.inputs.filter((name) => ![...inputs, ...optional].includes(name));
  return foreign.length > 0 ? `it asks for ${foreign.join(', ')}` : undefined;
}

function hasAll<Output extends string>(
  outputs: Readonly<Partial<Record<string, Float32Array>>>,
  wanted: readonly Output[],
): outputs is ReaderOutputs<Output> {
  return wanted.every((name) => outputs[name] !== undefined);
}

/** Gives whoever waits for it what came of an input. */
function settle(waiting: RunningProcess['waiting'], said: Extract<ReaderReply, { id: number }>): void {
  const asked = waiting.get(said.id);
  waiting.delete(said.id);
  if (said.kind === 'read') asked?.resolve(said.outputs);
  else asked?.reject(new Error(`The reader failed: ${said.problem}`));
}

/** What comes of a process's work, which is ended where it takes too long: whoever waits then hears of its end. */
async function inTime<T>(running: RunningProcess, work: Promise<T>): Promise<T> {
  const limit = setTimeout(() => end(running, { kind: 'too-slow' }), TIME_LIMIT).unref();
  return work.finally(() => clearTimeout(limit));
}

function end(running: RunningProcess, why: ReaderEnd): void {
  running.ended = why;
  running.child.kill('SIGKILL');
}

/** Whether the child keeps this process alive: while it loads or reads, so that its end is heard of, and never else. */
function keepAlive(child: ChildProcess, how: 'ref' | 'unref'): void {
  child[how]();
  child.channel?.[how]();
  // A pipe, which the types do not say.
  const { stderr } = child;
  if (stderr instanceof Socket) stderr[how]();
}
