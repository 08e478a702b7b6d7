import type { QueueTurn } from './question-queue.ts';

/** What one question may take of the machine; one that takes longer counts as several. It takes a tenth of it on two cores. */
const QUESTION_MS = 1_000;

interface ChargeOptions {
  /** Milliseconds. */
  readonly now: () => number;
  /** Counts so many questions more against who asked. */
  readonly charge: (further: number) => Promise<unknown>;
}

/**
 * A turn that counts once for each second begun, as soon as its task is done: who asks what is costly may ask less of it in the
 * minute.
 */
export function chargedTurn({ run, release }: QueueTurn, { now, charge }: ChargeOptions): QueueTurn {
  return {
    release,
    run: (task, withdrawn) =>
      run(async () => {
        const startedAt = now();
        try {
          return await task();
        } finally {
          const further = Math.ceil((now() - startedAt) / QUESTION_MS) - 1;
          if (further > 0) await charge(further);
        }
      }, withdrawn),
  };
}
