import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The module that a process runs, beside the file that starts it: source where that is source, built where it is built. */
export function moduleBeside(importer: string, name: string): URL {
  return new URL(`${name}${extname(importer)}`, importer);
}

interface ForkModuleOptions extends Omit<ForkOptions, 'execArgv' | 'serialization' | 'stdio'> {
  readonly args?: readonly string[];
  /** Arguments of node itself. */
  readonly nodeArgs?: readonly string[];
}

/**
 * Starts a module in a process of its own that hears and says what structured cloning takes. It inherits none of this
 * process's arguments of node, since a test runner's would not do; what it writes to standard error goes to a pipe.
 */
export function forkModule(
  module: URL,
  { args = [], nodeArgs = [], ...options }: ForkModuleOptions = {},
): ChildProcess {
  return fork(module, args, {
    ...options,
    execArgv: [...nodeArgs, ...sourceArgs(module)],
    serialization: 'advanced', // keeps typed arrays and what is undefined
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** The arguments of node by which it runs a module, which it needs where that is source. */
export function sourceArgs(module: URL): string[] {
  if (extname(module.pathname) !== '.ts') return [];
  // By its address: a path would be looked for from the folder that this process was started in.
  return ['--import', new URL('run-source.js', import.meta.url).href];
}

/** How much of a process's standard error is kept for the trace of a crash, in characters. */
const TRACE_LIMIT = 4_000;

/** How a process ended: by a signal, with an exit code, or before it was one. */
export type ProcessEnd =
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'exit'; readonly code: number | null }
  | { readonly kind: 'not-started'; readonly code: string };

/** The same for a log. */
export function endInWords(end: ProcessEnd): string {
  switch (end.kind) {
    case 'signal':
      return end.signal;
    case 'exit':
      return `exit code ${end.code}`;
    case 'not-started':
      return `it could not be started: ${end.code}`;
  }
}

/** A process started from here, watched until it has ended. */
interface WatchedChild {
  /** The last that it wrote to standard error. */
  readonly trace: () => string;
  /** All its messages have arrived by then. */
  readonly ended: Promise<ProcessEnd>;
}

/** Watches a process whose standard error is a pipe. */
export function watchChild(child: ChildProcess): WatchedChild {
  let trace = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    trace = (trace + text).slice(-TRACE_LIMIT);
  });
  const ended = new Promise<ProcessEnd>((resolve) => {
    // Any other error, such as a signal that could not be sent, does not end it.
    child.on('error', (fault) => {
      const code = 'code' in fault ? String(fault.code) : fault.name;
      if (child.pid === undefined) resolve({ kind: 'not-started', code });
    });
    // Not 'exit': only here have all messages arrived.
    child.on('close', (code, signal) =>
      resolve(signal === null ? { kind: 'exit', code } : { kind: 'signal', signal }),
    );
  });
  return { trace: () => trace, ended };
}

/** Milliseconds between two looks at a process's memory: within them one does not fill what a small machine has left. */
const MEMORY_INTERVAL = 50;

/**
 * Ends a process that takes more memory than so many megabytes, in whatever way: typed arrays lie outside of the heap whose limit
 * node knows. Where the system does not tell (it is asked as Linux answers), nothing is watched.
 */
export function watchMemory(
  child: ChildProcess,
  megabytes: number,
): { readonly isOver: () => boolean; readonly end: () => void } {
  let isOver = false;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const taken = Array.from(status.matchAll(/^Vm(?:RSS|Swap):[ \t]*(\d+) kB$/gmu), ([, kilobytes]) =>
      Number(kilobytes),
    );
    if (taken.reduce((sum, kilobytes) => sum + kilobytes, 0) <= megabytes * 1000) return;
    isOver = true;
    child.kill('SIGKILL');
  };
  const timer = setInterval(() => void look(), MEMORY_INTERVAL);
  return { isOver: () => isOver, end: () => clearInterval(timer) };
}

/** Tells the process that started this one; where it is gone, nobody is told. */
export function tellParent(message: object): void {
  // Without a callback, a parent that has just gone would end this process with an uncaught error.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}

/** Milliseconds. */
const WATCH_INTERVAL = 200;

/** In plain JavaScript, as a thread runs no source. Where another process took in the orphan, it has another parent. */
const WATCH_PARENT = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    try {
      process.kill(workerData.parent, 0);
      if (process.ppid === workerData.parent) return;
    } catch {}
    process.kill(process.pid, 'SIGKILL');
  }, workerData.interval);
`;

/**
 * Lets this process end within a moment of the one that started it, however that ended and even while it computes without a pause,
 * in which it would never hear that it is alone: a thread watches for it.
 */
export function endWithParent(): void {
  const workerData = { parent: process.ppid, interval: WATCH_INTERVAL };
  new Worker(WATCH_PARENT, { eval: true, execArgv: [], workerData }).unref();
}
