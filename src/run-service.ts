import { openConfigured } from './beleg.ts';
import type { Config } from './config.ts';
import { corpusState } from './corpus/corpus-state.ts';
import type { Sight } from './places/sight.ts';
import { monitored, observedBuild, observedStart, type Monitoring } from './run-metrics.ts';
import { bringDataUp, endSoon } from './run-script.ts';
import { abortedBy, endInTime, onceSignalled, outliveFaults, serviceLog } from './run-process.ts';
import { openPlaces, sightOf } from './run-seen.ts';
import { logMigration, logStart } from './run-start-log.ts';
import { indexBuilder, mendIndex, watchCorpus, type Build } from './run-watch.ts';
import { watchGeneration } from './search-index/watch-generation.ts';
import type { ObservedFace, Observer } from './metrics/observer.ts';
import type { Unready } from './metrics/readiness.ts';
import type { ErrorRecord } from './serving/error-record.ts';
import type { Log, LogStream } from './serving/log.ts';
import { QuestionQueue } from './serving/question-queue.ts';
import type { ServedAnswers } from './served-answers.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { LOG_LANGUAGE, worded } from './wording/fault-words.ts';

/** What all faces of a process share. */
export interface Service {
  readonly beleg: ServedAnswers;
  /** Who answers to people takes what answers from here: what they do not see is not there. */
  readonly sight: Sight;
  /** One question at a time, whichever face it came by. */
  readonly queue: QuestionQueue;
  readonly build: Build;
  /** Ends the service with a fault: its face does not come back by itself. */
  readonly fail: (fault: unknown) => void;
  /** Hears what the faces do, where metrics are wanted. */
  readonly observer: Observer | undefined;
  readonly log: Log;
}

/** A face that serves until it is stopped. */
export interface Face {
  /** Resolves when it serves. */
  readonly start: () => Promise<unknown>;
  /** Lets what is under way end. May be called at any time, and more than once. */
  readonly stop: () => Promise<unknown>;
  /** As metrics name the doors that it is. */
  readonly doors: readonly ObservedFace[];
  /** Why it answers nothing at this moment, though it has begun to serve; undefined while it answers. */
  readonly unready: () => Unready | undefined;
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
 * Runs faces on one index, one pair of models and one queue until SIGTERM or SIGINT; a second signal ends the process at once.
 * @returns the exit status
 * @throws HostFault or Fault where it cannot start, and what a face says that ends for good
 */
export async function runService(options: ServiceOptions): Promise<number> {
  const { config, output, errorRecord } = options;
  const log = serviceLog({ level: config.logLevel, output, errorRecord });
  outliveFaults(log);
  const stopped = onceSignalled(log);
  logMigration(await bringDataUp(config), log);
  return monitored({ config, log, stopped }, (monitoring) =>
    serveFaces(options, { log, stopped, monitoring }),
  );
}

interface Running {
  readonly log: Log;
  readonly stopped: Promise<void>;
  readonly monitoring: Monitoring;
}

async function serveFaces(
  { config, faces }: ServiceOptions,
  { log, stopped, monitoring }: Running,
): Promise<number> {
  const { observer } = monitoring;
  const over = abortedBy(stopped);
  const { signal } = over;
  const rules = await openPlaces(config, { log, signal });
  const prepared = await prepare(faces, log);
  const before = config.watch === false ? undefined : corpusState(config.corpusFolder).catch(() => undefined);
  const abandon = () => Promise.allSettled(prepared.map((face) => face.abandon()));
  // What a first build has embedded so far is cached: the next start goes on from there.
  const beleg = await Promise.race([
    openConfigured(config, {
      ...observedStart(logStart(log), observer),
      onRead: readingTrace(process.env, process.stderr),
    }),
    stopped,
  ]).catch(async (fault: unknown) => {
    await abandon();
    throw fault;
  });
  if (beleg === undefined) {
    await abandon();
    process.exit(0);
  }
  const sight = sightOf(beleg, rules);
  const takeUp = indexTaker(beleg, log);
  watchIndex(beleg, { takeUp, log, signal });
  const build = observedBuild(indexBuilder({ takeUp, log }), observer);
  // Who follows the corpus builds what lags, and tries again where that fails.
  if (config.watch === false && beleg.lags === 'damaged') mendIndex({ build, log, signal });
  const indexed = beleg.lags === undefined ? await before : undefined;
  watchCorpus(config, { build, before: indexed, log, signal });
  const queue = new QuestionQueue(config.waiting);
  const service = { beleg, sight, queue, build, log };
  const readerPid = () => beleg.models.readerModel.pid();
  return runFaces(prepared, { service, monitoring, readerPid, stopped }).finally(() => {
    over.abort();
    beleg.close();
    endSoon();
  });
}

interface Faces {
  readonly service: Omit<Service, 'fail' | 'observer'>;
  readonly monitoring: Monitoring;
  /** The process of the reader, where this process has one. */
  readonly readerPid: () => number | undefined;
  readonly stopped: Promise<void>;
}

/** Runs faces until `stopped` resolves. */
export function runFaces(
  prepared: readonly PreparedFace[],
  { service, monitoring, readerPid, stopped }: Faces,
): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const running: Face[] = [];
    const stop = () => Promise.all(running.map((face) => face.stop()));
    const fail = (fault: unknown): void => {
      // Why it stops matters more than what goes wrong while it does.
      const failed = () => reject(fault);
      monitoring.stopping();
      endInTime(service.log);
      stop().then(failed, failed);
    };
    running.push(...prepared.map((face) => face.create({ ...service, observer: monitoring.observer, fail })));
    stopped.then(stop).then(() => resolve(0), reject);
    monitoring.watch({ ...service, readerPid, faces: running });
    const starts = running.map((face) => face.start());
    for (const start of starts) start.catch(fail);
    Promise.all(starts).then(monitoring.serving, () => undefined);
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
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Takes up what is built beside the bot, by npm run embed or by another process. */
export function watchIndex({ waiting }: ServedAnswers, { takeUp, log, signal }: IndexWatch): void {
  const onFault = (fault: unknown): void => {
    const remedy = worded(fault, LOG_LANGUAGE)?.remedy;
    log.error({ err: fault, remedy }, 'a new index could not be taken up, the one before it serves on');
  };
  void watchGeneration({ waiting, takeUp, onFault, signal });
}
