import { z } from 'zod';
import { messageOf } from '../errors.ts';

const id = z.int();

/** What goes over the channel, in either direction: a call, then any number of `progress`, then one of the others. */
const messageSchema = z.discriminatedUnion('beleg', [
  z.object({ beleg: z.literal('call'), id, name: z.string(), data: z.unknown().optional() }),
  z.object({ beleg: z.literal('progress'), id, data: z.unknown().optional() }),
  z.object({ beleg: z.literal('done'), id, data: z.unknown().optional() }),
  z.object({ beleg: z.literal('failed'), id, problem: z.string() }),
]);

type Message = z.infer<typeof messageSchema>;

/**
 * Does what another process calls for. What it gets and gives is what JSON takes; it parses what it gets. What it throws, the
 * other process gets the message of.
 */
export type Handler = (data: unknown, progress: (data: unknown) => void) => unknown;

export type Handlers = Readonly<Record<string, Handler>>;

interface CallsOptions {
  /** What cannot be sent is lost: that the other process is gone is told by `end`. */
  readonly send: (message: object) => void;
  readonly handlers: Handlers;
}

interface CallOptions<T> {
  /** Reads what comes back. */
  readonly schema: z.ZodType<T>;
  readonly onProgress?: ((data: unknown) => void) | undefined;
  /** From then on nobody waits for it, and the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly resolve: (data: unknown) => void;
  readonly reject: (fault: unknown) => void;
  readonly onProgress: ((data: unknown) => void) | undefined;
}

/** Calls from one process to another and back, over a channel that takes JSON; each side holds one of these. */
export class ProcessCalls {
  readonly #send: CallsOptions['send'];
  readonly #handlers: Handlers;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #over: Error | undefined;

  constructor({ send, handlers }: CallsOptions) {
    this.#send = send;
    this.#handlers = handlers;
  }

  /** @throws Error with the message of what was thrown there, or with why the other process is gone */
  async call<T>(name: string, data: unknown, { schema, onProgress, signal }: CallOptions<T>): Promise<T> {
    if (this.#over !== undefined) throw this.#over;
    signal?.throwIfAborted();
    const called = ++this.#lastId;
    const giveUp = (): void => this.#waiting.get(called)?.reject(signal?.reason);
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(called, { resolve, reject, onProgress });
      signal?.addEventListener('abort', giveUp);
      this.#tell({ beleg: 'call', id: called, name, data });
    });
    try {
      return schema.parse(await answer);
    } finally {
      this.#waiting.delete(called);
      // It may last as long as the process.
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Takes a message of the other process; whatever is none of these calls is left to others. */
  receive(received: unknown): void {
    const { data: message } = messageSchema.safeParse(received);
    if (message === undefined) return;
    const waiting = this.#waiting.get(message.id);
    if (message.beleg === 'call') void this.#handle(message);
    else if (message.beleg === 'progress') waiting?.onProgress?.(message.data);
    else if (message.beleg === 'done') waiting?.resolve(message.data);
    else waiting?.reject(new Error(message.problem));
  }

  /** The other process is gone: whoever waits for it or calls it from now on hears why. */
  end(why: Error): void {
    this.#over = why;
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }

  async #handle({ id: called, name, data }: Extract<Message, { beleg: 'call' }>): Promise<void> {
    try {
      const handler = this.#handlers[name];
      if (handler === undefined) throw new Error(`nobody answers to ${name}`);
      const progress = (news: unknown) => this.#tell({ beleg: 'progress', id: called, data: news });
      this.#tell({ beleg: 'done', id: called, data: await handler(data, progress) });
    } catch (fault) {
      this.#tell({ beleg: 'failed', id: called, problem: messageOf(fault) });
    }
  }

  #tell(message: Message): void {
    this.#send(message);
  }
}
