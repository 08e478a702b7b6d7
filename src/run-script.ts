import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from './config.ts';
import { readEnvFile } from './env-file.ts';
import { faultText } from './terminal/fault-text.ts';

/** Reads .env, where there is one, and the environment over it. */
export function configFromEnvironment(): Config {
  const file = fileURLToPath(new URL('../.env', import.meta.url));
  for (const [name, value] of readEnvFile(file)) process.env[name] ??= value;
  return readConfig(process.env);
}

/** Runs a script's work and ends with its exit status; a fault is told on standard error and ends with 1. */
export async function runScript(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (fault) {
    process.stderr.write(`${faultText(fault, process.env)}\n`);
    process.exitCode = 1;
  }
}
