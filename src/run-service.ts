import { openConfigured } from './beleg.ts';
import type { Config } from './config.ts';
import { corpusState } from './corpus/corpus-state.ts';
import { endSoon } from './run-script.ts';
import { logStart } from './run-start-log.ts';
import { indexBuilder, watchCorpus, type Build } from './run-watch.ts';
import { watchGeneration } from './search-index/watch-generation.ts';
import type { ErrorRecord } from './serving/error-record.ts';
import { createLog, type Log, type LogStream } from './serving/log.ts';
import { QuestionQueue } from './serving/question-queue.ts';
import type { ServedAnswers } from './served-answers.ts';
import { readableLines } from './terminal/log-line.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { LOG_LANGUAGE, worded } from './wording/fault-words.ts';

/** Containers are killed ten seconds after they are asked to stop: what has not ended by then ends here, with a line in the log. */
const STOP_WITHIN_MS = 9_500;
/** npm sends on to the process what a terminal or a supervisor already sent to both: no second wish. */
const ECHO_MS = 500;
/** Whoever signals twice does not wait for the answers under way: no success. */
const QUICK_EXIT = 1;
const BROKEN_EXIT = 1;

/** What all faces of a process share. */
export interface Service {
  readonly beleg: ServedAnswers;
  /** One question at a time, whichever face it came by. */
  readonly queue: QuestionQueue;
  readonly build: Build;
  /** Ends the service with a fault: its face does not come back by itself. */
  readonly fail: (fault: unknown) => void;
  readonly log: Log;
}

/** A face that serves until it is stopped. */
export interface Face {
  /** Resolves when it serves. */
  readonly start: () => Promise<unknown>;
  /** Lets what is under way end. May be called at any time, and more than once. */
  readonly stop: () => Promise<unknown>;
}

/** What a face needs before the index is open, which takes long at a first start. */
export interface PreparedFace {
  readonly create: (service: Service) => Face;
  /** Gives up what was prepared, where the face never comes to be. */
  readonly abandon: () => Promise<unknown>;
}

export type PrepareFace = (log: Log) => Promise<PreparedFace>;

interface ServiceOptions {
  readonly config: Config;
  /** In the order in which they are prepared. */
  readonly faces: readonly PrepareFace[];
  /** Where the log goes. */
  readonly output: LogStream & NodeJS.WriteStream;
  /** @default for faces whose libraries throw nothing of what was asked */
  readonly errorRecord?: ((thrown: unknown) => ErrorRecord) | undefined;
}

/**
 * Runs faces on one index, one pair of models and one queue until SIGTERM or SIGINT, or until `ended` aborts; a second signal ends
 * the process at once.
 * @returns the exit status
 * @throws HostFault or Fault where it cannot start, and what a face says that ends for good
 */
export async function runService({ config, faces, output, errorRecord }: ServiceOptions): Promise<number> {
  const log = serviceLog({ level: config.logLevel, output, errorRecord });
  outliveFaults(log);
  const stopped = onceSignalled(log);
  const prepared = await prepare(faces, log);
  const before = config.watch === false ? undefined : corpusState(config.corpusFolder).catch(() => undefined);
  const abandon = () => Promise.allSettled(prepared.map((face) => face.abandon()));
  // What a first build has embedded so far is cached: the next start goes on from there.
  const beleg = await Promise.race([
    openConfigured(config, { ...logStart(log), onRead: readingTrace(process.env, process.stderr) }),
    stopped,
  ]).catch(async (fault: unknown) => {
    await abandon();
    throw fault;
  });
  if (beleg === undefined) {
    await abandon();
    process.exit(0);
  }
  const takeUp = indexTaker(beleg, log);
  watchIndex(beleg, { takeUp, log, stopped });
  const build = indexBuilder({ takeUp, log });
  const over = new AbortController();
  void stopped.then(() => over.abort());
  const { signal } = over;
  // Who follows the corpus builds what lags, and tries again where that fails.
  if (config.watch === false && beleg.lags === 'damaged') mendIndex({ build, log, signal });
  const indexed = beleg.lags === undefined ? await before : undefined;
  watchCorpus(config, { build, before: indexed, log, signal });
  const queue = new QuestionQueue(config.waiting);
  return runFaces(prepared, { service: { beleg, queue, build, log }, stopped }).finally(() => {
    over.abort();
    beleg.close();
    endSoon();
  });
}

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

interface Faces {
  readonly service: Omit<Service, 'fail'>;
  readonly stopped: Promise<void>;
}

/** Runs faces until `stopped` resolves. */
export function runFaces(prepared: readonly PreparedFace[], { service, stopped }: Faces): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const running: Face[] = [];
    const stop = () => Promise.all(running.map((face) => face.stop()));
    const fail = (fault: unknown): void => {
      // Why it stops matters more than what goes wrong while it does.
      const failed = () => reject(fault);
      endInTime(service.log);
      stop().then(failed, failed);
    };
    running.push(...prepared.map((face) => face.create({ ...service, fail })));
    stopped.then(stop).then(() => resolve(0), reject);
    for (const face of running) face.start().catch(fail);
  });
}

/** One after the other, so that the first that cannot be is told of, and what was prepared before it is given up. */
async function prepare(faces: readonly PrepareFace[], log: Log): Promise<PreparedFace[]> {
  const prepared: PreparedFace[] = [];
  try {
    for (const face of faces) prepared.push(await face(log));
  } catch (fault) {
    await Promise.allSettled(prepared.map((face) => face.abandon()));
    throw fault;
  }
  return prepared;
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

/** Builds anew what is damaged, while an older index serves; what keeps it from that is told, and the next start tries again. */
export function mendIndex({ build, log, signal }: Mending): void {
  build({ onProgress: () => undefined, signal }).catch((fault: unknown) => {
    if (signal.aborted) return;
    const remedy = worded(fault, LOG_LANGUAGE)?.remedy;
    log.error({ err: fault, remedy }, 'the index could not be built anew, an older one serves on');
  });
}

interface Mending {
  readonly build: Build;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Takes up an index that was built, by this bot or beside it, and says what is in it. */
export function indexTaker(beleg: ServedAnswers, log: Log): () => Promise<void> {
  return async () => {
    const taken = await beleg.takeUp();
    if (taken === undefined) return;
    const { kind: _kind, ...facts } = taken;
    log.info(facts, 'a new index serves');
  };
}

interface IndexWatch {
  readonly takeUp: () => Promise<void>;
  readonly log: Log;
  readonly stopped: Promise<void>;
}

/** Takes up what is built beside the bot, by npm run embed or by another process, until the bot stops. */
export function watchIndex({ waiting }: ServedAnswers, { takeUp, log, stopped }: IndexWatch): void {
  const stopping = new AbortController();
  void stopped.then(() => stopping.abort());
  const onFault = (fault: unknown): void => {
    const remedy = worded(fault, LOG_LANGUAGE)?.remedy;
    log.error({ err: fault, remedy }, 'a new index could not be taken up, the one before it serves on');
  };
  void watchGeneration({ waiting, takeUp, onFault, signal: stopping.signal });
}
