import { labelLanguageList } from './language/label-language.ts';
import { DEFAULT_LANGUAGE } from './language/language.ts';
import {
  address,
  apiToken,
  botToken,
  flag,
  host,
  language,
  networks,
  origins,
  port,
  shardProcesses,
  snowflake,
  snowflakes,
  text,
} from './setting-values.ts';
import type { Rows } from './settings-table.ts';

/** The rows of `TABLE` that are of Discord, of HTTP and of metrics. */
export const FACE_ROWS = {
  token: {
    group: 'discord',
    name: 'DISCORD_TOKEN',
    secret: true,
    schema: botToken.optional(),
    short: 'the bot’s token; without it `npm start` is a chat',
  },
  defaultLanguage: {
    group: 'discord',
    name: 'DEFAULT_LOCALE',
    schema: language.default(DEFAULT_LANGUAGE),
    short: `labels where nothing tells a language: ${labelLanguageList('or', '`')}`,
  },
  operatorIds: {
    group: 'discord',
    name: 'OPERATOR_IDS',
    schema: snowflakes.default([]),
    short: 'the users who may `/reindex`',
  },
  operatorGuildId: {
    group: 'discord',
    name: 'OPERATOR_GUILD_ID',
    schema: snowflake.optional(),
    short: 'the server where `/reindex` is offered',
  },
  publicChannelIds: {
    group: 'discord',
    name: 'PUBLIC_CHANNEL_IDS',
    schema: snowflakes.default([]),
    short: 'the channels where answers are public; empty: all',
  },
  placesFile: {
    group: 'discord',
    name: 'PLACES_FILE',
    schema: text.optional(),
    short: 'the file that says who may ask and see what, where',
  },
  threads: {
    group: 'discord',
    name: 'THREADS',
    schema: flag.default(false),
    short: 'whether mentions are answered in threads',
  },
  devGuildId: {
    group: 'discord',
    name: 'DEV_GUILD_ID',
    schema: snowflake.optional(),
    short: 'for development: the commands are there only',
  },
  shardProcesses: {
    group: 'discord',
    name: 'SHARD_PROCESSES',
    schema: shardProcesses.optional(),
    short: 'the processes of a bot in very many servers: a number, or `auto`',
  },
  apiUrl: {
    group: 'discord',
    name: 'DISCORD_API',
    schema: address.optional(),
    short: 'another address of Discord’s API, for a stand-in',
  },
  httpHost: {
    group: 'http',
    name: 'HTTP_HOST',
    schema: host.default('127.0.0.1'),
    short: 'the address that `npm run serve` listens on',
  },
  httpPort: {
    group: 'http',
    name: 'HTTP_PORT',
    schema: port.default(8787),
    short: 'its port',
  },
  apiToken: {
    group: 'http',
    name: 'API_TOKEN',
    secret: true,
    schema: apiToken.optional(),
    short: 'what whoever asks must send; needed beyond this machine',
  },
  publicPage: {
    group: 'http',
    name: 'PUBLIC_PAGE',
    schema: flag.default(false),
    short: 'whether the page is open without it',
  },
  allowedOrigins: {
    group: 'http',
    name: 'ALLOWED_ORIGINS',
    schema: origins.default([]),
    short: 'the sites whose scripts may ask',
  },
  embedOrigins: {
    group: 'http',
    name: 'EMBED_ORIGINS',
    schema: origins.default([]),
    short: 'the sites that may show `/embed` in a frame',
  },
  trustedProxies: {
    group: 'http',
    name: 'TRUSTED_PROXIES',
    schema: networks.default([]),
    short: 'the proxies that say whom they ask for',
  },
  metricsHost: {
    group: 'metrics',
    name: 'METRICS_HOST',
    schema: host.default('127.0.0.1'),
    short: 'the address of metrics and health',
  },
  metricsPort: {
    group: 'metrics',
    name: 'METRICS_PORT',
    schema: port.optional(),
    short: 'their port; without it there are none',
  },
} satisfies Rows;
