import type { z } from 'zod';
import type { DiscordSettings } from './discord/settings.ts';
import { BelegError } from './errors.ts';
import { SETTINGS, settingsSchema, variableOf } from './settings.ts';

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
  readonly logLevel: Settings['logLevel'];
  /** Undefined without a token: then there is only the terminal. */
  readonly discord: DiscordSettings | undefined;
}

type Settings = z.infer<typeof settingsSchema>;
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment; .env.example explains each. A variable that is set to nothing counts as not set.
 * @throws BelegError that lists every variable that is wrong, with what was expected and what was found.
 */
export function readConfig(env: Environment): Config {
  const given = SETTINGS.map(({ field, name }) => [field, env[name] === '' ? undefined : env[name]] as const);
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw wrongSettings(parsed.error, env);
  const { corpusFolder, dataFolder, model, reader, allowDownload, modelHub, logLevel } = parsed.data;
  requireBothOperatorSettings(parsed.data);
  const discord = discordSettings(parsed.data);
  return { corpusFolder, dataFolder, model, reader, allowDownload, modelHub, logLevel, discord };
}

/** Whoever may rebuild the index needs a server to do it in, and the server someone who may. */
function requireBothOperatorSettings({ operatorIds, operatorGuildId }: Settings): void {
  if (operatorIds.length > 0 === (operatorGuildId !== undefined)) return;
  const names = [variableOf('operatorIds'), variableOf('operatorGuildId')];
  const [set, missing] = operatorGuildId === undefined ? names : names.toReversed();
  throw new BelegError(
    `${set} is set and ${missing} is not: /reindex needs both.`,
    'Set both or neither, in the file .env or in the environment; .env.example explains them.',
  );
}

function discordSettings(settings: Settings): DiscordSettings | undefined {
  const { token, apiUrl, operatorGuildId, devGuildId } = settings;
  if (token === undefined) return undefined;
  const { defaultLanguage, operatorIds, publicChannelIds, logQuestions, dataFolder } = settings;
  const { questionsPerUser, questionsPerGuild, buttonsPerUser, waiting } = settings;
  return {
    token,
    apiUrl,
    defaultLanguage,
    operatorIds,
    operatorGuildId,
    devGuildId,
    publicChannelIds,
    logQuestions,
    dataFolder,
    limits: { questionsPerUser, questionsPerGuild, buttonsPerUser, waiting },
  };
}

function wrongSettings(error: z.ZodError, env: Environment): BelegError {
  const expected = new Map(error.issues.map(({ path, message }) => [path[0], message]));
  const lines = SETTINGS.filter(({ field }) => expected.has(field)).map(
    ({ field, name }) => `  ${name}: expected ${expected.get(field)}, got "${env[name] ?? ''}"`,
  );
  return new BelegError(
    `${lines.length === 1 ? 'A setting is' : `${lines.length} settings are`} wrong:\n${lines.join('\n')}`,
    'Correct it in the file .env or in the environment; .env.example explains every setting.',
  );
}
