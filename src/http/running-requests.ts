import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The requests under way, which a server that stops lets end. */
export class RunningRequests {
  readonly #news = new EventEmitter();
  readonly #connections = new WeakMap<Socket, Set<ServerResponse>>();
  #running = 0;
  #stopping = false;

  get isStopping(): boolean {
    return this.#stopping;
  }

  /**
   * Counts a request until its answer was sent or its connection closed.
   * @returns how many requests of the same connection are under way, with this one
   */
  watch({ socket }: IncomingMessage, response: ServerResponse): number {
    const responses = this.#responsesOn(socket);
    responses.add(response);
    this.#running += 1;
    response.once('close', () => {
      responses.delete(response);
      this.#running -= 1;
      if (this.#running === 0) this.#news.emit('ended');
    });
    return responses.size;
  }

  #responsesOn(socket: Socket): Set<ServerResponse> {
    const known = this.#connections.get(socket);
    if (known !== undefined) return known;
    const responses = new Set<ServerResponse>();
    this.#connections.set(socket, responses);
    // Node tells only the response whose turn it is: those behind it would never hear that their connection closed.
    socket.once('close', () => {
      for (const response of responses) response.emit('close');
    });
    return responses;
  }

  /** From now on the server is stopping. Resolves when nothing is under way any more, and after so many milliseconds at last. */
  async stop(within: number): Promise<void> {
    this.#stopping = true;
    if (this.#running === 0) return;
    const late = AbortSignal.timeout(within);
    await once(this.#news, 'ended', { signal: late }).catch((fault: unknown) => {
      if (!late.aborted) throw fault;
    });
  }
}
