import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFAULT_LIMITS } from './discord/settings.ts';
import { DEFAULT_LANGUAGE, languageList } from './language/language.ts';
import {
  address,
  botToken,
  count,
  flag,
  hubAddress,
  language,
  logLevel,
  snowflake,
  snowflakes,
  text,
} from './setting-values.ts';

/** The folder that beleg lies in; the default folders are relative to it and not to where it is started. */
const PROJECT = fileURLToPath(new URL('../', import.meta.url));

interface Row {
  /** The settings that .env.example shows together. */
  readonly group: 'Articles and index' | 'The models' | 'Discord' | 'Limits and log';
  /** The environment variable. */
  readonly name: string;
  /** What may stand in it, and what holds where it is not set. */
  readonly schema: z.ZodType<string | number | boolean | readonly string[] | undefined>;
  /** The lines above it in .env.example; none where those of the setting before speak of it too. */
  readonly explained: readonly string[];
  /** In a phrase, for the README. */
  readonly short: string;
  /** What stands in it is shown nowhere. */
  readonly secret?: true;
}

/**
 * Every setting, by the field of the configuration that it becomes. `npm run docs:settings` makes .env.example and the
 * README's table of it.
 */
const TABLE = {
  corpusFolder: {
    group: 'Articles and index',
    name: 'CORPUS_FOLDER',
    schema: text.default(`${PROJECT}corpus`),
    explained: ['The folder with your articles (.md and .txt). Default: corpus'],
    short: 'the folder with your articles',
  },
  dataFolder: {
    group: 'Articles and index',
    name: 'DATA_FOLDER',
    schema: text.default(`${PROJECT}data`),
    explained: ['Where the index, the cache of vectors, answers and votes are kept. Default: data'],
    short: 'where index, vectors, answers and votes are kept',
  },
  model: {
    group: 'The models',
    name: 'MODEL',
    schema: text.default(`${PROJECT}model/multilingual-e5-small-latin`),
    explained: [
      'A folder with a sentence embedding model of the E5 family (config.json, tokenizer.json, tokenizer_config.json and',
      'onnx/model_quantized.onnx or onnx/model.onnx), or a name on the model hub such as Xenova/multilingual-e5-base: its newest',
      'state when it is downloaded, which is then kept with its checksums in data/models and never changes. name@revision (a',
      'commit or a tag) says which state; the commit that was taken stands in the source.json beside the files.',
      'After changing it run "npm run calibrate" and then "npm run embed". Default: the model that comes with beleg',
    ],
    short: 'the sentence embedding model: a folder, or a name on the hub',
  },
  reader: {
    group: 'The models',
    name: 'READER',
    schema: text.default(`${PROJECT}model/reader-latin`),
    explained: [
      'A folder with a reader, the model that says whether a sentence answers (model/README.md describes it), or its name on',
      'the model hub. After changing it run "npm run calibrate". Default: the reader that comes with beleg',
    ],
    short: 'the model that says whether a sentence answers, likewise',
  },
  allowDownload: {
    group: 'The models',
    name: 'ALLOW_DOWNLOAD',
    schema: flag.default(false),
    explained: [
      "A model of the hub is downloaded only if this says true; without it beleg opens no connection but Discord's.",
    ],
    short: 'whether a model of the hub may be downloaded',
  },
  modelHub: {
    group: 'The models',
    name: 'MODEL_HUB',
    schema: hubAddress.default('https://huggingface.co'),
    explained: ['The hub that models are downloaded from, by https.'],
    short: 'the hub that models are downloaded from',
  },
  token: {
    group: 'Discord',
    name: 'DISCORD_TOKEN',
    secret: true,
    schema: botToken.optional(),
    explained: [
      "The bot's token (Developer Portal > your application > Bot > Reset Token). Without it, npm start is a chat in the",
      'terminal. Keep it secret: who has it is your bot.',
    ],
    short: 'the bot’s token; without it `npm start` is a chat',
  },
  defaultLanguage: {
    group: 'Discord',
    name: 'DEFAULT_LOCALE',
    schema: language.default(DEFAULT_LANGUAGE),
    explained: [
      `The language of labels where neither a person, a Community server nor the question tells one: ${languageList('or')}.`,
    ],
    short: `labels where nothing tells a language: ${languageList('or', '`')}`,
  },
  operatorIds: {
    group: 'Discord',
    name: 'OPERATOR_IDS',
    schema: snowflakes.default([]),
    explained: [
      'The users who may rebuild the index with /reindex, and the server where that command is offered. Both are needed.',
      'Ids: switch on Settings > Advanced > Developer Mode in Discord, then right-click > Copy ID.',
    ],
    short: 'the users who may `/reindex`',
  },
  operatorGuildId: {
    group: 'Discord',
    name: 'OPERATOR_GUILD_ID',
    schema: snowflake.optional(),
    explained: [],
    short: 'the server where `/reindex` is offered',
  },
  publicChannelIds: {
    group: 'Discord',
    name: 'PUBLIC_CHANNEL_IDS',
    schema: snowflakes.default([]),
    explained: [
      'Channels where answers are public, their threads included; elsewhere they are visible to the asker alone.',
      'Separated by commas. Empty: public everywhere.',
    ],
    short: 'the channels where answers are public; empty: all',
  },
  threads: {
    group: 'Discord',
    name: 'THREADS',
    schema: flag.default(false),
    explained: [
      'true: a mention in a channel is answered in a thread of its own, where further questions need no mention. Discord then',
      'sends the bot every message of the channels it sees, and asks you to allow that: Developer Portal > your application >',
      'Bot > Message Content Intent. The bot reads those of its own threads only.',
    ],
    short: 'whether mentions are answered in threads',
  },
  devGuildId: {
    group: 'Discord',
    name: 'DEV_GUILD_ID',
    schema: snowflake.optional(),
    explained: [
      'For development: the commands are in this server only, at once, and are removed from all others.',
    ],
    short: 'for development: the commands are there only',
  },
  apiUrl: {
    group: 'Discord',
    name: 'DISCORD_API',
    schema: address.optional(),
    explained: ["Another address of Discord's API, for a stand-in such as npm run discord:local."],
    short: 'another address of Discord’s API, for a stand-in',
  },
  questionsPerUser: {
    group: 'Limits and log',
    name: 'QUESTIONS_PER_USER',
    schema: count.default(DEFAULT_LIMITS.questionsPerUser),
    explained: [
      'Questions a minute of one user and of one server, buttons a minute of one user, and how many questions may wait.',
      'A question that takes longer than a second counts once for each second begun.',
    ],
    short: 'questions of one user in a minute',
  },
  questionsPerGuild: {
    group: 'Limits and log',
    name: 'QUESTIONS_PER_GUILD',
    schema: count.default(DEFAULT_LIMITS.questionsPerGuild),
    explained: [],
    short: 'questions of one server in a minute',
  },
  buttonsPerUser: {
    group: 'Limits and log',
    name: 'BUTTONS_PER_USER',
    schema: count.default(DEFAULT_LIMITS.buttonsPerUser),
    explained: [],
    short: 'buttons of one user in a minute',
  },
  waiting: {
    group: 'Limits and log',
    name: 'WAITING_QUESTIONS',
    schema: count.default(DEFAULT_LIMITS.waiting),
    explained: [],
    short: 'questions that may wait',
  },
  logLevel: {
    group: 'Limits and log',
    name: 'LOG_LEVEL',
    schema: logLevel.default('info'),
    explained: ['trace, debug, info, warn, error or fatal'],
    short: 'the least that is logged: `trace` to `fatal`',
  },
  logQuestions: {
    group: 'Limits and log',
    name: 'LOG_QUESTIONS',
    schema: flag.default(false),
    explained: ["The log holds no question's text unless this says true."],
    short: 'whether the log may hold questions',
  },
} satisfies Rows;

/** What may stand in the variables, by field. */
export const settingsSchema = z.object(schemasOf(TABLE));

/** What the variables say, by field. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** A row of the table. */
export interface Setting extends Row {
  readonly field: string;
  /** As it would be written in .env; a folder of beleg's own below beleg's folder, empty where there is none. */
  readonly default: string;
}

/** All settings, in the order in which a person reads of them. */
export const SETTINGS: readonly Setting[] = Object.entries<Row>(TABLE).map(([field, row]) => ({
  ...row,
  field,
  default: String(row.schema.parse(undefined) ?? '').replace(PROJECT, ''),
}));

/** The environment variable of a setting. */
export function variableOf(field: keyof Settings): string {
  return TABLE[field].name;
}

type Rows = Readonly<Record<string, Row>>;

/** The schemas alone. The first line says what Object.fromEntries forgets: which field has which. */
function schemasOf<Table extends Rows>(table: Table): { [Field in keyof Table]: Table[Field]['schema'] };
function schemasOf(table: Rows): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.entries(table).map(([field, { schema }]) => [field, schema]));
}
