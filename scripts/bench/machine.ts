import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const GIGABYTE = 1024 ** 3;

/** The machine that the figures were measured on, and how busy it was: its processor, not its name. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const [lastMinute = 0] = loadavg();
  return [
    `${model}, ${availableParallelism()} cores, ${Math.round(totalmem() / GIGABYTE)} GB`,
    `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    `load average ${lastMinute.toFixed(2)} at the start`,
  ].join('; ');
}

/** Resident memory of this process, now and at its highest, in megabytes. Linux only, as the figures are. */
export async function residentMemory(): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile('/proc/self/status', 'utf8');
  const megabytes = (field: RegExp): number => Number(field.exec(status)?.[1]) / 1024;
  return { now: megabytes(/VmRSS:\s+(\d+) kB/), peak: megabytes(/VmHWM:\s+(\d+) kB/) };
}
