import type { StandIn } from '../../../stand-in/stand-in.ts';
import type { GuildChannel } from '../../../stand-in/world/places.ts';
import type { InjectedFault } from './injected-fault.ts';
import type { SeededRandom } from '../seeded-random.ts';

export type Span = readonly [least: number, most: number];

/** How often faults come, and how long they last. */
export interface FaultPace {
  /** From the bot's return to the next loss of its connection: below 200, discord.js meets the end of a session that it is resuming. */
  readonly connectionMs: Span;
  /** From one fault of requests or events to the next; they overlap. */
  readonly passingMs: Span;
  readonly lastsMs: Span;
}

/** What every fault has at hand. */
export interface Chaos {
  readonly discord: StandIn;
  readonly random: SeededRandom;
  readonly pace: FaultPace;
  /** Asks a question in this channel. */
  readonly askIn: (channel: GuildChannel) => Promise<void>;
  /** Notes a fault that begins; what is returned notes its end. */
  readonly begin: (fault: Pick<InjectedFault, 'kind' | 'of' | 'spell'>) => () => void;
}
