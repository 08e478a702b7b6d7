import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { DEFAULT_LIMITS } from './discord/settings.ts';
import { FACE_ROWS } from './face-settings.ts';
import { DEFAULT_QUESTIONS_PER_CLIENT } from './http/settings.ts';
import {
  count,
  databaseUrl,
  flag,
  hubAddress,
  logLevel,
  reader,
  serverAddress,
  siteAddress,
  text,
  watch,
} from './setting-values.ts';

/** The folder that beleg lies in; the default folders are relative to it and not to where it is started. */
export const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** The reader that comes with beleg. It also stands in for a language model. */
export const OWN_READER = `${PROJECT}model/reader-latin`;

/** What settings are about. */
export type SettingGroup = 'articles' | 'models' | 'discord' | 'http' | 'metrics' | 'limits';

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
  watch: {
    group: 'articles',
    name: 'WATCH',
    schema: watch.default(false),
    short: 'whether what changes there is embedded at once; `poll`: by looking',
  },
  dataFolder: {
    group: 'articles',
    name: 'DATA_FOLDER',
    schema: text.default(`${PROJECT}data`),
    short: 'where index, vectors, answers and votes are kept',
  },
  indexUrl: {
    group: 'articles',
    name: 'INDEX_URL',
    schema: databaseUrl.optional(),
    short: 'a PostgreSQL database that several bots share an index in',
    secret: true,
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
  ...FACE_ROWS,
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
