import { setImmediate } from 'node:timers/promises';

/** A turn in the queue, taken before the question is acknowledged. Used once: either run or released. */
export interface QueueTurn {
  /**
   * Runs the task when all that came before have run; its outcome is the returned promise's. Where `withdrawn` aborts before
   * that, the turn is given up at once: the task never runs, and the promise rejects with the signal's reason.
   */
  readonly run: <T>(task: () => Promise<T>, withdrawn?: AbortSignal) => Promise<T>;
  /** Gives the turn back unused. */
  readonly release: () => void;
}

interface Queued<T> {
  readonly task: () => Promise<T>;
  readonly withdrawn: AbortSignal | undefined;
  readonly release: () => void;
}

/**
 * Runs one task at a time: the models use every core, so two at once would be no faster, and both would come late.
 * Invariant: never more than one running and `waiting` waiting or about to wait.
 */
export class QuestionQueue {
  readonly #capacity: number;
  #taken = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(waiting: number) {
    this.#capacity = waiting + 1;
  }

  /** How many turns there are: of those that wait and the one that runs. */
  get capacity(): number {
    return this.#capacity;
  }

  /** How many of them are taken. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * Takes a turn at once, or returns undefined where none is free.
   *
   * @param leaving how many places are left to others, by whom many are asked at once
   */
  reserve({ leaving = 0 }: { readonly leaving?: number } = {}): QueueTurn | undefined {
    if (this.#taken >= this.#capacity - leaving) return undefined;
    this.#taken += 1;
    let held = true;
    const release = (): void => {
      if (held) this.#taken -= 1;
      held = false;
    };
    return { run: (task, withdrawn) => this.#run({ task, withdrawn, release }), release };
  }

  #run<T>({ task, withdrawn, release }: Queued<T>): Promise<T> {
    const begun = new AbortController();
    const outcome = this.#last.then(async () => {
      // Lets acknowledgements and heartbeats through between two computations.
      await setImmediate();
      withdrawn?.throwIfAborted();
      begun.abort();
      return task();
    });
    const settled = outcome.finally(release);
    this.#last = settled.catch(() => undefined);
    if (withdrawn === undefined) return settled;
    return Promise.race([settled, rejectionOf(withdrawn, begun.signal).finally(release)]);
  }
}

/** Rejects with the signal's reason when it aborts, unless that was too late. */
function rejectionOf(signal: AbortSignal, tooLate: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = (): void => reject(signal.reason);
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true, signal: tooLate });
  });
}
