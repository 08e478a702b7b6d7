import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { descendants } from '../machine.ts';
import type { Settings } from '../processes.ts';

/** How often memory is looked at. */
const SAMPLE_MS = 200;
/** Of the processor times that Linux tells, on every architecture that Node runs on. */
const TICKS_A_SECOND = 100;
const EMBED = ['--import', './src/system/run-source.js', 'src/run-embed.ts'];

export interface WatchedBuild {
  readonly seconds: number;
  readonly printed: string;
  /** Of processor time, by all its processes: what else runs on the machine takes nothing from it. */
  readonly cpuSeconds: number;
  /** Megabytes at the highest: of the process that builds and the one that reads articles together. */
  readonly peak: number;
}

/** `npm run embed` with the memory of all its processes (proportional set size, so that shared pages count once). */
export async function watchedBuild(settings: Settings): Promise<WatchedBuild> {
  const started = performance.now();
  const { child, printed } = startBuild(settings);
  const closed = once(child, 'close');
  let peak = 0;
  const cpu = new Map<number, number>();
  while (child.exitCode === null && child.signalCode === null) {
    const pids = child.pid === undefined ? [] : [child.pid, ...(await descendants(child.pid))];
    const memory = await Promise.all(pids.map(proportionalSet));
    peak = Math.max(peak, sum(memory));
    for (const pid of pids) cpu.set(pid, Math.max(cpu.get(pid) ?? 0, await cpuSecondsOf(pid)));
    await Promise.race([pause(SAMPLE_MS), closed]);
  }
  await closed;
  const seconds = (performance.now() - started) / 1000;
  if (child.exitCode !== 0) throw new Error(`The build ended with ${child.exitCode}:\n${printed()}`);
  return { seconds, cpuSeconds: sum([...cpu.values()]), printed: printed(), peak };
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

/** 0 of a process that is gone. */
async function proportionalSet(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
}

/** So far. 0 of a process that is gone. */
async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name, which may hold anything, come the state and, as the 12th and the 13th, user and system time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_A_SECOND;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
