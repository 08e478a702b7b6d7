import { onTestFinished } from 'vitest';
import type { Observer } from '../../src/metrics/observer.ts';
import { startMetrics, type RunningMetrics, type WatchedService } from '../../src/metrics/start-metrics.ts';
import { answered, notInCorpus } from '../builders/answers.ts';

/** Metrics on a free port of this machine, which end with the test. */
export async function openMetrics(
  address: Partial<Parameters<typeof startMetrics>[0]> = {},
): Promise<RunningMetrics> {
  const metrics = await startMetrics({ host: '127.0.0.1', port: 0, version: '1.2.3', ...address });
  onTestFinished(() => metrics.close());
  return metrics;
}

/** A service with a bot that has an index of two articles. */
export const SERVICE: WatchedService = {
  queue: { taken: 2, capacity: 21 },
  index: () => ({
    generation: '20261130T120000000Z-abc',
    builtMs: Date.parse('2026-11-30T12:00:00Z'),
    articles: 2,
    sentences: 40,
    unreadable: 1,
    sources: { changed: 1, gone: 0 },
  }),
  readerPid: () => process.pid,
  faces: ['discord', 'http'],
};

export const ASKED = 'Wann öffnet die Bibliothek am Sonntag?';

/** Tells an observer of everything that can happen. */
export function everything(observer: Observer): void {
  observer.discord(() => ({ isConnected: true, heartbeatMs: 80, guilds: 3, kept: 4 }));
  observer.connection('opened');
  observer.connection('resumed');
  for (const code of [1006, 4321]) observer.disconnection(code);
  for (const status of [200, 404, 429, 502]) observer.discordAnswer(status);
  observer.question({ face: 'discord', question: ASKED, came: answered({ question: ASKED }), totalMs: 140 });
  observer.question({ face: 'http', question: '??', came: notInCorpus({ question: '??' }), totalMs: 90 });
  for (const came of ['failed', 'withdrawn'] as const)
    observer.question({ face: 'http', question: ASKED, came, totalMs: 2_000 });
  for (const stage of ['waiting', 'searching', 'reading', 'composing', 'sending'] as const)
    observer.stage(stage, 12);
  observer.refusal('discord', 'busy');
  observer.press('more');
  observer.vote('helpful');
  observer.share();
  observer.build({ outcome: 'built', seconds: 3 });
  observer.build({ outcome: 'failed', seconds: 1 });
}

/** What is served there, as text. */
export async function metricsOf({ address }: RunningMetrics): Promise<string> {
  return (await fetch(`${address}/metrics`)).text();
}

/** A name that Prometheus knows, the labels that it may have, and its type. */
export interface KnownMetric {
  readonly labels: ReadonlySet<string>;
  readonly type: string;
}

/** The series of a text of metrics, by their names: of a histogram with its three endings. */
export function knownMetrics(text: string): ReadonlyMap<string, KnownMetric> {
  const types = new Map(
    Array.from(text.matchAll(/^# TYPE (\S+) (\S+)$/gm), ([, name = '', type = '']) => [name, type]),
  );
  const known = new Map<string, { readonly labels: Set<string>; readonly type: string }>();
  for (const [, name = '', labels = ''] of text.matchAll(/^([a-z_0-9]+)(?:\{(.*)\})? \S+$/gm)) {
    const base = name.replace(/_(?:bucket|sum|count)$/, '');
    const metric = known.get(name) ?? { labels: new Set(), type: types.get(name) ?? types.get(base) ?? '' };
    for (const [, label = ''] of labels.matchAll(/([a-z_]+)="/g)) metric.labels.add(label);
    known.set(name, metric);
  }
  return known;
}
