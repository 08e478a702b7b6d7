import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Observer } from './observer.ts';
import { addInfo, addReadGauge } from './read-gauge.ts';

/** The index that serves at a moment. */
export interface ObservedIndex {
  readonly generation: string;
  /** When it was built, in milliseconds since 1970. */
  readonly builtMs: number;
  readonly articles: number;
  readonly sentences: number;
  /** Files of the corpus that it lacks. */
  readonly unreadable: number;
  /** Articles of which sentences stand in their source no longer, and whose source is gone, where somebody looked. */
  readonly sources: { readonly changed: number; readonly gone: number };
}

/** In seconds: an article that was added takes one, a thousand articles for the first time minutes. */
const BUILD_BUCKETS = [0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600];

const MS = 1_000;

interface Figure {
  readonly name: string;
  readonly help: string;
  readonly of: (index: ObservedIndex) => number;
}

const FIGURES: readonly Figure[] = [
  {
    name: 'beleg_index_articles',
    help: 'Articles in the index that serves.',
    of: ({ articles }) => articles,
  },
  {
    name: 'beleg_index_sentences',
    help: 'Sentences in the index that serves.',
    of: ({ sentences }) => sentences,
  },
  {
    name: 'beleg_index_unreadable_files',
    help: 'Files of the corpus that could not be read when it was built, and are not in it.',
    of: ({ unreadable }) => unreadable,
  },
  {
    name: 'beleg_index_built_timestamp_seconds',
    help: 'When the index that serves was built, in seconds since 1970.',
    of: ({ builtMs }) => builtMs / MS,
  },
  {
    name: 'beleg_sources_changed_articles',
    help: 'Articles of which sentences stand in their source no longer, as npm run drift found last.',
    of: ({ sources }) => sources.changed,
  },
  {
    name: 'beleg_sources_gone_articles',
    help: 'Articles whose source is gone, as npm run drift found last.',
    of: ({ sources }) => sources.gone,
  },
];

/** Metrics of the index: what serves, and what became of its builds. There are none of what serves before it is open. */
export function indexMetrics(
  registry: Registry,
  index: () => ObservedIndex | undefined,
): Pick<Observer, 'build'> {
  const registers = [registry];
  for (const { name, help, of } of FIGURES)
    addReadGauge(registry, { name, help, read: () => mapped(index(), of) });
  addInfo(registry, {
    name: 'beleg_index_info',
    help: 'Always 1; the label names the generation of the index that serves.',
    label: 'generation',
    read: () => index()?.generation,
  });
  const builds = new Counter({
    name: 'beleg_index_builds_total',
    help: 'Builds of the index that this process had made, by what came of them; unchanged: there was nothing to do.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['built', 'unchanged', 'failed']) builds.inc({ outcome }, 0);
  const durations = new Histogram({
    name: 'beleg_index_build_duration_seconds',
    help: 'How long those builds took that made a new index.',
    buckets: BUILD_BUCKETS,
    registers,
  });
  const failing = new Gauge({
    name: 'beleg_index_build_failing',
    help: '1 where the last build failed, so that an older index serves, else 0.',
    registers,
  });
  return {
    build: ({ outcome, seconds }) => {
      builds.inc({ outcome });
      failing.set(outcome === 'failed' ? 1 : 0);
      if (outcome === 'built') durations.observe(seconds);
    },
  };
}

function mapped(index: ObservedIndex | undefined, of: Figure['of']): number | undefined {
  return index && of(index);
}
