import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFAULT_LIMITS } from './discord/settings.ts';
import { LANGUAGES } from './language/language.ts';

/** The folder that beleg lies in; the default folders are relative to it and not to where it is started. */
const PROJECT = fileURLToPath(new URL('../', import.meta.url));

interface Explanation {
  /** The environment variable. */
  readonly name: string;
  /** The lines above it in .env.example; none where those of the setting before speak of it too. */
  readonly explained: readonly string[];
  /** In a phrase, for the README. */
  readonly short: string;
}

interface Row extends Explanation {
  /** The settings that .env.example shows together. */
  readonly group: string;
}

/** What a person reads of each schema. */
const rows = z.registry<Row>();

/** Makes the settings of a group. */
function group(title: string) {
  return <T extends z.ZodType>(schema: T, explanation: Explanation): T => {
    rows.add(schema, { group: title, ...explanation });
    return schema;
  };
}

const articles = group('Articles and index');
const models = group('The models');
const discord = group('Discord');
const limits = group('Limits and log');

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
const SNOWFLAKE = /^\d{17,20}$/;

const text = z.string().trim().min(1, 'something other than blanks');
const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'true or false' })
  .transform((value) => value === 'true' || value === '1');
const snowflake = z.string().regex(SNOWFLAKE, { error: 'an id of 17 to 20 digits' });
const snowflakes = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
  .refine((ids) => ids.every((id) => SNOWFLAKE.test(id)), {
    error: 'ids of 17 to 20 digits, separated by commas',
  });
const address = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' });
const count = z.coerce
  .number({ error: 'a whole number from 1' })
  .int('a whole number from 1')
  .min(1, 'a whole number from 1');
