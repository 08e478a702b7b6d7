import type { CheckState } from '../verifying/check.ts';
import type { MachineFacts } from './collected-facts.ts';
import type { Examined, Finding } from './finding.ts';

/** What a bot takes at most while it answers and builds the index of some ten thousand sentences: docs/performance.md. */
export const NEEDED_MEMORY = 600;
/** All of beleg was measured with so many. */
const MEASURED_CORES = 2;
/** Clocks are set by fractions of a second all the time. */
const JUMP_SECONDS = 2;
/** Files that come out of an archive or over a network may be dated by a clock that is ahead a little. */
const TOLERATED_MS = 10 * 60_000;

export function examineNode(version: string, wanted: string): Finding {
  const least = wanted.replace(/^\D+/, '');
  return finding('node', isAtLeast(version, least) ? 'ok' : 'failed', { kind: 'node', version, least });
}

/** Whether a version is not older than another, by their numbers from the left. */
function isAtLeast(version: string, least: string): boolean {
  const [own, other] = [version, least].map((one) => one.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [at, number] of (other ?? []).entries()) {
    const difference = (own?.[at] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

interface Platform {
  readonly platform: string;
  readonly architecture: string;
  readonly glibc: string | undefined;
}

/** What beleg was made for and tried on, with Linux; elsewhere only the libraries can say whether they load. */
const TRIED: ReadonlySet<string> = new Set(['x64', 'arm64']);

export function examinePlatform({ platform, architecture, glibc }: Platform): Finding {
  const isTried = platform === 'linux' && TRIED.has(architecture) && glibc !== undefined;
  const isMusl = platform === 'linux' && glibc === undefined;
  const state = isTried ? 'ok' : isMusl ? 'failed' : 'warning';
  return finding('platform', state, { kind: 'platform', platform, architecture, glibc });
}

interface Processor {
  readonly architecture: string;
  /** What may run at once, by the system's own count. */
  readonly parallel: number;
  /** What a control group leaves of them. */
  readonly quota: number | undefined;
  /** The text of /proc/cpuinfo, where there is one. */
  readonly cpuinfo: string | undefined;
}

export function examineProcessor({ architecture, parallel, quota, cpuinfo }: Processor): Finding {
  const [, flags] = /^flags\s*:(.*)$/m.exec(cpuinfo ?? '') ?? [];
  const isKnown = architecture === 'x64' && flags !== undefined;
  const avx2 = isKnown ? /\bavx2\b/.test(flags) : undefined;
  const vnni = isKnown ? /\bavx(?:512)?_vnni\b/.test(flags) : undefined;
  const cores = Math.min(parallel, quota ?? parallel);
  const isSlow = avx2 === false || cores < MEASURED_CORES;
  return finding('processor', isSlow ? 'warning' : 'ok', { kind: 'processor', cores, avx2, vnni });
}

interface Memory {
  /** Bytes. */
  readonly total: number;
  readonly available: number;
  readonly limit: number | undefined;
  /** A bot that runs on the same data has its memory already. */
  readonly isBotRunning: boolean;
}

const MEGABYTE = 1_000_000;

/** Whole megabytes. */
export function megabytes(bytes: number): number {
  return Math.floor(bytes / MEGABYTE);
}

export function examineMemory({ isBotRunning, ...bytes }: Memory): Finding {
  const total = megabytes(bytes.total);
  const limit = bytes.limit === undefined || bytes.limit >= bytes.total ? undefined : megabytes(bytes.limit);
  const available = Math.min(megabytes(bytes.available), limit ?? Infinity);
  const needed = NEEDED_MEMORY;
  const isEnough = isBotRunning || available >= needed;
  const state = (limit ?? total) < needed ? 'failed' : isEnough ? 'ok' : 'warning';
  return finding('memory', state, { kind: 'memory', total, available, limit, needed });
}

interface Clock {
  /** Milliseconds since 1970, as are all of these. */
  readonly now: number;
  /** By the clock that never jumps, counted from when this process started. */
  readonly expected: number;
  /** What of beleg's files was written last. */
  readonly newest: { readonly path: string; readonly at: number };
}

/** A machine without a battery starts in another year, where certificates do not hold and answers are as old as none. */
export function examineClock({ now, expected, newest }: Clock): Finding {
  const told = new Date(now).toISOString();
  if (now < newest.at - TOLERATED_MS) {
    const { path, at } = newest;
    return finding('clock', 'failed', {
      kind: 'clock-behind',
      now: told,
      newest: new Date(at).toISOString(),
      path,
    });
  }
  const seconds = Math.round((now - expected) / 1000);
  if (Math.abs(seconds) > JUMP_SECONDS) return finding('clock', 'warning', { kind: 'clock-jumps', seconds });
  return finding('clock', 'ok', { kind: 'clock', now: told });
}

function finding(id: Examined, state: CheckState, facts: MachineFacts): Finding {
  return { id, state, facts };
}
