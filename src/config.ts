import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LANGUAGES } from './language/language.ts';
import { DEFAULT_LIMITS, type DiscordSettings } from './discord/settings.ts';
import { BelegError } from './errors.ts';

/** The folder that beleg lies in; the default folders are relative to it and not to where it is started. */
const PROJECT = new URL('../', import.meta.url);
const projectPath = (path: string): string => fileURLToPath(new URL(path, PROJECT));

const EMBEDDED_MODEL = projectPath('model/multilingual-e5-small-latin');
const EMBEDDED_READER = projectPath('model/reader-latin');
const MODEL_HUB = 'https://huggingface.co';

export type LogLevel = (typeof LOG_LEVELS)[number];
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

export interface Config {
  readonly corpusFolder: string;
  readonly dataFolder: string;
  /** A folder, or a name on the model hub. */
  readonly model: string;
  /** The same of the model that reads. */
  readonly reader: string;
  readonly allowDownload: boolean;
  /** Where models are downloaded from, if at all. */
  readonly modelHub: string;
  readonly logLevel: LogLevel;
  /** Undefined without a token: then there is only the terminal. */
  readonly discord: DiscordSettings | undefined;
}

/** An environment variable that is set to nothing counts as not set. */
const unset = z.literal('').transform(() => undefined);
const optional = <T extends z.ZodType>(schema: T) => z.union([unset, schema]).optional();

const text = z.string().trim().min(1, 'something other than blanks');
const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'true or false' })
  .transform((value) => value === 'true' || value === '1');
const SNOWFLAKE = /^\d{17,20}$/;
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

const environmentSchema = z.object({
  CORPUS_FOLDER: optional(text),
  DATA_FOLDER: optional(text),
  MODEL: optional(text),
  READER: optional(text),
  ALLOW_DOWNLOAD: optional(flag),
  MODEL_HUB: optional(address),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` })),
  DISCORD_TOKEN: optional(text),
  DISCORD_API: optional(address),
  DEFAULT_LOCALE: optional(language),
  OPERATOR_IDS: optional(snowflakes),
  OPERATOR_GUILD_ID: optional(snowflake),
  DEV_GUILD_ID: optional(snowflake),
  PUBLIC_CHANNEL_IDS: optional(snowflakes),
  LOG_QUESTIONS: optional(flag),
  QUESTIONS_PER_USER: optional(count),
  QUESTIONS_PER_GUILD: optional(count),
  BUTTONS_PER_USER: optional(count),
  WAITING_QUESTIONS: optional(count),
});

type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads the settings from the environment; .env.example explains each.
 * @throws BelegError that lists every variable that is wrong, with what was expected and what was found.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) throw wrongVariables(parsed.error, env);
  const values = parsed.data;
  requireBothOperatorSettings(values);
  const dataFolder = values.DATA_FOLDER ?? projectPath('data');
  return {
    corpusFolder: values.CORPUS_FOLDER ?? projectPath('corpus'),
    dataFolder,
    model: values.MODEL ?? EMBEDDED_MODEL,
    reader: values.READER ?? EMBEDDED_READER,
    allowDownload: values.ALLOW_DOWNLOAD ?? false,
    modelHub: values.MODEL_HUB ?? MODEL_HUB,
    logLevel: values.LOG_LEVEL ?? 'info',
    discord:
      values.DISCORD_TOKEN === undefined
        ? undefined
        : discordSettings(values, values.DISCORD_TOKEN, dataFolder),
  };
}

/** Whoever may rebuild the index needs a server to do it in, and the server someone who may. */
function requireBothOperatorSettings({
  OPERATOR_IDS: ids = [],
  OPERATOR_GUILD_ID: guild,
}: Environment): void {
  if (ids.length > 0 === (guild !== undefined)) return;
  const [set, missing] =
    guild === undefined ? ['OPERATOR_IDS', 'OPERATOR_GUILD_ID'] : ['OPERATOR_GUILD_ID', 'OPERATOR_IDS'];
  throw new BelegError(
    `${set} is set and ${missing} is not: /reindex needs both.`,
    'Set both or neither, in the file .env or in the environment; .env.example explains them.',
  );
}

function discordSettings(values: Environment, token: string, dataFolder: string): DiscordSettings {
  return {
    token,
    apiUrl: values.DISCORD_API,
    defaultLanguage: values.DEFAULT_LOCALE ?? 'de',
    operatorIds: values.OPERATOR_IDS ?? [],
    operatorGuildId: values.OPERATOR_GUILD_ID,
    devGuildId: values.DEV_GUILD_ID,
    publicChannelIds: values.PUBLIC_CHANNEL_IDS ?? [],
    logQuestions: values.LOG_QUESTIONS ?? false,
    dataFolder,
    limits: {
      questionsPerUser: values.QUESTIONS_PER_USER ?? DEFAULT_LIMITS.questionsPerUser,
      questionsPerGuild: values.QUESTIONS_PER_GUILD ?? DEFAULT_LIMITS.questionsPerGuild,
      buttonsPerUser: values.BUTTONS_PER_USER ?? DEFAULT_LIMITS.buttonsPerUser,
      waiting: values.WAITING_QUESTIONS ?? DEFAULT_LIMITS.waiting,
    },
  };
}

function wrongVariables(error: z.ZodError, env: Readonly<Record<string, string | undefined>>): BelegError {
  const lines = new Map(
    error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return [name, `  ${name}: expected ${expectation(issue)}, got "${env[name] ?? ''}"`];
    }),
  );
  return new BelegError(
    `${lines.size === 1 ? 'A setting is' : `${lines.size} settings are`} wrong:\n${[...lines.values()].join('\n')}`,
    'Correct it in the file .env or in the environment; .env.example explains every setting.',
  );
}

/** The schema's own words, out of the union that allows an empty variable. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const inner = issue.errors.at(-1)?.[0];
  return inner === undefined ? issue.message : expectation(inner);
}
