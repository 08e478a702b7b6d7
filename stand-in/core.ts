import type { Clock } from './clock.ts';
import type { CommandRegistry } from './world/command-registry.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './world/interactions.ts';
import type { Journal } from './journal.ts';
import type { Messages } from './world/messages.ts';
import type { World } from './world/world.ts';

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
  /** Where the bot reaches the gateway. */
  gatewayUrl(): string;
}
