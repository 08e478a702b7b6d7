import { createLog, type Log, type LogStream } from './serving/log.ts';
import type { ErrorRecord } from './serving/error-record.ts';
import { readableLines } from './terminal/log-line.ts';

/* How a process that serves logs, and how it ends. */

/** Containers are killed ten seconds after they are asked to stop: what has not ended by then ends here, with a line in the log. */
const STOP_WITHIN_MS = 9_500;
/** npm sends on to the process what a terminal or a supervisor already sent to both: no second wish. */
const ECHO_MS = 500;
/** Whoever signals twice does not wait for the answers under way: no success. */
const QUICK_EXIT = 1;
const BROKEN_EXIT = 1;

interface LogSetup {
  readonly level: string;
  readonly output: LogStream & NodeJS.WriteStream;
  readonly errorRecord?: ((thrown: unknown) => ErrorRecord) | undefined;
  /** What each entry has beside its own. */
  readonly fields?: object | undefined;
}

/** The log of a process that serves: a person reads lines, what collects logs reads JSON. */
export function serviceLog({ output, ...options }: LogSetup): Log {
  const render = output.isTTY ? readableLines(output, process.env) : undefined;
  return createLog({ ...options, stream: output, render });
}

/**
 * A rejection that nobody handles is one request's that went wrong: it is logged and counted, and ends nothing. An exception
 * that nobody catches may have left anything half done: the process ends with it, for its supervisor to start it anew.
 */
export function outliveFaults(log: Log): void {
  let rejections = 0;
  process.on('unhandledRejection', (fault) => {
    log.error({ err: fault, count: ++rejections }, 'a rejection was handled by nobody');
  });
  process.on('uncaughtException', (fault) => {
    log.error({ err: fault }, 'an exception was caught by nobody, the process ends');
    process.exit(BROKEN_EXIT);
  });
}

/** Ends a process that has not stopped in time by itself, whatever it waits for. */
export function endInTime(log: Log): void {
  setTimeout(() => {
    log.error({}, 'the process did not stop in time and ends');
    process.exit(BROKEN_EXIT);
  }, STOP_WITHIN_MS).unref();
}

/** Resolves at the first signal. */
export function onceSignalled(log: Log): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const onSignal = (signal: NodeJS.Signals) => {
      const now = performance.now();
      if (first !== undefined && now - first < ECHO_MS) return;
      log.info({ signal }, 'stopping');
      if (first !== undefined) process.exit(QUICK_EXIT);
      first = now;
      endInTime(log);
      resolve();
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

/** Aborted once a process is told to stop, and by whoever gives up before that. */
export function abortedBy(stopped: Promise<void>): AbortController {
  const over = new AbortController();
  void stopped.then(() => over.abort());
  return over;
}
