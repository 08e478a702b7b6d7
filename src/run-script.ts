import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readConfig, type Config } from './config.ts';
import { WITHOUT_USER_IDS } from './discord/answers/older-lines.ts';
import { readEnvFile } from './env-file.ts';
import type { LabelLanguage } from './language/label-language.ts';
import { isStale } from './system/built-from.ts';
import { withoutBotTokens } from './discord/connection/bot-token.ts';
import { parseCall, type Call, type Program } from './terminal/calls/command-line.ts';
import { faultText } from './terminal/fault-text.ts';
import { isBrokenPipe, unwritable } from './terminal/output-pipe.ts';
import { requireKnownData } from './upkeep/data-version.ts';
import { migrateData, type Migration } from './upkeep/migrate-data.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

/** Tells whoever updated beleg and did not build it that what was built before still runs. */
export async function warnOfStaleBuild(language: LabelLanguage): Promise<void> {
  const [here, sources] = ['.', '../src/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  if (!(await isStale(here ?? '', sources ?? ''))) return;
  process.stderr.write(`${HOST_LABELS[language].programs.staleBuild(here ?? '', sources ?? '')}\n`);
}

/** The file with the settings. */
export const SETTINGS_FILE = fileURLToPath(new URL('../.env', import.meta.url));

/**
 * Reads .env, where there is one, the environment over it, and over both what a call says of a variable; and holds the data folder against
 * what this program knows.
 * @throws HostFault where a setting is wrong, UpkeepFault where the data are newer or half restored
 */
export function configFromEnvironment(called: Readonly<Record<string, string | undefined>> = {}): Config {
  const config = settingsFromEnvironment(called);
  requireKnownData(config.dataFolder);
  return config;
}

/** The same for what looks at a data folder of any version, or puts another in its place. */
export function settingsFromEnvironment(called: Readonly<Record<string, string | undefined>> = {}): Config {
  for (const [name, value] of readEnvFile(SETTINGS_FILE)) process.env[name] ??= value;
  const said = Object.entries(called).filter(([, value]) => value !== undefined);
  return readConfig({ ...process.env, ...Object.fromEntries(said) });
}

/** The version of beleg, as package.json says it above src/ and dist/ alike. */
export async function versionOfBeleg(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

/**
 * Brings the data folder to the version of this program before anything in it is opened, for what writes there.
 * @returns what was changed, if anything; a start that can change nothing goes on, where it can without
 * @throws UpkeepFault where the data are newer, FileFault where they cannot be used as they are
 */
export async function bringDataUp({
  corpusFolder,
  dataFolder: folder,
}: Config): Promise<Migration | undefined> {
  // Whoever reads the articles says that there are none: until then nothing is made.
  if (!existsSync(corpusFolder)) return undefined;
  const steps = [WITHOUT_USER_IDS];
  return migrateData({ folder, steps, program: await versionOfBeleg() });
}

/** The same for a person, who is told where files were changed. */
export async function bringDataUpTelling(config: Config, language: LabelLanguage): Promise<void> {
  const migration = await bringDataUp(config);
  if (migration === undefined || migration.changed.length === 0) return;
  process.stderr.write(`${HOST_LABELS[language].backups.migrated(migration)}\n`);
}

/** What is wrong with a setting that an option of the call stands for is told of the option. */
export function toldOfOptions(
  fault: unknown,
  optionOf: Readonly<Record<string, string | undefined>>,
): unknown {
  if (!(fault instanceof HostFault) || fault.facts.kind !== 'wrong-settings') return fault;
  const settings = fault.facts.settings.map((wrong) => ({
    ...wrong,
    name: optionOf[wrong.name] ?? wrong.name,
  }));
  return new HostFault({ kind: 'wrong-settings', settings });
}

/**
 * What this process was called with; undefined where its help was asked for, which is then printed.
 * @throws HostFault where the call means nothing
 */
export function readCall(
  language: LabelLanguage,
  program: Program,
): Extract<Call, { kind: 'called' }> | undefined {
  const call = parseCall(program, process.argv.slice(2), language);
  if (call.kind === 'misused') throw new HostFault(call.facts);
  if (call.kind === 'called') return call;
  process.stdout.write(call.text);
  return undefined;
}

/** The options alone, of a program that takes nothing else. */
export function readOptions(
  language: LabelLanguage,
  program: Program,
): Extract<Call, { kind: 'called' }>['options'] | undefined {
  return readCall(language, program)?.options;
}

/** Of a call that means nothing, as of `npm run ask`. */
const MISUSED_EXIT = 2;

/**
 * Runs a script's work and ends with its exit status; a fault is told on standard error, in a person's language, and ends
 * with 1, or with 2 where the call means nothing. Output that is not taken, by a full disk say, keeps no work from being done.
 */
export async function runScript(language: LabelLanguage, work: () => Promise<number>): Promise<void> {
  const outputFault = watchOutput();
  try {
    process.exitCode = await work();
    // A stream tells of the last write once this is done.
    await setImmediate();
    const fault = outputFault();
    if (fault !== undefined && !isBrokenPipe(fault)) throw unwritable(fault);
  } catch (fault) {
    // Somebody may have typed a token as an argument, which the fault quotes.
    process.stderr.write(`${withoutBotTokens(faultText(fault, process.env, language))}\n`);
    process.exitCode = fault instanceof HostFault && 'usage' in fault.facts ? MISUSED_EXIT : 1;
  }
}

/** For what the log still holds, and for a connection that is being closed. */
const LINGER_MS = 300;

/** Ends the process in a moment with the status that it then has, whatever is still open. */
export function endSoon(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

/** Without listeners, a write that fails would end the process. The first fault of standard output that nobody else attends to. */
function watchOutput(): () => Error | undefined {
  let first: Error | undefined;
  process.stdout.on('error', (fault: Error) => {
    if (process.stdout.listenerCount('error') === 1) first ??= fault;
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => undefined);
  return () => first;
}
