import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { childMemory, residentMemory } from './machine.ts';

export interface BenchedBot {
  /** Resident memory of the process and of the one that reads for it. */
  readonly memoryMegabytes: () => Promise<number>;
  /** Makes the process collect its garbage when it next comes to it, before it answers anything later. */
  readonly collectGarbage: () => void;
  /** What it wrote to its log, line by line; none where that is inherited. */
  readonly lines: readonly string[];
  /** Whether it has not ended. */
  readonly isRunning: () => boolean;
  /** Asks it to stop, and resolves with its exit status once it is gone; null where a signal ended it. */
  readonly stop: () => Promise<number | null>;
}

// What is not collected yet is not a leak: memory is compared right after a collection.
const COLLECT_ON_SIGNAL = 'data:text/javascript,process.on("SIGUSR2",()=>globalThis.gc())';

/**
 * Starts the bot as a process of its own, by a file of src with what stands behind it, with these settings over the present environment. Its log is this process's own, or
 * kept.
 */
export function startBenchedBot(
  file: readonly string[],
  settings: Readonly<Record<string, string>>,
  log: 'inherit' | 'keep' = 'inherit',
): BenchedBot {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', COLLECT_ON_SIGNAL, ...process.execArgv, ...file],
    {
      env: { ...process.env, ...settings },
      stdio: ['ignore', log === 'keep' ? 'pipe' : 'inherit', 'inherit'],
    },
  );
  const lines: string[] = [];
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
    });
  }
  const exited = once(child, 'exit');
  return {
    lines,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    memoryMegabytes: async () => {
      const { pid } = child;
      if (pid === undefined) throw new Error('the bot did not start');
      return (await residentMemory(pid)).now + (await childMemory(pid));
    },
    collectGarbage: () => {
      child.kill('SIGUSR2');
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}
