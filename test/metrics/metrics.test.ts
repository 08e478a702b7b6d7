import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../helpers/source-files.ts';
import { ASKED, everything, knownMetrics, metricsOf, openMetrics, SERVICE } from './metrics-of.ts';
import { promtool } from './promtool.ts';

describe('metrics', () => {
  it('count questions by door, outcome and language, from zero on', async () => {
    const metrics = await openMetrics();
    metrics.watch(SERVICE);
    const before = await metricsOf(metrics);
    expect(before).toContain('beleg_questions_total{face="discord",outcome="good",language="de"} 0\n');
    everything(metrics.observer);
    const text = await metricsOf(metrics);
    expect(text).toContain('beleg_questions_total{face="discord",outcome="good",language="de"} 1\n');
    expect(text).toContain(
      'beleg_questions_total{face="http",outcome="not-in-corpus",language="unknown"} 1\n',
    );
    expect(text).toContain('beleg_questions_total{face="http",outcome="failed",language="de"} 1\n');
    expect(text).toContain('beleg_question_duration_seconds_sum{face="discord"} 0.14\n');
    // Of a question that nobody waits for any more it says nothing how long it would have taken.
    expect(text).toContain('beleg_question_duration_seconds_count{face="http"} 2\n');
    expect(text).toContain('beleg_question_stage_duration_seconds_bucket{le="0.025",stage="reading"} 1\n');
  });

  it('tell of index, queue and Discord what is so when they are read', async () => {
    const metrics = await openMetrics();
    const closed = await metricsOf(metrics);
    expect(closed).not.toMatch(/^beleg_(?:index_articles|queue_questions|discord_connected) /m);
    metrics.watch(SERVICE);
    everything(metrics.observer);
    const text = await metricsOf(metrics);
    for (const line of [
      'beleg_index_articles 2',
      'beleg_index_built_timestamp_seconds 1796040000',
      'beleg_index_info{generation="20261130T120000000Z-abc"} 1',
      'beleg_index_build_failing 1',
      'beleg_queue_questions 2',
      'beleg_queue_capacity_questions 21',
      'beleg_discord_connected 1',
      'beleg_discord_heartbeat_seconds 0.08',
      'beleg_discord_outbox_messages 4',
      'beleg_discord_disconnections_total{code="1006"} 1',
      'beleg_discord_disconnections_total{code="other"} 1',
      'beleg_discord_request_failures_total{status="429"} 1',
      'beleg_discord_request_failures_total{status="5xx"} 1',
      'beleg_ready 0',
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('tell what the reader takes of memory where the system does, and nothing once it has ended', async () => {
    const metrics = await openMetrics();
    let pid: number | undefined = process.pid;
    metrics.watch({ ...SERVICE, readerPid: () => pid });
    const reader = async () =>
      /^beleg_reader_resident_memory_bytes (\d+)$/m.exec(await metricsOf(metrics))?.[1];
    const isTold = process.platform === 'linux';
    expect(Number(await reader()) > 1_000_000).toBe(isTold);
    pid = undefined;
    expect(await reader()).toBeUndefined();
  });

  it('hold no word of a question', async () => {
    const metrics = await openMetrics();
    everything(metrics.observer);
    const text = (await metricsOf(metrics)).toLowerCase();
    for (const word of ASKED.toLowerCase().match(/\p{L}{4,}/gu) ?? []) expect(text).not.toContain(word);
  });

  it('are named and explained as promtool wants', async () => {
    const metrics = await openMetrics();
    metrics.watch(SERVICE);
    everything(metrics.observer);
    expect(await promtool(['check', 'metrics'], await metricsOf(metrics))).toEqual({ status: 0, output: '' });
  });

  it('stand in docs/monitoring.md, each with its labels', async () => {
    const metrics = await openMetrics();
    metrics.watch(SERVICE);
    everything(metrics.observer);
    const own = [...knownMetrics(await metricsOf(metrics))]
      .filter(([name]) => name.startsWith('beleg_') && !/_(?:bucket|sum)$/.test(name))
      .map(([name, { labels, type }]) => ({
        name: type === 'histogram' ? name.replace(/_count$/, '') : name,
        labels: new Set(labels),
      }));
    const page = await readFile(join(PROJECT, 'docs/monitoring.md'), 'utf8');
    const documented = Array.from(
      page.matchAll(/^\| `(beleg_[a-z_]+)` +\|([^|]*)\|/gm),
      ([, name = '', labels = '']) => ({
        name,
        labels: new Set(Array.from(labels.matchAll(/`([a-z]+)`/g), ([, label = '']) => label)),
      }),
    );
    expect(new Map(documented.map(({ name, labels }) => [name, labels]))).toEqual(
      new Map(own.map(({ name, labels }) => [name, labels])),
    );
    expect(documented).toHaveLength(own.length);
  });
});
