import type { StandIn } from '../../../stand-in/stand-in.ts';
import type { GuildChannel } from '../../../stand-in/world/places.ts';
import { type Asked, outcomeOf } from './asked.ts';
import { Askers } from './askers.ts';
import type { FaultPace } from './chaos.ts';
import type { InjectedFault } from './injected-fault.ts';
import { makeFaults } from './make-faults.ts';
import { createReach } from './reach.ts';
import { SeededRandom } from '../seeded-random.ts';

interface ChaosRunOptions {
  readonly discord: StandIn;
  readonly seed: number;
  /** What is asked, in any order. */
  readonly questions: readonly string[];
  /** How many are asked. */
  readonly total: number;
  readonly overMs: number;
  readonly pace: FaultPace;
  /** How long the last of them may wait once there are no faults any more. */
  readonly patienceMs: number;
}

/** What was asked, and what stood in the way. */
export interface ChaosRun {
  readonly asked: readonly Asked[];
  readonly injected: readonly InjectedFault[];
}

/**
 * Questions in every way there is, with faults all the while. Resolves once each who asked has been told something, or the
 * patience is over. With a seed people ask in the same ways and the same befalls the bot, each in the same order; what meets what
 * is up to the machine.
 */
export async function runChaos(options: ChaosRunOptions): Promise<ChaosRun> {
  const { discord, seed, questions, total, overMs, pace, patienceMs } = options;
  const askers = new Askers({ discord, random: new SeededRandom(seed), questions });
  const injected: InjectedFault[] = [];
  const over = new AbortController();
  const askIn = (channel: GuildChannel): Promise<void> => askers.mentionIn(channel);
  const faults = makeFaults({ discord, seed, pace, askIn, injected }, over.signal);
  await Promise.all([askers.askAll(total, overMs).finally(() => over.abort()), faults]);
  await askers.askLast();
  await untilConfirmed(discord);
  const { asked } = askers;
  const reachOf = createReach({ gateway: discord.gateway, injected });
  const waits = (one: Asked): boolean =>
    outcomeOf(one) === 'silence' && !one.deleted && !one.burst && reachOf(one) === 'reached';
  const isSettled = () => (asked.some(waits) ? undefined : true);
  await discord.until('the last answers', isSettled, patienceMs).catch(() => undefined);
  return { asked, injected };
}

/** By its second heartbeat the bot has told of every event that it has. */
async function untilConfirmed(discord: StandIn): Promise<void> {
  const { heartbeats } = discord.gateway;
  const enough = heartbeats.length + 2;
  await discord
    .until('two heartbeats', () => heartbeats.length >= enough || undefined)
    .catch(() => undefined);
}
