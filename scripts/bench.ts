import { cp, mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBuilder } from '../src/beleg.ts';
import { BelegError } from '../src/errors.ts';
import { configFromEnvironment, readOptions, runScript } from '../src/run-script.ts';
import { compareCommits, renderComparison } from './bench/against/compare-commits.ts';
import { countOf } from './bench/count-of.ts';
import { isMet } from './bench/figures.ts';
import { describeLoad, describeMachine, hasVnni } from './bench/machine.ts';
import { measureSizes, SIZES } from './bench/sizes/sizes.ts';
import { renderSizes } from './bench/sizes/size-table.ts';
import { renderTable } from './bench/table.ts';
import { openDocs } from './bench/write-docs.ts';
import { needed } from './installed.ts';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const RUNS = 5;
const ROUNDS = 10;
const ADVICE = 'Try "npm run bench -- --help".';

/**
 * `npm run bench`: speed and memory against the bounds they must keep, and by the size of the corpus; or, with `--against`, those
 * of another commit beside these. Ends with 1 where a bound is missed. Whatever else runs on the machine slows it down: the load
 * average is printed.
 */
await runScript('en', async () => {
  const options = readOptions('en', {
    command: 'npm run bench --',
    usage:
      '[--runs n] [--sizes n,n] [--write] | --against commit [--runs n] | --scale [--keep] [--graphs] | --postgres url [--sizes n,n]',
    description: 'Measures speed and memory: four minutes, the first time eight.',
    options: [
      { flags: '--runs <n>', description: `how often (${RUNS}; against a commit ${ROUNDS})` },
      { flags: '--sizes <n,n>', description: `sentences of the corpora that are drawn (${SIZES.join()})` },
      { flags: '--write', description: 'put the figures into docs/performance.md and docs/latency.svg' },
      {
        flags: '--against <commit>',
        description: 'measure another commit in turn with this folder, and nothing else',
      },
      {
        flags: '--scale',
        description: 'build, start, ask and add to 100,000 real sentences, and nothing else: half an hour',
      },
      { flags: '--keep', description: 'with --scale: start from what another run has embedded' },
      {
        flags: '--postgres <url>',
        description:
          'compare an index in files with one in this database, at 1,000 and 100,000 drawn sentences, and nothing else: half an hour',
      },
      { flags: '--graphs', description: 'with --scale: compare shapes of the graph too, for an hour' },
    ],
    closing:
      'Indexes of drawn corpora are kept in data/bench: that of 100,000 sentences takes three minutes to build.',
  });
  if (options === undefined) return 0;
  const { runs, sizes, write, against, postgres } = options;
  if (options['scale'] === true)
    return measureLarge({ keep: options['keep'] === true, graphs: options['graphs'] === true });
  if (typeof postgres === 'string') return measureStores(postgres, sizesOf(sizes));
  if (against !== undefined && (sizes !== undefined || write !== undefined))
    throw new BelegError('--against goes with --runs alone.', 'Leave --sizes and --write out.');
  const folder = await mkdtemp(join(tmpdir(), 'beleg-bench-'));
  try {
    if (typeof against === 'string')
      return await measureAgainst({
        folder,
        commit: against,
        rounds: countOf(runs, { option: '--runs', least: 2, advice: ADVICE }) ?? ROUNDS,
      });
    return await measureHere({
      folder,
      runs: countOf(runs, { option: '--runs', least: 1, advice: ADVICE }) ?? RUNS,
      sizes: sizesOf(sizes) ?? SIZES,
      write: write === true,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

interface HerePlan {
  /** For a corpus and a data folder of the bench's own: the user's articles are neither measured nor changed. */
  readonly folder: string;
  readonly runs: number;
  readonly sizes: readonly number[];
  readonly write: boolean;
}

async function measureHere({ folder, runs, sizes, write }: HerePlan): Promise<number> {
  const { measureBounds } = await needed(() => import('./bench/bounds.ts'));
  const writeDocs = write ? await openDocs(PROJECT) : undefined;
  const machine = await machineNow();
  print(machine);
  const user = configFromEnvironment();
  const corpusFolder = join(folder, 'corpus');
  await cp(join(PROJECT, 'corpus'), corpusFolder, { recursive: true });
  const config = { ...user, corpusFolder, dataFolder: join(folder, 'data'), discord: undefined };
  const figures = await measureBounds({ config, project: PROJECT, folder, runs, announce });
  print(`\n${renderTable(figures)}\n`);
  announce('sizes');
  const bySize = await measureSizes({
    sizes,
    project: PROJECT,
    keptFolder: join(user.dataFolder, 'bench'),
    corpusFolder,
    embedder: await openBuilder(config, () => undefined),
  });
  const load = describeLoad('the end');
  print(`\n${renderSizes(bySize)}\n\n${load}`);
  const day = new Date().toISOString().slice(0, 10);
  await writeDocs?.(
    [`Measured on ${day}. ${machine}, ${load}.`, renderTable(figures), renderSizes(bySize)].join('\n\n'),
    bySize,
  );
  return figures.every((figure) => figure.bounds.every((bound) => isMet(figure, bound))) ? 0 : 1;
}

async function measureAgainst(plan: {
  readonly folder: string;
  readonly commit: string;
  readonly rounds: number;
}): Promise<number> {
  print(await machineNow());
  // Settings in .env hold for both.
  configFromEnvironment();
  const compared = await compareCommits({ ...plan, project: PROJECT, announce });
  // As a shell tells of a program that a signal ended.
  if (compared.kind === 'interrupted') return 128 + constants.signals[compared.by];
  print(`\n${renderComparison(compared)}\n\n${describeLoad('the end')}`);
  return 0;
}

async function measureLarge(plan: { readonly keep: boolean; readonly graphs: boolean }): Promise<number> {
  const { measureScale } = await needed(() => import('./bench/scale/scale.ts'));
  print(await machineNow());
  const config = configFromEnvironment();
  const { told, figures } = await measureScale({
    ...plan,
    project: PROJECT,
    folder: join(config.dataFolder, 'bench', 'scale'),
    embedder: await openBuilder(config, () => undefined),
    announce,
  });
  print(`\n${renderTable(figures)}\n\n${told.join('\n\n')}\n\n${describeLoad('the end')}`);
  return figures.every((figure) => figure.bounds.every((bound) => isMet(figure, bound))) ? 0 : 1;
}

async function measureStores(indexUrl: string, sizes: readonly number[] = [1_000, 100_000]): Promise<number> {
  const { compareStores } = await needed(() => import('./bench/stores/compare-stores.ts'));
  print(await machineNow());
  const config = configFromEnvironment();
  const folder = join(config.dataFolder, 'bench', 'stores');
  const embedder = await openBuilder(config, () => undefined);
  print(
    `\n${await compareStores({ indexUrl, sizes, project: PROJECT, folder, embedder, announce })}\n\n${describeLoad('the end')}`,
  );
  return 0;
}

async function machineNow(): Promise<string> {
  const vnni = (await hasVnni()) ? 'with VNNI' : 'without VNNI';
  return `${describeMachine()}, ${vnni}; ${describeLoad('the start')}`;
}

function sizesOf(text: string | true | undefined): readonly number[] | undefined {
  if (typeof text !== 'string') return undefined;
  return text
    .split(',')
    .flatMap((size) => countOf(size, { option: '--sizes', least: 1, advice: ADVICE }) ?? []);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function announce(what: string): void {
  process.stderr.write(`measuring ${what} ...\n`);
}
