import { setInterval } from 'node:timers/promises';

/** How soon a new generation is noticed. What is asked so often reads a file of some 40 bytes. */
const EVERY_MS = 3_000;
/** The first pause before a generation is tried again that could not be taken up; each next one is twice as long. */
const PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 3_600_000;

interface WatchOptions {
  /** The generation that waits to be taken up, if one does. */
  readonly waiting: () => Promise<string | undefined>;
  readonly takeUp: () => Promise<unknown>;
  /** Hears once of each generation that cannot be taken up, and why. */
  readonly onFault: (fault: unknown) => void;
  readonly signal: AbortSignal;
  readonly everyMs?: number | undefined;
  readonly pauseMs?: number | undefined;
}

/** A generation that could not be taken up; undefined where not even its name could be read. */
interface Failure {
  readonly generation: string | undefined;
  readonly pauseMs: number;
  readonly again: number;
}

/**
 * Takes up each new generation, whoever built it, until the signal aborts. It looks again and again, since on network and
 * container file systems nobody tells of a change that another machine made; there files may also come after the name that
 * points to them, so that what failed is tried again. Never rejects, and keeps no process alive.
 */
export async function watchGeneration({
  waiting,
  takeUp,
  onFault,
  signal,
  everyMs = EVERY_MS,
  pauseMs = PAUSE_MS,
}: WatchOptions): Promise<void> {
  let failure: Failure | undefined;

  const fail = (generation: string | undefined, fault: unknown): void => {
    const before = failure?.generation === generation ? failure : undefined;
    if (before === undefined) onFault(fault);
    const pause = before === undefined ? pauseMs : Math.min(2 * before.pauseMs, LONGEST_PAUSE_MS);
    failure = { generation, pauseMs: pause, again: performance.now() + pause };
  };

  const look = async (): Promise<void> => {
    let generation: string | undefined;
    try {
      generation = await waiting();
      const isTooSoon = failure?.generation === generation && performance.now() < (failure?.again ?? 0);
      if (generation !== undefined && isTooSoon) return;
      if (generation !== undefined) await takeUp();
      failure = undefined;
    } catch (fault) {
      // While it was read another one may have come, and its files gone.
      const isReplaced = generation !== undefined && (await waiting().catch(() => generation)) !== generation;
      if (!isReplaced && !signal.aborted) fail(generation, fault);
    }
  };

  try {
    for await (const _ of setInterval(everyMs, undefined, { signal, ref: false })) await look();
  } catch (fault) {
    if (!signal.aborted) onFault(fault);
  }
}
