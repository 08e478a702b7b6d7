import { Registry } from 'prom-client';
import { discordMetrics } from './discord-metrics.ts';
import { indexMetrics, type ObservedIndex } from './index-metrics.ts';
import { serveMetrics, type MetricsAddress } from './metrics-server.ts';
import type { Observer, ObservedFace } from './observer.ts';
import { processMetrics } from './process-metrics.ts';
import { questionMetrics, type ObservedQueue } from './question-metrics.ts';
import { Readiness } from './readiness.ts';

/** What a service lets be looked at whenever metrics are read. */
export interface WatchedService {
  /** Undefined where questions are answered by other processes alone. */
  readonly queue: ObservedQueue | undefined;
  /** Undefined where this process answers from none. */
  readonly index: () => ObservedIndex | undefined;
  readonly readerPid: () => number | undefined;
  /** The doors that questions come by. */
  readonly faces: readonly ObservedFace[];
}

/** Metrics that are served. */
export interface RunningMetrics {
  readonly observer: Observer;
  readonly readiness: Readiness;
  /** As `http://127.0.0.1:9464`. */
  readonly address: string;
  /** From now on there is this to look at. */
  readonly watch: (service: WatchedService) => void;
  readonly close: () => Promise<void>;
}

/**
 * Serves metrics for Prometheus and the health of this process from now on, with what is known so far.
 * @throws HostFault where it cannot listen there
 */
export async function startMetrics({
  version,
  ...address
}: MetricsAddress & { readonly version: string }): Promise<RunningMetrics> {
  const registry = new Registry();
  const readiness = new Readiness();
  let watched: WatchedService | undefined;
  /** Looked at once for all that is read of it at once. */
  let index: ObservedIndex | undefined;
  processMetrics(registry, {
    version,
    isReady: () => readiness.why === undefined,
    readerPid: () => watched?.readerPid(),
  });
  const { begin, ...ofQuestions } = questionMetrics(registry, () => watched?.queue);
  const observer: Observer = {
    ...ofQuestions,
    ...indexMetrics(registry, () => index),
    ...discordMetrics(registry),
  };
  const server = await serveMetrics(address, {
    contentType: registry.contentType,
    unready: () => readiness.why,
    text: () => {
      index = watched?.index();
      return registry.metrics();
    },
  });
  return {
    observer,
    readiness,
    address: server.address,
    watch: (service) => {
      watched = service;
      for (const face of service.faces) begin(face);
    },
    close: server.close,
  };
}
