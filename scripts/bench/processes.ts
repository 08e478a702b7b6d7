import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { TERMINAL_LABELS } from '../../src/terminal/terminal-labels.ts';

export interface Settings {
  readonly project: string;
  /** Over the present environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** The one language whose prompt is waited for, whatever the locale. */
const LANGUAGE = 'de';

/**
 * Seconds from `npm start` until the prompt of the chat stands on the terminal. `script`, which every Debian has,
 * gives it a pseudo-terminal: there is no prompt without one.
 */
export async function secondsToPrompt({ project, env }: Settings): Promise<number> {
  const started = performance.now();
  const child = spawn('script', ['-qec', `npm start -- --lang ${LANGUAGE}`, '/dev/null'], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let seconds: number | undefined;
  let shown = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    shown += text;
    if (seconds !== undefined || !shown.includes(TERMINAL_LABELS[LANGUAGE].prompt)) return;
    seconds = (performance.now() - started) / 1000;
    child.stdin.write(':quit\n');
  });
  await exited;
  if (seconds === undefined) throw new Error(`npm start ended before its prompt:\n${shown}`);
  return seconds;
}

/** Runs a command to its end. */
export async function runCommand(
  command: readonly [string, ...string[]],
  { project, env }: Settings,
): Promise<{ readonly seconds: number; readonly printed: string }> {
  const [program, ...args] = command;
  const started = performance.now();
  const child = spawn(program, args, {
    cwd: project,
    // What is printed is read.
    env: { ...process.env, ...env, LANGUAGE: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    printed += text;
  });
  // Unlike `exit`, `close` comes after everything that was printed.
  const [status] = await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${printed}`);
  return { seconds, printed };
}
