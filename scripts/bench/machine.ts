import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const GIGABYTE = 1024 ** 3;

/** The machine that the figures were measured on: its processor, not its name. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const size = `${availableParallelism()} cores, ${Math.round(totalmem() / GIGABYTE)} GB`;
  return `${model}, ${size}; ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

/**
 * How busy the machine is. Well above 0 at the start, others are computing, and the figures say as much of them: those
 * of the model, which uses every core, suffer most.
 */
export function describeLoad(when: string): string {
  const [lastMinute = 0] = loadavg();
  return `load average at ${when}: ${lastMinute.toFixed(1)}`;
}

/** Resident memory of this process, now and at its highest, in megabytes. Linux only, as the figures are. */
export async function residentMemory(
  pid: number | 'self' = 'self',
): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: RegExp): number => Number(field.exec(status)?.[1]) / 1024;
  return { now: megabytes(/VmRSS:\s+(\d+) kB/), peak: megabytes(/VmHWM:\s+(\d+) kB/) };
}

/** Whether the processor multiplies int8 vectors in one step. Linux only. */
export async function hasVnni(): Promise<boolean> {
  return /\bavx(?:512)?_vnni\b/.test(await readFile('/proc/cpuinfo', 'utf8'));
}

/** Resident memory of the processes that a process has started, in megabytes: of the one that reads. */
export async function childMemory(pid: number = process.pid): Promise<number> {
  const each = (await childrenOf(pid)).map((child) => residentMemory(child));
  return (await Promise.all(each)).reduce((sum, { now }) => sum + now, 0);
}

/** The same with the processes that those have started, and so on. */
export async function descendantMemory(pid: number): Promise<number> {
  const further = (await childrenOf(pid)).map(descendantMemory);
  return (await Promise.all([childMemory(pid), ...further])).reduce((sum, memory) => sum + memory, 0);
}

/** The processes that a process has started, and those that these have; none of one that is gone. */
export async function descendants(pid: number): Promise<number[]> {
  const children = await childrenOf(pid).catch(() => []);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}

async function childrenOf(pid: number): Promise<number[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim();
  return children === '' ? [] : children.split(' ').map(Number);
}
