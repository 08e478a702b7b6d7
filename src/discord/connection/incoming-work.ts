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

  /** Waits until no work is left, at most `ms`; the amount of work given up. */
  async settle(ms: number): Promise<number> {
    const deadline = new AbortController();
    const done = async (): Promise<void> => {
      // Work may bring further work while it is waited for.
      while (this.#running.size > 0 && !deadline.signal.aborted) await Promise.all(this.#running);
    };
    // A timer that keeps the process alive: what is waited for need not.
    await Promise.race([done(), setTimeout(ms, undefined, { signal: deadline.signal })]);
    deadline.abort();
    return this.#running.size;
  }
}

/** More events than Discord replays after a resume; a snowflake takes some 60 bytes. */
const REMEMBERED = 10_000;

/** The ids of the latest events: after a resume Discord may deliver one again. */
export class RecentIds {
  readonly #ids = new Set<string>();
  readonly #limit: number;

  constructor(limit: number = REMEMBERED) {
    this.#limit = limit;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Whether the id is new; from then on it is not. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    for (const oldest of this.#ids) {
      if (this.#ids.size <= this.#limit) break;
      this.#ids.delete(oldest);
    }
    return true;
  }
}
