import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** The requests under way, which a server that stops lets end. */
export class RunningRequests {
  readonly #news = new EventEmitter();
  #running = 0;
  #stopping = false;

  get isStopping(): boolean {
    return this.#stopping;
  }

  /** Counts a request until its answer was sent or its connection closed. */
  watch(response: ServerResponse): void {
    this.#running += 1;
    response.once('close', () => {
      this.#running -= 1;
      if (this.#running === 0) this.#news.emit('ended');
    });
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
