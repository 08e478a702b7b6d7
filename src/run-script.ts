import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from './config.ts';
import { readEnvFile } from './env-file.ts';
import { isStale } from './system/built-from.ts';
import { withoutBotTokens } from './discord/connection/bot-token.ts';
import { faultText } from './terminal/fault-text.ts';
import { isBrokenPipe, unwritable } from './terminal/output-pipe.ts';

/** Tells whoever updated beleg and did not build it that what was built before still runs. */
export async function warnOfStaleBuild(): Promise<void> {
  const [here, sources] = ['.', '../src/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  if (!(await isStale(here ?? '', sources ?? ''))) return;
  process.stderr.write(`${here} was built from other sources than those in ${sources}: run npm run build.\n`);
}

/** Reads .env, where there is one, and the environment over it. */
export function configFromEnvironment(): Config {
  const file = fileURLToPath(new URL('../.env', import.meta.url));
  for (const [name, value] of readEnvFile(file)) process.env[name] ??= value;
  return readConfig(process.env);
}

/**
 * Runs a script's work and ends with its exit status; a fault is told on standard error and ends with 1. Output that is not
 * taken, by a full disk say, keeps no work from being done.
 */
export async function runScript(work: () => Promise<number>): Promise<void> {
  const outputFault = watchOutput();
  try {
    process.exitCode = await work();
    // A stream tells of the last write once this is done.
    await setImmediate();
    const fault = outputFault();
    if (fault !== undefined && !isBrokenPipe(fault)) throw unwritable(fault);
  } catch (fault) {
    // Somebody may have typed a token as an argument, which the fault quotes.
    process.stderr.write(`${withoutBotTokens(faultText(fault, process.env))}\n`);
    process.exitCode = 1;
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
