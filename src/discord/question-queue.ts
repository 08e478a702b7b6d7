import { setImmediate } from 'node:timers/promises';

/** A turn in the queue, taken before the question is acknowledged. Used once: either run or released. */
export interface QueueTurn {
  /** Runs the task when all that came before have run; its outcome is the returned promise's. */
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
  /** Gives the turn back unused. */
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

  /** Takes a turn at once, or returns undefined where none is free. */
  reserve(): QueueTurn | undefined {
    if (this.#taken >= this.#capacity) return undefined;
    this.#taken += 1;
    let held = true;
    const release = (): void => {
      if (held) this.#taken -= 1;
      held = false;
    };
    return { run: (task) => this.#run(task, release), release };
  }

  #run<T>(task: () => Promise<T>, release: () => void): Promise<T> {
    const outcome = this.#last.then(async () => {
      // Lets acknowledgements and heartbeats through between two computations.
      await setImmediate();
      return task();
    });
    const settled = outcome.finally(release);
    this.#last = settled.catch(() => undefined);
    return settled;
  }
}