const language = z.enum(LANGUAGES, { error: `one of ${LANGUAGES.join(', ')}` });
const logLevel = z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` });

/**
 * Every setting, by the field of the configuration that it becomes: its variable, what may stand in it, its default and its
 * explanation. `npm run docs:settings` makes .env.example and the README's table of it.
 */
export const settingsSchema = z.object({
  corpusFolder: articles(text.default(`${PROJECT}corpus`), {
    name: 'CORPUS_FOLDER',
    explained: ['The folder with your articles (.md and .txt). Default: corpus'],
    short: 'the folder with your articles',
  }),
  dataFolder: articles(text.default(`${PROJECT}data`), {
    name: 'DATA_FOLDER',
    explained: ['Where the index, the cache of vectors, answers and votes are kept. Default: data'],
    short: 'where index, vectors, answers and votes are kept',
  }),
  model: models(text.default(`${PROJECT}model/multilingual-e5-small-latin`), {
    name: 'MODEL',
    explained: [
      'A folder with a sentence embedding model of the E5 family (config.json, tokenizer.json, tokenizer_config.json and',
      'onnx/model_quantized.onnx or onnx/model.onnx), or a name on the model hub such as Xenova/multilingual-e5-base.',
      'After changing it run "npm run calibrate" and then "npm run embed". Default: the model that comes with beleg',
    ],
    short: 'the sentence embedding model: a folder, or a name on the hub',
  }),
  reader: models(text.default(`${PROJECT}model/reader-latin`), {
    name: 'READER',
    explained: [
      'A folder with a reader, the model that says whether a sentence answers (model/README.md describes it), or its name on',
      'the model hub. After changing it run "npm run calibrate". Default: the reader that comes with beleg',
    ],
    short: 'the model that says whether a sentence answers, likewise',
  }),
  allowDownload: models(flag.default(false), {
    name: 'ALLOW_DOWNLOAD',
    explained: [
      "A model of the hub is downloaded only if this says true; without it beleg opens no connection but Discord's.",
    ],
    short: 'whether a model of the hub may be downloaded',
  }),
  modelHub: models(address.default('https://huggingface.co'), {
    name: 'MODEL_HUB',
    explained: ['The hub that models are downloaded from.'],
    short: 'the hub that models are downloaded from',
  }),
  token: discord(text.optional(), {
    name: 'DISCORD_TOKEN',
    explained: [
      "The bot's token (Developer Portal > your application > Bot > Reset Token). Without it, npm start is a chat in the",
      'terminal. Keep it secret: who has it is your bot.',
    ],
    short: 'the bot’s token; without it `npm start` is a chat',
  }),
  defaultLanguage: discord(language.default('de'), {
    name: 'DEFAULT_LOCALE',
    explained: [
      'The language of labels in direct messages and for people whose language beleg does not speak: de, en or fr.',
    ],
    short: 'labels in direct messages: `de`, `en` or `fr`',
  }),
  operatorIds: discord(snowflakes.default([]), {
    name: 'OPERATOR_IDS',
    explained: [
      'The users who may rebuild the index with /reindex, and the server where that command is offered. Both are needed.',
      'Ids: switch on Settings > Advanced > Developer Mode in Discord, then right-click > Copy ID.',
    ],
    short: 'the users who may `/reindex`',
  }),
  operatorGuildId: discord(snowflake.optional(), {
    name: 'OPERATOR_GUILD_ID',
    explained: [],
    short: 'the server where `/reindex` is offered',
  }),
  publicChannelIds: discord(snowflakes.default([]), {
    name: 'PUBLIC_CHANNEL_IDS',
    explained: [
      'Channels where answers are public, their threads included; elsewhere they are visible to the asker alone.',
      'Separated by commas. Empty: public everywhere.',
    ],
    short: 'the channels where answers are public; empty: all',
  }),
  devGuildId: discord(snowflake.optional(), {
    name: 'DEV_GUILD_ID',
    explained: ['For development: registers the commands in this server only, where they appear at once.'],
    short: 'for development: registers the commands there only',
  }),
  apiUrl: discord(address.optional(), {
    name: 'DISCORD_API',
    explained: ["Another address of Discord's API, for a stand-in such as npm run discord:local."],
    short: 'another address of Discord’s API, for a stand-in',
  }),
  questionsPerUser: limits(count.default(DEFAULT_LIMITS.questionsPerUser), {
    name: 'QUESTIONS_PER_USER',
    explained: [
      'Questions a minute of one user and of one server, buttons a minute of one user, and how many questions may wait.',
    ],
    short: 'questions of one user in a minute',
  }),
  questionsPerGuild: limits(count.default(DEFAULT_LIMITS.questionsPerGuild), {
    name: 'QUESTIONS_PER_GUILD',
    explained: [],
    short: 'questions of one server in a minute',
  }),
  buttonsPerUser: limits(count.default(DEFAULT_LIMITS.buttonsPerUser), {
    name: 'BUTTONS_PER_USER',
    explained: [],
    short: 'buttons of one user in a minute',
  }),
  waiting: limits(count.default(DEFAULT_LIMITS.waiting), {
    name: 'WAITING_QUESTIONS',
    explained: [],
    short: 'questions that may wait',
  }),
  logLevel: limits(logLevel.default('info'), {
    name: 'LOG_LEVEL',
    explained: ['trace, debug, info, warn, error or fatal'],
    short: 'the least that is logged: `trace` to `fatal`',
  }),
  logQuestions: limits(flag.default(false), {
    name: 'LOG_QUESTIONS',
    explained: ["The log holds no question's text unless this says true."],
    short: 'whether the log may hold questions',
  }),
});

/** The fields of the configuration, by which a setting is known inside. */
export type SettingField = keyof typeof settingsSchema.shape;

/** A row of the table. */
export interface Setting extends Row {
  readonly field: string;
  /** As it would be written in .env; a folder of beleg's own below beleg's folder, empty where there is none. */
  readonly default: string;
}

/** All settings, in the order in which a person reads of them. */
export const SETTINGS: readonly Setting[] = Object.entries(settingsSchema.shape).map(([field, schema]) => {
  const row = rows.get(schema);
  if (row === undefined) throw new Error(`The setting ${field} has no explanation`);
  return { field, ...row, default: String(schema.parse(undefined) ?? '').replace(PROJECT, '') };
});

/** The environment variable of a setting. */
export function variableOf(field: SettingField): string {
  return rows.get(settingsSchema.shape[field])?.name ?? field;
}
