import type { StartEvents } from './beleg.ts';
import { liveDriftCounts } from './collecting/drift-record.ts';
import type { Config } from './config.ts';
import type { Observer } from './metrics/observer.ts';
import type { WatchedService } from './metrics/start-metrics.ts';
import { versionOfBeleg } from './run-script.ts';
import type { Face } from './run-service.ts';
import type { Build } from './run-watch.ts';
import type { ServedAnswers } from './served-answers.ts';
import type { Log } from './serving/log.ts';
import { isThisMachine } from './system/web-address.ts';

/** What a service tells those who watch it; where no metrics are wanted, nobody hears of it and nothing is measured. */
export interface Monitoring {
  readonly observer: Observer | undefined;
  /** Models and index are open, and the faces begin to serve. */
  readonly watch: (service: ServiceToWatch) => void;
  /** All of them serve. */
  readonly serving: () => void;
  /** The service is about to end. */
  readonly stopping: () => void;
  readonly close: () => Promise<void>;
}

interface ServiceToWatch extends Pick<WatchedService, 'queue' | 'readerPid'> {
  /** Undefined where other processes answer. */
  readonly beleg: Pick<ServedAnswers, 'index' | 'served'> | undefined;
  readonly faces: readonly Pick<Face, 'doors' | 'unready'>[];
}

const UNWATCHED: Monitoring = {
  observer: undefined,
  watch: () => undefined,
  serving: () => undefined,
  stopping: () => undefined,
  close: async () => undefined,
};

interface MonitoredService {
  readonly config: Pick<Config, 'metrics' | 'dataFolder'>;
  readonly log: Log;
  readonly stopped: Promise<void>;
}

/**
 * Runs a service while metrics and health are served, where the settings want them.
 * @throws HostFault where it cannot listen there
 */
export async function monitored<T>(
  { config, log, stopped }: MonitoredService,
  run: (monitoring: Monitoring) => Promise<T>,
): Promise<T> {
  const monitoring = await openMonitoring(config, log);
  void stopped.then(monitoring.stopping);
  try {
    return await run(monitoring);
  } finally {
    await monitoring.close();
  }
}

async function openMonitoring(
  { metrics: wanted, dataFolder }: Pick<Config, 'metrics' | 'dataFolder'>,
  log: Log,
): Promise<Monitoring> {
  if (wanted === undefined) return UNWATCHED;
  // Its library takes 0.1 s to import, and memory.
  const { startMetrics } = await import('./metrics/start-metrics.ts');
  const running = await startMetrics({ ...wanted, version: await versionOfBeleg() });
  const { observer, readiness, address } = running;
  log.info({ address }, 'metrics and health are served');
  if (!isThisMachine(wanted.host))
    log.warn(
      { address },
      'others than this machine may read the metrics: they hold no question and no id, but how much is asked; a firewall keeps others out',
    );
  const countDrift = liveDriftCounts(dataFolder);
  let faces: ServiceToWatch['faces'] = [];
  return {
    observer,
    watch: ({ beleg, queue, readerPid, faces: begun }) => {
      faces = begun;
      readiness.opened();
      running.watch({
        queue,
        index: () => beleg && indexNow(beleg, countDrift),
        readerPid,
        faces: faces.flatMap(({ doors }) => doors),
      });
    },
    serving: () => readiness.serving(() => faces.flatMap(({ unready }) => unready() ?? [])[0]),
    stopping: () => readiness.stopping(),
    close: running.close,
  };
}

function indexNow(
  { index, served }: Pick<ServedAnswers, 'index' | 'served'>,
  countDrift: ReturnType<typeof liveDriftCounts>,
): ReturnType<WatchedService['index']> {
  const { articles, sentences } = index();
  const { generation, created, problems } = served();
  return {
    generation,
    builtMs: Date.parse(created),
    articles: articles.size,
    sentences: sentences.length,
    unreadable: problems.length,
    sources: countDrift(articles),
  };
}

/** Lets an observer hear also what becomes of a start's build, and how long parts of questions take. */
export function observedStart(events: StartEvents, observer: Observer | undefined): StartEvents {
  if (observer === undefined) return events;
  return {
    ...events,
    onStage: observer.stage,
    onBuilt: (summary) => {
      events.onBuilt(summary);
      observer.build({ outcome: summary.unchanged ? 'unchanged' : 'built', seconds: summary.seconds });
    },
    onUnbuilt: (...told) => {
      events.onUnbuilt?.(...told);
      observer.build({ outcome: 'failed', seconds: 0 });
    },
  };
}

/** Lets an observer hear what becomes of builds; of one that was given up, nothing. */
export function observedBuild(build: Build, observer: Observer | undefined): Build {
  if (observer === undefined) return build;
  return async (request) => {
    const startedAt = performance.now();
    try {
      const summary = await build(request);
      observer.build({ outcome: summary.unchanged ? 'unchanged' : 'built', seconds: summary.seconds });
      return summary;
    } catch (fault) {
      const seconds = (performance.now() - startedAt) / 1_000;
      if (request.signal?.aborted !== true) observer.build({ outcome: 'failed', seconds });
      throw fault;
    }
  };
}
