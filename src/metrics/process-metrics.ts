import { readFile } from 'node:fs/promises';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { addInfo, addReadGauge } from './read-gauge.ts';

interface ProcessFacts {
  readonly version: string;
  readonly isReady: () => boolean;
  /** The number of the process that the reader runs in, while there is one. */
  readonly readerPid: () => number | undefined;
}

/** Of the library's own metrics those that are no counters and are named as if they were: promtool objects. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

const BYTES_OF_KILOBYTE = 1_024;

/** Metrics of the process: those that every program on Node has, whether it serves, and what the reader beside it takes. */
export function processMetrics(registry: Registry, { version, isReady, readerPid }: ProcessFacts): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  addInfo(registry, {
    name: 'beleg_info',
    help: 'Always 1; the label tells the version of beleg.',
    label: 'version',
    read: () => version,
  });
  addReadGauge(registry, {
    name: 'beleg_ready',
    help: '1 while questions are taken and answered, as /readyz says, else 0.',
    read: () => (isReady() ? 1 : 0),
  });
  addReadGauge(registry, {
    name: 'beleg_reader_resident_memory_bytes',
    help: 'What the process takes of memory that the reader model runs in; missing where the system does not tell.',
    read: () => residentBytes(readerPid()),
  });
}

/** As Linux tells it; undefined elsewhere, and where there is no such process. */
async function residentBytes(pid: number | undefined): Promise<number | undefined> {
  if (pid === undefined) return undefined;
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmRSS:[ \t]*(\d+) kB$/mu.exec(status) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) * BYTES_OF_KILOBYTE;
}
