import type { Server } from 'node:http';
import { GatewayIntentBits } from 'discord.js';
import { systemClock, type Clock } from './clock.ts';
import { CommandRegistry } from './world/command-registry.ts';
import type { Core, ShardRules } from './core.ts';
import { Faults } from './rest/faults.ts';
import { shardOf } from './gateway/audience.ts';
import { Gateway } from './gateway/gateway.ts';
import type { GatewaySession } from './gateway/gateway-session.ts';
import { Listener } from './listener.ts';
import { guildCreatePayload } from './world/guild-payloads.ts';
import { Interactions } from './world/interactions.ts';
import { Journal } from './journal.ts';
import { Messages } from './world/messages.ts';
import { createRestServer } from './rest/rest-server.ts';
import { applicationFlags, selfPayload } from './rest/routes-application.ts';
import { createSnowflakes } from './world/snowflakes.ts';
import { StandIn } from './stand-in.ts';
import { World } from './world/world.ts';

export interface StandInOptions {
  /** The token that the bot must show. @default a made-up one, as {@link StandIn.token} */
  readonly token?: string;
  /** What the bot's user is called. @default 'beleg' */
  readonly botName?: string;
  /** The language of the guild that is there from the start. @default 'de' */
  readonly guildLocale?: string;
  /** Whether that guild is a Community; any other has no language of its own. @default true */
  readonly community?: boolean;
  /**
   * Whether a mention of the bot's role withholds what the message says, as any message does that does not mention the
   * bot. Discord's documentation names mentions of the bot alone; it is reported that those of its role count.
   * @default false
   */
  readonly roleMentionsWithheld?: boolean;
  /** Whether the application's page in the portal lets the bot read every message. @default false */
  readonly messageContent?: boolean;
  /** @default the real time */
  readonly clock?: Clock;
  /** @default 41,250, as Discord's */
  readonly heartbeatIntervalMs?: number;
  /** How long a promise waits for the bot before it rejects, in milliseconds. @default 10,000 */
  readonly patienceMs?: number;
  /** @default a free one */
  readonly port?: number;
  /** How many shards it recommends, and how many of them may log in at once; with fewer than `least` nobody gets in. @default 1 each */
  readonly shards?: Partial<ShardRules>;
}

/** In the form of a bot's: an id, a moment and a signature. */
const MADE_UP_TOKEN = 'MTAwMjAwMzAwNDAwNTAwNjAw.GaBcDe.a-made-up-signature-of-the-stand-in';

const HEARTBEAT_INTERVAL_MS = 41_250;
/** discord.js identifies at most once in five seconds: a second login takes longer than that. */
const PATIENCE_MS = 10_000;

/** Starts a Discord of one's own on 127.0.0.1. Several can run at once; each must be closed. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const token = options.token ?? MADE_UP_TOKEN;
  const clock = options.clock ?? systemClock;
  const faults = new Faults(clock);
  const server: Server = createRestServer({ token, faults, core: () => core });
  const listener = new Listener(server);
  const port = await listener.listen(options.port ?? 0);
  const core = assemble({ server, port, token, clock, options });
  return new StandIn(core, { token, faults, listener });
}

function assemble(parts: {
  server: Server;
  port: number;
  token: string;
  clock: Clock;
  options: StandInOptions;
}): Core {
  const { server, port, token, clock, options } = parts;
  const shards: ShardRules = { recommended: 1, least: 1, atOnce: 1, ...options.shards };
  const newId = createSnowflakes(clock);
  const journal = new Journal();
  const world = new World({
    newId,
    botName: options.botName ?? 'beleg',
    roleMentionsWithheld: options.roleMentionsWithheld ?? false,
  });
  const { community = true, guildLocale = 'de' } = options;
  world.addGuild({ name: 'Lokale Gemeinschaft', locale: community ? guildLocale : undefined });
  const gateway: Gateway = new Gateway({
    server,
    token,
    clock,
    journal,
    newId,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? HEARTBEAT_INTERVAL_MS,
    leastShards: shards.least,
    allowedIntents: options.messageContent === true ? GatewayIntentBits.MessageContent : 0,
    welcome: (session) => {
      welcome(core, session);
    },
  });
  const core: Core = {
    clock,
    journal,
    world,
    gateway,
    messages: new Messages({ world, gateway, clock, journal }),
    interactions: new Interactions({ clock, newId, journal }),
    commands: new CommandRegistry({ applicationId: world.applicationId, newId }),
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    shards,
    gatewayUrl: () => `ws://127.0.0.1:${port}`,
  };
  return core;
}

/** READY names the guilds as unavailable; each then arrives in an event of its own. */
function welcome(core: Core, session: GatewaySession): void {
  const { world } = core;
  const [, count] = session.shard;
  const guilds = [...world.guilds.values()].filter(({ id }) => shardOf(id, count) === session.shard[0]);
  session.dispatch('READY', {
    v: 10,
    user: selfPayload(core),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: core.gatewayUrl(),
    session_type: 'normal',
    shard: session.shard,
    application: { id: world.applicationId, flags: applicationFlags(core) },
  });
  if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
  for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreatePayload(guild, world));
}
