import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
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
  /** The file that standard output goes to, which then reads as empty. */
  readonly into?: string;
}

/** Set to nothing, so that a developer's own .env does not count. */
const UNSET = Object.fromEntries(
  [
    'CORPUS_FOLDER',
    'DATA_FOLDER',
    'MODEL',
    'ALLOW_DOWNLOAD',
    'LOG_LEVEL',
    'DISCORD_TOKEN',
    'PLACES_FILE',
    'DEBUG',
  ].map((name) => [name, '']),
);

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts a command of package.json as a process of its own, which does not outlive the calling test. */
export async function startCommand(command: Command): Promise<Running> {
  const running = await start(command);
  onTestFinished(() => void running.child.kill('SIGKILL'));
  return running;
}

/** Resolves with the next line of a running command's standard output that holds this. */
export function lineWith({ child }: Running, words: string): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('Its output goes elsewhere');
  let unended = '';
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`It ended without "${words}"`)));
    stdout.on('data', (chunk) => {
      const lines = `${unended}${chunk}`.split('\n');
      unended = lines.pop() ?? '';
      const line = lines.find((one) => one.includes(words));
      if (line !== undefined) resolve(line);
    });
  });
}

/** Runs a command of package.json as a process of its own, and waits for its end. */
export async function runCommand(command: Command): Promise<Ended> {
  const { ended } = await start(command);
  return ended;
}

function start(command: Command): Promise<Running> {
  const { script, args = [], env = {}, project = PROJECT, ...rest } = command;
  return startNode(['--import', './src/system/run-source.js', script, ...args], {
    cwd: project,
    env: { ...(project === PROJECT ? UNSET : {}), ...env },
    ...rest,
  });
}

interface NodeOptions extends Required<Pick<Command, 'env'>>, Pick<Command, 'input' | 'into'> {
  readonly cwd: string;
}

/** Runs node with nothing of this process's environment, and waits for its end. */
export async function runNode(args: readonly string[], options: NodeOptions): Promise<Ended> {
  const { ended } = await startNode(args, options);
  return ended;
}

async function startNode(
  args: readonly string[],
  { cwd, env, input = '', into }: NodeOptions,
): Promise<Running> {
  const output = into === undefined ? undefined : await open(into, 'a');
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: tmpdir(), LANG: 'en_GB.UTF-8', ...env },
    stdio: ['pipe', output?.fd ?? 'pipe', 'pipe'],
  });
  await output?.close();
  child.stdin?.end(input);
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const ended = Promise.all([closed, textOf(child.stdout), textOf(child.stderr)]);
  return { child, ended: ended.then(([status, stdout, stderr]) => ({ status, stdout, stderr })) };
}

async function textOf(stream: Readable | null): Promise<string> {
  return stream === null ? '' : text(stream);
}

/** A data folder that lives as long as the calling test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-commands-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A line of a stack trace. */
export const TRACE = /^\s+at .+:\d+/m;
