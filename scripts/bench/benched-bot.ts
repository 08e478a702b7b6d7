import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { childMemory, residentMemory } from './machine.ts';

export interface BenchedBot {
  /** Resident memory of the process and of the one that reads for it. */
  readonly memoryMegabytes: () => Promise<number>;
  /** Makes the process collect its garbage when it next comes to it, before it answers anything later. */
  readonly collectGarbage: () => void;
  readonly stop: () => Promise<void>;
}

// What is not collected yet is not a leak: memory is compared right after a collection.
const COLLECT_ON_SIGNAL = 'data:text/javascript,process.on("SIGUSR2",()=>globalThis.gc())';

/** Starts the bot as a process of its own, with these settings over the present environment. */
export function startBenchedBot(file: string, settings: Readonly<Record<string, string>>): BenchedBot {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', COLLECT_ON_SIGNAL, ...process.execArgv, file],
    {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  return {
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
    },
  };
}
