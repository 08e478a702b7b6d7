import { describe, expect, it } from 'vitest';
import type { StartEvents } from '../../src/beleg.ts';
import type { BuildSummary } from '../../src/indexing/build-summary.ts';
import { observedBuild, observedStart } from '../../src/run-metrics.ts';
import { FileFault } from '../../src/system/file-fault.ts';
import { metricsOf, openMetrics } from './metrics-of.ts';

const SUMMARY: BuildSummary = {
  articles: 2,
  sentences: 40,
  newSentences: 3,
  reusedSentences: 37,
  seconds: 4,
  sentencesPerSecond: 20,
  problems: [],
  warnings: [],
  leftOut: 0,
  unchanged: false,
  generation: 'second',
};
const request = () => ({ onProgress: () => undefined, signal: new AbortController().signal });

/** What the metrics say of builds. */
async function buildsIn(metrics: Awaited<ReturnType<typeof openMetrics>>) {
  const text = await metricsOf(metrics);
  const valueOf = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const [built, unchanged, failed] = ['built', 'unchanged', 'failed'].map((outcome) =>
    valueOf(`beleg_index_builds_total\\{outcome="${outcome}"\\}`),
  );
  const seconds = valueOf('beleg_index_build_duration_seconds_sum');
  return { built, unchanged, failed, seconds, isFailing: valueOf('beleg_index_build_failing') === 1 };
}

describe('the builds of an index', () => {
  it('are counted by what came of them, and one that fails holds until one does not', async () => {
    const metrics = await openMetrics();
    const outcomes: (() => Promise<BuildSummary>)[] = [
      async () => SUMMARY,
      async () => Promise.reject(new Error('the disk is full')),
      async () => ({ ...SUMMARY, unchanged: true }),
    ];
    const build = observedBuild(async () => {
      const outcome = outcomes.shift();
      if (outcome === undefined) throw new Error('nobody asked for it');
      return outcome();
    }, metrics.observer);
    expect(await build(request())).toBe(SUMMARY);
    await expect(build(request())).rejects.toThrow('the disk is full');
    expect(await buildsIn(metrics)).toEqual({
      built: 1,
      unchanged: 0,
      failed: 1,
      seconds: 4,
      isFailing: true,
    });
    await build(request());
    expect(await buildsIn(metrics)).toEqual({
      built: 1,
      unchanged: 1,
      failed: 1,
      seconds: 4,
      isFailing: false,
    });
  });

  it('are not counted where they are given up', async () => {
    const metrics = await openMetrics();
    const stopping = new AbortController();
    const build = observedBuild(async () => {
      stopping.abort();
      throw new Error('given up');
    }, metrics.observer);
    await expect(build({ ...request(), signal: stopping.signal })).rejects.toThrow('given up');
    expect(await buildsIn(metrics)).toMatchObject({ failed: 0, isFailing: false });
  });

  it('are counted at a start, beside all that it tells otherwise', async () => {
    const metrics = await openMetrics();
    const told: string[] = [];
    const events: StartEvents = {
      onDownload: () => undefined,
      onBuildProgress: () => undefined,
      onBuild: () => undefined,
      onLeftOut: () => undefined,
      onBuilt: () => told.push('built'),
      onUnbuilt: () => told.push('unbuilt'),
      onOtherCalibration: () => undefined,
      onOwnCalibration: () => undefined,
    };
    const observed = observedStart(events, metrics.observer);
    observed.onBuilt(SUMMARY);
    const older = { generation: 'first', created: '', counts: { articles: 1, sentences: 1, leftOut: 0 } };
    observed.onUnbuilt?.(new FileFault({ kind: 'data-folder', folder: 'data', problem: 'full' }), older);
    expect(told).toEqual(['built', 'unbuilt']);
    expect(await buildsIn(metrics)).toEqual({
      built: 1,
      unchanged: 0,
      failed: 1,
      seconds: 4,
      isFailing: true,
    });
    expect(observedStart(events, undefined)).toBe(events);
  });
});
