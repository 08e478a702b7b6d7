import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { descendants } from '../machine.ts';
import type { Settings } from '../processes.ts';

/** How often memory is looked at. */
const SAMPLE_MS = 200;
const EMBED = ['--import', './src/system/run-source.js', 'src/run-embed.ts'];

export interface WatchedBuild {
  readonly seconds: number;
  readonly printed: string;
  /** Megabytes at the highest: of the process that builds and the one that reads articles together. */
  readonly peak: number;
}

/** `npm run embed` with the memory of all its processes (proportional set size, so that shared pages count once). */
export async function watchedBuild(settings: Settings): Promise<WatchedBuild> {
  const started = performance.now();
  const { child, printed } = startBuild(settings);
  const closed = once(child, 'close');
  let isRunning = true;
  void closed.finally(() => {
    isRunning = false;
  });
  let peak = 0;
  while (isRunning) {
    peak = Math.max(peak, await memoryOf(child.pid));
    await Promise.race([pause(SAMPLE_MS), closed]);
  }
  const seconds = (performance.now() - started) / 1000;
  if (child.exitCode !== 0) throw new Error(`The build ended with ${child.exitCode}:\n${printed()}`);
  return { seconds, printed: printed(), peak };
}

/** Begins a build and ends it in the midst, as a power cut would, once `isFar` says that it has come far enough. */
export async function killedBuild(settings: Settings, isFar: () => Promise<boolean>): Promise<void> {
  const { child, printed } = startBuild(settings);
  const closed = once(child, 'close');
  while (!(await isFar())) {
    if (child.exitCode !== null) throw new Error(`The build ended before it was killed:\n${printed()}`);
    await pause(SAMPLE_MS / 10);
  }
  child.kill('SIGKILL');
  await closed;
}

function startBuild({ project, env }: Settings): {
  readonly child: ChildProcess;
  readonly printed: () => string;
} {
  const child = spawn(process.execPath, EMBED, {
    cwd: project,
    env: { ...process.env, ...env, LANGUAGE: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    printed += text;
  });
  return { child, printed: () => printed };
}

async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const all = [pid, ...(await descendants(pid))];
  const each = await Promise.all(all.map(proportionalSet));
  return each.reduce((sum, memory) => sum + memory, 0);
}

/** 0 of a process that is gone. */
async function proportionalSet(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
}
