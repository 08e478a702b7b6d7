import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { DEFAULT_LIMITS } from './discord/settings.ts';
import { DEFAULT_QUESTIONS_PER_CLIENT } from './http/settings.ts';
import { labelLanguageList } from './language/label-language.ts';
import { DEFAULT_LANGUAGE } from './language/language.ts';
import {
  address,
  apiToken,
  botToken,
  count,
  flag,
  host,
  hubAddress,
  language,
  logLevel,
  networks,
  origins,
  port,
  reader,
  serverAddress,
  siteAddress,
  snowflake,
  snowflakes,
  text,
} from './setting-values.ts';

/** The folder that beleg lies in; the default folders are relative to it and not to where it is started. */
export const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** The reader that comes with beleg. It also stands in for a language model. */
export const OWN_READER = `${PROJECT}model/reader-latin`;

/** What settings are about. */
export type SettingGroup = 'articles' | 'models' | 'discord' | 'http' | 'limits';

/** A setting as the table has it. */
export interface Row {
  /** The settings that .env.example shows together. */
  readonly group: SettingGroup;
  /** The environment variable. */
  readonly name: string;
  /** What may stand in it, and what holds where it is not set. */
  readonly schema: z.ZodType<string | number | boolean | readonly string[] | undefined>;
  /** In a phrase, for the README. */
  readonly short: string;
  /** What stands in it is shown nowhere. */
  readonly secret?: true;
}

export type Rows = Readonly<Record<string, Row>>;

/**
 * Every setting, by the field of the configuration that it becomes. `npm run docs:settings` makes .env.example and the
 * README's table of it, with the explanations in scripts/settings-docs/.
 */
export const TABLE = {
  corpusFolder: {
    group: 'articles',
    name: 'CORPUS_FOLDER',
    schema: text.default(`${PROJECT}corpus`),
    short: 'the folder with your articles',
  },
  dataFolder: {
    group: 'articles',
    name: 'DATA_FOLDER',
    schema: text.default(`${PROJECT}data`),
    short: 'where index, vectors, answers and votes are kept',
  },
  siteUrl: {
    group: 'articles',
    name: 'SITE_URL',
    schema: siteAddress.optional(),
    short: 'where you publish what `npm run site` writes',
  },
  model: {
    group: 'models',
    name: 'MODEL',
    schema: text.default(`${PROJECT}model/multilingual-e5-small-latin`),
    short: 'the sentence embedding model: a folder, or a name on the hub',
  },
  reader: {
    group: 'models',
    name: 'READER',
    schema: reader.default(OWN_READER),
    short: 'what says whether a sentence answers: likewise, or `ollama:` and a model',
  },
  ollamaUrl: {
    group: 'models',
    name: 'OLLAMA_URL',
    schema: serverAddress.default('http://127.0.0.1:11434'),
    short: 'where questions go with `READER=ollama:…`',
  },
  ollamaSeconds: {
    group: 'models',
    name: 'OLLAMA_SECONDS',
    schema: count.default(20),
    short: 'how long a question waits there',
  },
  allowDownload: {
    group: 'models',
    name: 'ALLOW_DOWNLOAD',
    schema: flag.default(false),
    short: 'whether a model of the hub may be downloaded',
  },
  modelHub: {
    group: 'models',
    name: 'MODEL_HUB',
    schema: hubAddress.default('https://huggingface.co'),
    short: 'the hub that models are downloaded from',
  },
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
  questionsPerClient: {
    group: 'limits',
    name: 'QUESTIONS_PER_CLIENT',
    schema: count.default(DEFAULT_QUESTIONS_PER_CLIENT),
    short: 'questions over HTTP of one token or address in a minute',
  },
  questionsPerUser: {
    group: 'limits',
    name: 'QUESTIONS_PER_USER',
    schema: count.default(DEFAULT_LIMITS.questionsPerUser),
    short: 'questions of one user in a minute',
  },
  questionsPerGuild: {
    group: 'limits',
    name: 'QUESTIONS_PER_GUILD',
    schema: count.default(DEFAULT_LIMITS.questionsPerGuild),
    short: 'questions of one server in a minute',
  },
  buttonsPerUser: {
    group: 'limits',
    name: 'BUTTONS_PER_USER',
    schema: count.default(DEFAULT_LIMITS.buttonsPerUser),
    short: 'buttons of one user in a minute',
  },
  waiting: {
    group: 'limits',
    name: 'WAITING_QUESTIONS',
    schema: count.default(DEFAULT_LIMITS.waiting),
    short: 'questions that may wait',
  },
  logLevel: {
    group: 'limits',
    name: 'LOG_LEVEL',
    schema: logLevel.default('info'),
    short: 'the least that is logged: `trace` to `fatal`',
  },
  logQuestions: {
    group: 'limits',
    name: 'LOG_QUESTIONS',
    schema: flag.default(false),
    short: 'whether the log may hold questions',
  },
} satisfies Rows;
