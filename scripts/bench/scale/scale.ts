import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../../../src/embedding/embedder.ts';
import { diskStore } from '../../../src/search-index/disk/disk-store.ts';
import { generationFolder } from '../../../src/search-index/disk/generations.ts';
import { PackedVectors } from '../../../src/search-index/packed-vectors.ts';
import { bytesOf, filesIn } from '../../files-in.ts';
import { figureOf, percentile, type Figure } from '../figures.ts';
import { runCommand, secondsToPrompt, type Settings } from '../processes.ts';
import { askedBothSchema } from './asked-both.ts';
import { addedArticle } from './added-article.ts';
import { compareGraphs, graphQualities, questionVectors, type GraphQuality } from './compare-graphs.ts';
import { killedBuild, watchedBuild, type WatchedBuild } from './watched-build.ts';
import { writeCorpus } from './write-corpus.ts';

const [SMALL, LARGE] = [1_000, 100_000];
const STARTS = 3;
const ADDITIONS = 3;
/** Paragraphs that a build of the small corpus has embedded when it is killed: in the midst. */
const KILLED_AT = 100;
const MEGABYTE = 1024 ** 2;
const ASK = fileURLToPath(new URL('ask-both.ts', import.meta.url));

/** Bounds of this size of corpus, as they were asked for. */
const MOST = { memory: 1000, start: 5, ratio: 2, addition: 10 };
const LEAST_RECALL = 0.99;

interface ScaleOptions {
  readonly project: string;
  /** Holds the corpora and what is built of them. */
  readonly folder: string;
  /** Start from what another run has embedded. */
  readonly keep: boolean;
  /** Compare shapes of the graph, which takes long. */
  readonly graphs: boolean;
  readonly embedder: Embedder;
  readonly announce: (what: string) => void;
}

export interface ScaleFigures {
  /** What was measured of what. */
  readonly told: readonly string[];
  readonly figures: readonly Figure[];
}

/** What 100,000 sentences cost: to build, to resume, to start, to ask and to add to, with the real model and real texts. */
export async function measureScale(options: ScaleOptions): Promise<ScaleFigures> {
  const { project, folder, keep, embedder, announce } = options;
  const settingsOf = (size: number): Settings & { readonly env: Record<string, string> } => ({
    project,
    env: {
      CORPUS_FOLDER: join(folder, `corpus-${size}`),
      DATA_FOLDER: join(folder, `data-${size}`),
      DISCORD_TOKEN: '',
    },
  });
  const [small, large] = [settingsOf(SMALL), settingsOf(LARGE)];
  announce('writing the corpora');
  await writeCorpus(join(folder, `corpus-${SMALL}`), SMALL);
  const written = await writeCorpus(join(folder, `corpus-${LARGE}`), LARGE);
  const told = [
    `${written.sentences} sentences in ${written.articles} articles, ${written.real} of them as they stand in real texts.`,
  ];

  announce('a build that is killed');
  await rm(small.env['DATA_FOLDER'] ?? '', { recursive: true, force: true });
  told.push(await resumed(small));

  announce(`building ${LARGE} sentences`);
  const data = large.env['DATA_FOLDER'] ?? '';
  await rm(join(data, keep ? 'index' : ''), { recursive: true, force: true });
  const build = await watchedBuild(large);
  told.push(`The build said: ${build.printed.trim().split('\n').at(-1)}`);
  const disk = bytesOf(await filesIn(join(data, 'index'))) / MEGABYTE;

  announce('questions, put to both in turn');
  const [asked, askedSmall] = await askBoth(large, small);
  announce('starts');
  const starts: number[] = [];
  for (let run = 0; run < STARTS; run++) starts.push(await secondsToPrompt(large));

  announce('adding an article');
  const additions: WatchedBuild[] = [];
  const path = join(large.env['CORPUS_FOLDER'] ?? '', 'added.md');
  for (let run = 0; run < ADDITIONS; run++) {
    await writeFile(path, addedArticle(run));
    additions.push(await watchedBuild(large));
  }

  announce('the nearest by the graph');
  const queries = await questionVectors(embedder);
  const vectors = await vectorsIn(data, embedder);
  const qualities = await graphQualities(data, vectors, queries);
  told.push(qualities.map(renderQuality).join('\n'));
  const recall = qualities.at(-1)?.recall ?? 0;
  if (options.graphs) told.push(await compareGraphs(vectors, queries, announce));
  await rm(path);
  await watchedBuild(large);

  const ratio = percentile(asked.whole, 95) / percentile(askedSmall.whole, 95);
  return {
    told,
    figures: [
      figureOf({
        label: `building ${LARGE} sentences${keep ? ', vectors kept' : ''}`,
        unit: 's',
        samples: [build.seconds],
      }),
      figureOf({ label: '  of processor time', unit: 's', samples: [build.cpuSeconds] }),
      figureOf({
        label: '  memory of its processes at its highest',
        unit: 'MB',
        samples: [build.peak],
        bounds: [{ of: 'median', most: MOST.memory }],
      }),
      figureOf({ label: '  on disk', unit: 'MB', samples: [disk] }),
      figureOf({
        label: 'npm start to the prompt',
        unit: 's',
        samples: starts,
        bounds: [{ of: 'median', most: MOST.start }],
      }),
      figureOf({ label: '  of which checking and opening the index', unit: 's', samples: asked.opening }),
      figureOf({ label: `a question to ${SMALL} sentences`, unit: 'ms', samples: askedSmall.whole }),
      figureOf({ label: `a question to ${LARGE} sentences`, unit: 'ms', samples: asked.whole }),
      figureOf({
        label: '  p95 by that of the small corpus',
        unit: 'times',
        samples: [ratio],
        bounds: [{ of: 'median', most: MOST.ratio }],
      }),
      figureOf({ label: '  of which search', unit: 'ms', samples: asked.search }),
      figureOf({
        label: '  of the nearest that the graph finds',
        unit: 'share',
        samples: [recall],
        bounds: [{ of: 'median', least: LEAST_RECALL }],
      }),
      figureOf({
        label: 'adding an article of 30 sentences',
        unit: 's',
        samples: additions.map(({ seconds }) => seconds),
        bounds: [{ of: 'median', most: MOST.addition }],
      }),
      figureOf({
        label: '  of processor time',
        unit: 's',
        samples: additions.map(({ cpuSeconds }) => cpuSeconds),
      }),
      figureOf({
        label: '  memory of its processes at its highest',
        unit: 'MB',
        samples: additions.map(({ peak }) => peak),
        bounds: [{ of: 'median', most: MOST.memory }],
      }),
    ],
  };
}

