import type { Clock } from './clock.ts';
import type { CommandRegistry } from './world/command-registry.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './world/interactions.ts';
import type { Journal } from './journal.ts';
import type { Messages } from './world/messages.ts';
import type { World } from './world/world.ts';

/** What Discord says of a bot's shards. */
export interface ShardRules {
  /** How many it recommends. */
  readonly recommended: number;
  /** With fewer nobody gets in. */
  readonly least: number;
  /** How many may log in within five seconds. */
  readonly atOnce: number;
}

/** The parts of one stand-in, as its routes and actors use them. */
export interface Core {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly world: World;
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: CommandRegistry;
  /** How long the stand-in waits for the bot before it gives up, in milliseconds. */
  readonly patienceMs: number;
  readonly shards: ShardRules;
  /** Where the bot reaches the gateway. */
  gatewayUrl(): string;
}
