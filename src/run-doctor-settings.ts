import { readConfig, type Config } from './config.ts';
import { readEnvFile } from './env-file.ts';
import type { SettingsFacts } from './examining/collected-facts.ts';
import type { Finding } from './examining/finding.ts';
import { SETTINGS, variableOf } from './settings.ts';
import { closestWord } from './terminal/closest-word.ts';
import { HostFault } from './wording/host/host-fault.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that were read as far as they can be, with what is to be said of them. */
export interface ExaminedSettings {
  /** The defaults stand for what is wrong. */
  readonly config: Config;
  readonly settings: Finding;
  readonly variables: Finding;
  readonly token: Finding;
  /** Whether the file holds what others must not read. */
  readonly fileHoldsSecret: boolean;
}

/** Reads .env and the environment as every command does, but goes on where they are wrong. */
export function examineSettings(file: string, environment: Environment): ExaminedSettings {
  const read = readFileOr(file);
  const env = { ...Object.fromEntries(read.variables), ...environment };
  const { config, fault } = readAsFarAsPossible(env);
  const wrong = read.fault ?? fault;
  const set = SETTINGS.filter(({ name }) => (env[name] ?? '') !== '').length;
  const path = read.isThere ? file : undefined;
  return {
    config,
    settings:
      wrong === undefined
        ? { id: 'settings', state: 'ok', facts: { kind: 'settings', path, set } }
        : { id: 'settings', state: 'failed', facts: { kind: 'fault', fault: wrong } },
    variables: examineNames([...read.variables.keys()], environment),
    token:
      read.fault !== undefined && (env[variableOf('token')] ?? '') === ''
        ? { id: 'token', state: 'warning', facts: { kind: 'not-examined', because: 'settings' } }
        : examineToken(env[variableOf('token')] ?? '', config),
    fileHoldsSecret: SETTINGS.some(
      ({ name, secret }) => secret === true && (read.variables.get(name) ?? '') !== '',
    ),
  };
}

interface ReadFile {
  readonly variables: ReadonlyMap<string, string>;
  readonly isThere: boolean;
  readonly fault?: HostFault;
}

function readFileOr(file: string): ReadFile {
  try {
    const variables = readEnvFile(file);
    return { variables, isThere: variables.size > 0 };
  } catch (fault) {
    if (!(fault instanceof HostFault)) throw fault;
    return { variables: new Map(), isThere: true, fault };
  }
}

/** What is wrong is left out until the rest is understood; the first fault names all that was wrong. */
function readAsFarAsPossible(env: Environment, fault?: HostFault): { config: Config; fault?: HostFault } {
  try {
    return { config: readConfig(env), ...(fault !== undefined && { fault }) };
  } catch (thrown) {
    if (!(thrown instanceof HostFault)) throw thrown;
    const { facts } = thrown;
    const wrong =
      facts.kind === 'wrong-settings'
        ? facts.settings.map(({ name }) => name)
        : facts.kind === 'half-set'
          ? [facts.set]
          : [];
    if (!wrong.some((name) => env[name] !== undefined)) throw thrown;
    const left = Object.entries(env).filter(([name]) => !wrong.includes(name));
    return readAsFarAsPossible(Object.fromEntries(left), fault ?? thrown);
  }
}

const NAMES = SETTINGS.map(({ name }) => name);
/** What else a person sets for a program of this kind. */
const OTHERS =
  /^(?:DEBUG|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|NODE_\w+|UV_\w+|FORCE_COLOR|NO_COLOR|COLUMNS|PATH|HOME|npm_\w+|\w+_PROXY|\w+_proxy)$/;
/** The environment holds what has nothing to do with beleg: a name there must be near to a setting's, in so many letters a mistake. */
const LETTERS_IN_ENVIRONMENT = 5;

function isStrange(name: string): boolean {
  return !NAMES.includes(name) && !OTHERS.test(name);
}

/** Names in the file that nothing reads, and those in the environment that are nearly a setting's. */
function examineNames(inFile: readonly string[], environment: Environment): Finding {
  const ofFile = inFile.filter(isStrange).map((name) => ({ name, meant: closestWord(name, NAMES) }));
  const around = Object.keys(environment).filter((name) => isStrange(name) && !inFile.includes(name));
  const ofEnvironment = around.flatMap((name) => {
    const meant = closestWord(name, NAMES, LETTERS_IN_ENVIRONMENT);
    // The beginning of a name may be a name of another program's.
    const isNear = meant !== undefined && !meant.toLowerCase().startsWith(name.toLowerCase());
    return isNear || (meant !== undefined && meant === name.toUpperCase()) ? [{ name, meant }] : [];
  });
  const strangers = [...ofFile, ...ofEnvironment];
  const state = strangers.length === 0 ? 'ok' : 'warning';
  return { id: 'variables', state, facts: { kind: 'variables', strangers } };
}

/** A bot's token begins with its id, in base64url. */
const ID = /^\d{17,20}$/;

function examineToken(given: string, { discord }: Config): Finding {
  if (given === '') return tokenFinding('warning', 'none');
  if (discord === undefined) return tokenFinding('failed', 'broken');
  const [first = ''] = discord.token.split('.', 1);
  const hasId = ID.test(Buffer.from(first, 'base64url').toString('latin1'));
  return hasId ? tokenFinding('ok', 'plausible') : tokenFinding('warning', 'no-id');
}

function tokenFinding(
  state: Finding['state'],
  form: Extract<SettingsFacts, { kind: 'token' }>['form'],
): Finding {
  return { id: 'token', state, facts: { kind: 'token', form } };
}
