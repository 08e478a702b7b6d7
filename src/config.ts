import type { z } from 'zod';
import type { DiscordSettings } from './discord/settings.ts';
import { BelegError } from './errors.ts';
import { SETTINGS, settingsSchema, variableOf, type Settings } from './settings.ts';

/** The settings as the program takes them; src/settings.ts says what each of them is. */
export interface Config extends Pick<
  Settings,
  'corpusFolder' | 'dataFolder' | 'model' | 'reader' | 'allowDownload' | 'modelHub' | 'logLevel'
> {
  /** Undefined without a token: then there is only the terminal. */
  readonly discord: DiscordSettings | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment; .env.example explains each. A variable that is set to nothing counts as not set.
 * @throws BelegError that lists every variable that is wrong, with what was expected and what was found.
 */
export function readConfig(env: Environment): Config {
  const given = SETTINGS.map(({ field, name }) => [field, env[name] === '' ? undefined : env[name]] as const);
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw wrongSettings(parsed.error, env);
  requireBothOperatorSettings(parsed.data);
  return configOf(parsed.data);
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

/** What the rooms of questions and articles take by name; all else is Discord's, which also takes the data folder. */
function configOf(settings: Settings): Config {
  const { questionsPerUser, questionsPerGuild, buttonsPerUser, waiting, ...unlimited } = settings;
  const { corpusFolder, model, reader, allowDownload, modelHub, logLevel, ...ofDiscord } = unlimited;
  const { token, apiUrl, operatorGuildId, devGuildId, dataFolder } = ofDiscord;
  const limits = { questionsPerUser, questionsPerGuild, buttonsPerUser, waiting };
  const discord =
    token === undefined ? undefined : { ...ofDiscord, token, apiUrl, operatorGuildId, devGuildId, limits };
  return { corpusFolder, dataFolder, model, reader, allowDownload, modelHub, logLevel, discord };
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
