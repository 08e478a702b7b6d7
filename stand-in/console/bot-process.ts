import { spawn } from 'node:child_process';
import { once } from 'node:events';

const KEPT_LINES = 200;
/** Longer than the bot takes to finish its running answers. */
const STOP_WITHIN_MS = 10_000;

/** A bot that runs as a process of its own. */
export interface BotProcess {
  /** What it wrote lately, to either stream. */
  readonly lines: readonly string[];
  /** Resolves with its exit code, or null if a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Ends it as an operator would, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/** Starts the bot of a file, read as this process's own files are, with the environment given over the present one. */
export function startBotProcess(file: string, env: NodeJS.ProcessEnv): BotProcess {
  const child = spawn(process.execPath, [...process.execArgv, file], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const keep = (chunk: Buffer): void => {
    lines.push(...chunk.toString('utf8').trimEnd().split('\n'));
    lines.splice(0, lines.length - KEPT_LINES);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = once(child, 'exit').then(() => child.exitCode);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const impatience = setTimeout(() => {
      child.kill('SIGKILL');
    }, STOP_WITHIN_MS);
    await exited;
    clearTimeout(impatience);
  };
  return { lines, exited, stop };
}
