import { setTimeout } from 'node:timers/promises';

/** Containers are killed ten seconds after they are asked to stop; two are left to close files and say goodbye. */
export const DRAIN_MS = 8_000;

/** The work that must be finished, or given up, before the bot may go. */
export class RunningWork {
  readonly #running = new Set<Promise<void>>();

  /** Keeps count of work whose own failures are handled: the promise never rejects. */
  track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  get size(): number {
    return this.#running.size;
  }

  /** Waits until no work is left, at most `ms`; the amount of work given up. */
  async settle(ms: number): Promise<number> {
    const deadline = new AbortController();
    const done = async (): Promise<void> => {
      // Work may bring further work while it is waited for.
      while (this.#running.size > 0 && !deadline.signal.aborted) await Promise.all(this.#running);
    };
    await Promise.race([done(), setTimeout(ms, undefined, { signal: deadline.signal, ref: false })]);
    deadline.abort();
    return this.#running.size;
  }
}
