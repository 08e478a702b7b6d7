import { setTimeout as sleep } from 'node:timers/promises';
import type { Chaos, Span } from './chaos.ts';
import { CONNECTION_FAULTS, type FaultKind, PASSING_FAULTS } from './fault-kinds.ts';
import type { InjectedFault } from './injected-fault.ts';
import { SeededRandom } from '../seeded-random.ts';

interface ChaosOptions extends Pick<Chaos, 'discord' | 'pace' | 'askIn'> {
  readonly seed: number;
  /** Where each fault is noted. */
  readonly injected: InjectedFault[];
}

/**
 * Puts one fault after another in the bot's way until `over`: one loss of its connection at a time, and faults of requests and
 * events all the while, each kind as often as any other of its sort. Resolves once each that was begun is over.
 */
export async function makeFaults(options: ChaosOptions, over: AbortSignal): Promise<void> {
  const { seed, pace, injected } = options;
  const begin = notingIn(injected);
  // Each has chance of its own: how long a bot takes to come back does not change what befalls its requests.
  const losses: Chaos = { ...options, begin, random: new SeededRandom(seed + 1) };
  const passing: Chaos = { ...options, begin, random: new SeededRandom(seed + 2) };
  const underWay: Promise<void>[] = [];
  await Promise.all([
    oneAfterAnother(losses, CONNECTION_FAULTS, {
      pauseMs: pace.connectionMs,
      over,
      befallen: (fault) => fault,
    }),
    oneAfterAnother(passing, PASSING_FAULTS, {
      pauseMs: pace.passingMs,
      over,
      befallen: async (fault) => {
        underWay.push(fault);
      },
    }),
  ]);
  await Promise.all(underWay);
}

async function oneAfterAnother(
  chaos: Chaos,
  kinds: readonly FaultKind[],
  how: {
    readonly pauseMs: Span;
    readonly over: AbortSignal;
    /** What is waited for before the next. */
    readonly befallen: (fault: Promise<void>) => Promise<void>;
  },
): Promise<void> {
  const { random } = chaos;
  const { pauseMs, over, befallen } = how;
  const dealt = random.deal(kinds);
  for (;;) {
    await sleep(random.between(...pauseMs), undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    await befallen(dealt.next().value.befall(chaos));
  }
}

function notingIn(injected: InjectedFault[]): Chaos['begin'] {
  return (fault) => {
    const noted = { ...fault, from: Date.now(), until: Infinity };
    injected.push(noted);
    return () => {
      noted.until = Date.now();
    };
  };
}
