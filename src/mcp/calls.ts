import { setImmediate } from 'node:timers/promises';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { BelegError } from '../errors.ts';
import type { Evidence } from '../library/evidence.ts';
import { RequestError } from '../library/request-error.ts';
import { logWithReference, type Log } from '../serving/log.ts';
import type { QuestionQueue } from '../serving/question-queue.ts';
import { LOG_LANGUAGE, worded } from '../wording/fault-words.ts';

/** What the server is given. */
export interface McpContext {
  /** What answers, as soon as it is open; rejects with why it cannot be. */
  readonly opened: (signal: AbortSignal) => Promise<Evidence>;
  /** Shared by all faces of a process, since they share the models. */
  readonly queue: QuestionQueue;
  readonly log: Log;
  /** Whether the log may hold questions. */
  readonly logQuestions: boolean;
  /** Of beleg. */
  readonly version: string;
}

/** What a tool gives: data of a stated shape, and the same for a model to read. */
interface Given {
  readonly structured: { readonly kind: string };
  readonly text: string;
  /** What the log says of it beside. */
  readonly fields?: object;
}

/** A call, as it is told of in the log, and the signal that withdraws it. */
interface Call {
  readonly name: string;
  readonly signal: AbortSignal;
}

type Work<T> = (evidence: Evidence) => T | Promise<T>;

/** How calls become results: in their turn, with what went wrong in words that help, and a line in the log for each. */
export class Calls {
  readonly #context: McpContext;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(context: McpContext) {
    this.#context = context;
  }

  /** A tool's result. What went wrong is one too, so that the model reads it. */
  async result({ name, signal }: Call, work: () => Promise<Given>): Promise<CallToolResult> {
    const startedAt = performance.now();
    try {
      const { structured, text, fields } = await this.#watched(work());
      const ms = Math.round(performance.now() - startedAt);
      this.#context.log.info({ tool: name, outcome: structured.kind, ms, ...fields }, 'tool called');
      return { content: [{ type: 'text', text }], structuredContent: { ...structured } };
    } catch (fault) {
      // Nobody hears the result of what was withdrawn.
      const text = this.told(fault, { name, signal });
      return { content: [{ type: 'text', text }], isError: true };
    }
  }

  /** Does what takes no model. */
  async atOnce<T>(signal: AbortSignal, work: Work<T>): Promise<T> {
    return this.#watched(this.#context.opened(signal).then(work));
  }

  /**
   * Does what computes, one after the other.
   * @throws BelegError where as much waits as may
   */
  async inTurn<T>(signal: AbortSignal, work: Work<T>): Promise<T> {
    const turn = this.#context.queue.reserve();
    if (turn === undefined) throw busy();
    try {
      const evidence = await this.#context.opened(signal);
      return await turn.run(async () => work(evidence), signal);
    } finally {
      turn.release();
    }
  }

  /** What went wrong, and what to do about it, for whoever called; the log holds more. */
  told(fault: unknown, { name, signal }: Call): string {
    const { log } = this.#context;
    if (signal.aborted) {
      log.debug({ call: name }, 'withdrawn');
      return 'The call was withdrawn.';
    }
    const told = worded(fault, LOG_LANGUAGE);
    if (told === undefined) {
      const reference = logWithReference(log, { call: name, err: fault }, 'a call failed');
      return `Something went wrong in beleg that should not have.\nIts log on standard error tells more under the reference ${reference}.`;
    }
    const { message: problem, remedy } = told;
    if (fault instanceof RequestError) log.info({ call: name, outcome: fault.kind }, 'not called rightly');
    else log.warn({ call: name, err: fault, remedy }, 'a call could not be answered');
    return `${problem}\n${remedy}`;
  }

  /** Resolves when no call is under way and what it gave was handed on. */
  async settled(): Promise<void> {
    // What was heard last begins in a later turn of the event loop, and is handed on in one after its end.
    await setImmediate();
    while (this.#underWay.size > 0) {
      await Promise.allSettled(this.#underWay);
      await setImmediate();
    }
  }

  #watched<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    const forget = (): void => void this.#underWay.delete(work);
    work.then(forget, forget);
    return work;
  }
}

function busy(): BelegError {
  return new BelegError(
    'As many questions as may wait are waiting already.',
    'Try again in some seconds, with fewer calls at once.',
  );
}
