import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { PROJECT } from '../helpers/source-files.ts';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Command {
  /** As in package.json: `src/run-ask.ts`. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A copy of the code with a .env of its own, which counts. */
  readonly project?: string;
  /** What is piped into it; nothing where it is not given. */
  readonly input?: string;
}

/** Set to nothing, so that a developer's own .env does not count. */
const UNSET = Object.fromEntries(
  ['CORPUS_FOLDER', 'DATA_FOLDER', 'MODEL', 'ALLOW_DOWNLOAD', 'LOG_LEVEL', 'DISCORD_TOKEN', 'DEBUG'].map(
    (name) => [name, ''],
  ),
);

/** Runs a command of package.json as a process of its own, and waits for its end. */
export async function runCommand(command: Command): Promise<Ended> {
  const { script, args = [], env = {}, project = PROJECT, input = '' } = command;
  return runNode(['--import', './src/system/run-source.js', script, ...args], {
    cwd: project,
    env: { ...(project === PROJECT ? UNSET : {}), ...env },
    input,
  });
}

interface NodeOptions extends Required<Pick<Command, 'env'>>, Pick<Command, 'input'> {
  readonly cwd: string;
}

/** Runs node with nothing of this process's environment, and waits for its end. */
export async function runNode(
  args: readonly string[],
  { cwd, env, input = '' }: NodeOptions,
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: tmpdir(), LANG: 'de_DE.UTF-8', ...env },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

/** A data folder that lives as long as the calling test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-commands-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A line of a stack trace. */
export const TRACE = /^\s+at .+:\d+/m;
