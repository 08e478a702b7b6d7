import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from './config.ts';
import { readEnvFile } from './env-file.ts';
import type { LabelLanguage } from './language/label-language.ts';
import { isStale } from './system/built-from.ts';
import { withoutBotTokens } from './discord/connection/bot-token.ts';
import { parseCall, type Call, type Program } from './terminal/calls/command-line.ts';
import { faultText } from './terminal/fault-text.ts';
import { isBrokenPipe, unwritable } from './terminal/output-pipe.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

/** Tells whoever updated beleg and did not build it that what was built before still runs. */
export async function warnOfStaleBuild(language: LabelLanguage): Promise<void> {
  const [here, sources] = ['.', '../src/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  if (!(await isStale(here ?? '', sources ?? ''))) return;
  process.stderr.write(`${HOST_LABELS[language].programs.staleBuild(here ?? '', sources ?? '')}\n`);
}

/** Reads .env, where there is one, the environment over it, and over both what a call says of a variable. */
export function configFromEnvironment(called: Readonly<Record<string, string | undefined>> = {}): Config {
  const file = fileURLToPath(new URL('../.env', import.meta.url));
  for (const [name, value] of readEnvFile(file)) process.env[name] ??= value;
  const said = Object.entries(called).filter(([, value]) => value !== undefined);
  return readConfig({ ...process.env, ...Object.fromEntries(said) });
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
