import type { z } from 'zod';
import type { DiscordSettings } from './discord/settings.ts';
import { holdsBotToken } from './discord/connection/bot-token.ts';
import type { HttpSettings } from './http/settings.ts';
import type { MetricsAddress } from './metrics/metrics-server.ts';
import { isDatabaseHere } from './search-index/postgres/database-address.ts';
import { isThisMachine } from './system/web-address.ts';
import { languageModelIn } from './reading/ollama/ollama-names.ts';
import type { LanguageModelSettings } from './reading/ollama/open-language-model.ts';
import { EXPECTATIONS, type Expectation, type WrongSetting } from './wording/host/host-facts.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { OWN_READER } from './settings-table.ts';
import { SETTINGS, settingsSchema, variableOf, type Setting, type Settings } from './settings.ts';

/** The settings as the program takes them; src/settings-table.ts says what each of them is. */
export interface Config extends Pick<
  Settings,
  | 'corpusFolder'
  | 'dataFolder'
  | 'indexUrl'
  | 'siteUrl'
  | 'placesFile'
  | 'watch'
  | 'model'
  | 'reader'
  | 'allowDownload'
  | 'modelHub'
  | 'waiting'
  | 'logLevel'
  | 'logQuestions'
  | 'defaultLanguage'
  | 'shardProcesses'
> {
  /** Judges for the reader, which then stands in for it; undefined where the reader reads by itself. */
  readonly languageModel: LanguageModelSettings | undefined;
  /** Undefined without a token: then there is only the terminal. */
  readonly discord: DiscordSettings | undefined;
  readonly http: HttpSettings;
  /** Undefined where none are wanted. */
  readonly metrics: MetricsAddress | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment; .env.example explains each. A variable that is set to nothing counts as not set.
 * @throws HostFault that lists every variable that is wrong, with what was expected and what was found.
 */
export function readConfig(env: Environment): Config {
  const given = SETTINGS.map(({ field, name }) => [field, env[name] === '' ? undefined : env[name]] as const);
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  const misplaced = SETTINGS.filter(({ name, secret }) => !secret && holdsBotToken(env[name] ?? ''));
  if (!parsed.success || misplaced.length > 0) throw wrongSettings(env, parsed.error, misplaced);
  requireBothOperatorSettings(parsed.data);
  return configOf(parsed.data);
}

/** Whoever may rebuild the index needs a server to do it in, and the server someone who may. */
function requireBothOperatorSettings({ operatorIds, operatorGuildId }: Settings): void {
  if (operatorIds.length > 0 === (operatorGuildId !== undefined)) return;
  const [users, guild] = [variableOf('operatorIds'), variableOf('operatorGuildId')];
  const [set, missing] = operatorGuildId === undefined ? [users, guild] : [guild, users];
  throw new HostFault({ kind: 'half-set', set, missing });
}

/** What the rooms of questions and articles take by name; what is of HTTP goes there; all else is Discord's, which also takes the data folder. */
function configOf(settings: Settings): Config {
  const { questionsPerUser, questionsPerGuild, buttonsPerUser, waiting, ...others } = settings;
  const { httpHost, httpPort, apiToken, publicPage, allowedOrigins, embedOrigins, ...ofRooms } = others;
  const { metricsHost, metricsPort, ...unwatched } = ofRooms;
  const { trustedProxies, questionsPerClient, ...unlimited } = unwatched;
  const { reader: named, ollamaUrl: address, ollamaSeconds: seconds, ...unread } = unlimited;
  const {
    corpusFolder,
    indexUrl,
    siteUrl,
    placesFile,
    watch,
    model,
    allowDownload,
    modelHub,
    logLevel,
    shardProcesses,
    ...ofDiscord
  } = unread;
  const judge = languageModelIn(named);
  const languageModel = judge === undefined ? undefined : { name: judge, address, seconds };
  const reader = judge === undefined ? named : OWN_READER;
  const { token, apiUrl, operatorGuildId, devGuildId, dataFolder } = ofDiscord;
  const limits = { questionsPerUser, questionsPerGuild, buttonsPerUser, waiting };
  const { defaultLanguage, logQuestions } = ofDiscord;
  const http: HttpSettings = {
    host: httpHost,
    port: httpPort,
    apiToken,
    publicPage,
    allowedOrigins,
    embedOrigins,
    trustedProxies,
    questionsPerClient,
    defaultLanguage,
    logQuestions,
  };
  const place = placeOf(languageModel);
  const asksDatabaseElsewhere = indexUrl !== undefined && !isDatabaseHere(indexUrl);
  const outside = { languageModel: place, asksDatabaseElsewhere };
  const discord =
    token === undefined
      ? undefined
      : { ...ofDiscord, token, apiUrl, operatorGuildId, devGuildId, limits, ...outside };
  return {
    corpusFolder,
    dataFolder,
    indexUrl,
    siteUrl,
    placesFile,
    watch,
    model,
    reader,
    languageModel,
    allowDownload,
    modelHub,
    waiting,
    logLevel,
    logQuestions,
    defaultLanguage,
    shardProcesses,
    discord,
    http,
    metrics: metricsPort === undefined ? undefined : { host: metricsHost, port: metricsPort },
  };
}

function placeOf(languageModel: LanguageModelSettings | undefined): DiscordSettings['languageModel'] {
  if (languageModel === undefined) return 'none';
  return isThisMachine(new URL(languageModel.address).hostname) ? 'here' : 'elsewhere';
}

function wrongSettings(
  env: Environment,
  error: z.ZodError | undefined,
  misplaced: readonly Setting[],
): HostFault {
  const expected = new Map<unknown, Expectation>([
    ...(error?.issues ?? []).map(({ path, message }) => [path[0], expectation(message)] as const),
    ...misplaced.map(({ field }) => [field, 'no-token-here'] as const),
  ]);
  const settings = SETTINGS.flatMap((setting): WrongSetting[] => {
    const what = expected.get(setting.field);
    return what === undefined ? [] : [{ name: setting.name, expected: what, found: found(setting, env) }];
  });
  return new HostFault({ kind: 'wrong-settings', settings });
}

/** `setting-values.ts` gives each fault what was expected as its message. */
function expectation(message: string): Expectation {
  return EXPECTATIONS.find((known) => known === message) ?? 'no-blanks';
}

/** A password in an address, or what is as long as keys and tokens are: no setting but the token has such a word in it. */
const MAY_BE_SECRET = /:\/\/[^/]*@|[\w-]{24}/;
const SHOWN_CHARACTERS = 80;

/** What stands in a setting, unless it is a secret or may be one: what is told here ends in logs and questions to others. */
function found({ name, secret }: Setting, env: Environment): WrongSetting['found'] {
  const value = env[name] ?? '';
  if (secret) return { kind: 'secret' };
  if (MAY_BE_SECRET.test(value) || holdsBotToken(value)) return { kind: 'hidden' };
  const shown = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value;
  return { kind: 'shown', value: shown };
}
