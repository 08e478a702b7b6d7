import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  RESTEvents,
} from 'discord.js';
import type { Log } from '../../serving/log.ts';

/**
 * What the bot hears of: channels and locales, mentions, direct messages. None of these is privileged; the text of
 * messages comes with mentions and direct messages only.
 */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** With these the text of every message comes that the bot sees, which is privileged: in its own threads nobody mentions it. */
const INTENTS_FOR_THREADS = [...INTENTS, GatewayIntentBits.MessageContent];

/** The client's intents, by whether it answers in threads. */
export function intentOptions({ threads }: { readonly threads: boolean }): Pick<ClientOptions, 'intents'> {
  return { intents: threads ? INTENTS_FOR_THREADS : INTENTS };
}

/**
 * A client that holds no more than it needs: messages are answered and forgotten, and of members only the bot itself is
 * kept, whose permissions are asked for. Pings nobody, whatever a message says. Without partial messages, discord.js tells
 * of no edit of a message that it does not hold. It connects with as many shards as Discord recommends: one below some thousand
 * guilds, beyond which Discord lets nobody in with one alone.
 */
export function createClient(overrides: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: INTENTS,
    shards: 'auto',
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 100, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 1_000, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    ...overrides,
  });
}

/** Together with the eight seconds of draining less than the ten after which containers are killed. */
const FAREWELL_MS = 1_000;

// discord.js keeps a queue for each interaction ever answered, and by default forgets the idle ones once an hour.
const QUEUE_SWEEP_MS = 60_000;

/** Leaves without waiting for a farewell that a dead connection never returns. */
export async function logOut(client: Client): Promise<void> {
  const said = new AbortController();
  // A timer that keeps the process alive: what is waited for need not.
  try {
    await Promise.race([client.destroy(), sleep(FAREWELL_MS, undefined, { signal: said.signal })]);
  } finally {
    said.abort();
  }
}

/** After 10,000 refused requests in ten minutes Discord shuts a machine out; by default discord.js warns of none. */
const REFUSED_BEFORE_WARNING = 500;

/** The options of the client's REST side; `apiUrl` undefined for Discord itself. */
export function restOptions(apiUrl: string | undefined): Partial<ClientOptions> {
  return {
    rest: {
      handlerSweepInterval: QUEUE_SWEEP_MS,
      invalidRequestWarningInterval: REFUSED_BEFORE_WARNING,
      ...(apiUrl !== undefined && { api: apiUrl }),
    },
  };
}

/** Logs what happens to a client; of the faults of its connection tell the `Attempts`. */
export function logConnection(client: Client, log: Log): void {
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'connection resumed'));
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'connected'));
  // Without a listener, an error event ends the process.
  client.on(Events.Error, (err) => log.error({ err }, 'the client failed'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'the client warns'));
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) =>
    log.debug({ route, timeToReset, global }, 'requests wait for a rate limit'),
  );
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn({ count, remainingTime }, 'many requests were refused'),
  );
}
