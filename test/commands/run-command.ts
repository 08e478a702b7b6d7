import { type ChildProcess, spawn } from 'node:child_process';
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
  /** As in package.json: `scripts/ask.ts`. */
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

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts a command of package.json as a process of its own, which does not outlive the calling test. */
export function startCommand(command: Command): Running {
  const { script, args = [], env = {}, project = PROJECT, input = '' } = command;
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: project,
    env: {
      PATH: process.env['PATH'],
      HOME: tmpdir(),
      LANG: 'de_DE.UTF-8',
      ...(project === PROJECT ? UNSET : {}),
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.end(input);
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]);
  return { child, ended: ended.then(([status, stdout, stderr]) => ({ status, stdout, stderr })) };
}

/** Runs a command of package.json as a process of its own, and waits for its end. */
export function runCommand(command: Command): Promise<Ended> {
  return startCommand(command).ended;
}

/** A data folder that lives as long as the calling test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-commands-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A line of a stack trace. */
export const TRACE = /^\s+at .+:\d+/m;
