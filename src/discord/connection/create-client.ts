import { Client, type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js';

/**
 * What the bot hears of: channels and locales, mentions, direct messages. None of these is privileged; the text of
 * messages comes with mentions and direct messages only.
 */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * A client that holds no more than it needs: messages are answered and forgotten, and of members only the bot itself is
 * kept, whose permissions are asked for. Pings nobody, whatever a message says.
 */
export function createClient(overrides: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
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

// discord.js keeps a queue for each interaction ever answered, and by default forgets the idle ones once an hour.
const QUEUE_SWEEP_MS = 60_000;

/** The options of the client's REST side; `apiUrl` undefined for Discord itself. */
export function restOptions(apiUrl: string | undefined): Partial<ClientOptions> {
  return { rest: { handlerSweepInterval: QUEUE_SWEEP_MS, ...(apiUrl !== undefined && { api: apiUrl }) } };
}
