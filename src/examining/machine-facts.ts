import { readFile, stat } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join, posix } from 'node:path';

/** The version of glibc that runs this process; undefined with another C library, and beside Linux. */
export function glibcVersion(): string | undefined {
  // Names of all connections would be looked up.
  Object.assign(process.report, { excludeNetwork: true });
  const report: unknown = process.report.getReport();
  const header = fieldOf(report, 'header');
  const version = fieldOf(header, 'glibcVersionRuntime');
  return typeof version === 'string' ? version : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Where Linux tells of processes and of control groups. */
const PROC = '/proc';
const CGROUP = '/sys/fs/cgroup';

/** How many computations run at once, and what the processor knows. */
export async function processorFacts(): Promise<{
  parallel: number;
  quota: number | undefined;
  cpuinfo: string | undefined;
}> {
  const quotas = (await groupFiles('cpu.max')).flatMap((text) => {
    const [most, period] = text.split(/\s/, 2).map(Number);
    return most !== undefined && period !== undefined && period > 0 && most > 0 ? [most / period] : [];
  });
  return {
    parallel: availableParallelism(),
    quota: quotas.length === 0 ? undefined : Math.min(...quotas),
    cpuinfo: await textOf(join(PROC, 'cpuinfo')),
  };
}

/** Bytes of memory: all, what a process could take now, and what control groups let it take. */
export async function memoryFacts(): Promise<{
  total: number;
  available: number;
  limit: number | undefined;
}> {
  const [, kilobytes] = /^MemAvailable:\s*(\d+) kB$/m.exec((await textOf(join(PROC, 'meminfo'))) ?? '') ?? [];
  const limits = [
    ...(await groupFiles('memory.max')),
    (await textOf(join(CGROUP, 'memory', 'memory.limit_in_bytes'))) ?? '',
  ].flatMap((text) => (/^\d+\s*$/.test(text) ? [Number(text)] : []));
  return {
    total: totalmem(),
    available: kilobytes === undefined ? freemem() : Number(kilobytes) * 1024,
    limit: limits.length === 0 ? undefined : Math.min(...limits),
  };
}

/** What files of this name say in the control group of this process and in those around it; in a container it is the outermost. */
async function groupFiles(name: string): Promise<readonly string[]> {
  const [, own = '/'] = /^0::(\/.*)$/m.exec((await textOf(join(PROC, 'self', 'cgroup'))) ?? '') ?? [];
  const parts = own.split('/').filter((part) => part !== '' && part !== '..');
  const folders = [...parts.keys(), parts.length].map((depth) =>
    posix.join(CGROUP, ...parts.slice(0, depth)),
  );
  const texts = await Promise.all(folders.map((folder) => textOf(join(folder, name))));
  return texts.flatMap((text) => text ?? []);
}

/** Undefined where there is none or it may not be read. */
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** The file that was written last of those that are there, in milliseconds since 1970; the first of them where none is. */
export async function newestOf(paths: readonly string[]): Promise<{ path: string; at: number }> {
  const times = await Promise.all(
    paths.map(async (path) => ({
      path,
      at: await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    })),
  );
  return times.reduce((newest, one) => (one.at > newest.at ? one : newest), { path: paths[0] ?? '', at: 0 });
}