/** Kills a build in the midst, and says what the next one embeds again. */
async function resumed(settings: Settings & { readonly env: Record<string, string> }): Promise<string> {
  const contents = join(settings.env['DATA_FOLDER'] ?? '', 'cache', 'content-v2');
  const paragraphs = async (): Promise<number> =>
    (await readdir(contents, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) =>
      entry.isFile(),
    ).length;
  await killedBuild(settings, async () => (await paragraphs()) >= KILLED_AT);
  const before = await paragraphs();
  const { printed } = await watchedBuild(settings);
  return `Killed when the vectors of ${before} paragraphs of ${await paragraphs()} were there; the next build said: ${printed.trim().split('\n').at(-1)}`;
}

async function askBoth(large: Settings, small: Settings) {
  const folders = [large, small].map(({ env }) => ({
    corpusFolder: env['CORPUS_FOLDER'],
    dataFolder: env['DATA_FOLDER'],
  }));
  const command = [process.execPath, ...process.execArgv, ASK] as const;
  const { printed } = await runCommand(command, {
    ...large,
    env: { ...large.env, BENCH_FOLDERS: JSON.stringify(folders) },
  });
  const [asked, askedSmall] = askedBothSchema.parse(JSON.parse(printed));
  if (asked === undefined || askedSmall === undefined) throw new Error('Expected figures of two indexes');
  return [asked, askedSmall] as const;
}

function renderQuality({
  searching,
  recall,
  worst,
  milliseconds,
}: GraphQuality & { readonly searching: number }): string {
  const [median, p95] = [50, 95].map((percent) => percentile(milliseconds, percent).toFixed(2));
  return `With ${searching} candidates a search finds ${recall.toFixed(4)} of the nearest of all ${milliseconds.length} questions, ${worst.toFixed(2)} of the worst, in ${median} ms (p95 ${p95}).`;
}

async function vectorsIn(dataFolder: string, { model }: Embedder): Promise<PackedVectors> {
  const generation = (await diskStore(dataFolder).current()) ?? '';
  const bytes = await readFile(join(generationFolder(dataFolder, generation), 'vectors.f32'));
  return PackedVectors.fromBytes(bytes, model.dimension);
}
