import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBuilder, openBeleg } from '../src/beleg.ts';
import type { Config } from '../src/config.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { BelegError } from '../src/errors.ts';
import { paragraphsOf } from '../src/indexing/embed-paragraphs.ts';
import { sentencesOf } from '../src/sentences/sentence.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { measureEmbedding } from './bench/embedding.ts';
import { measureHostileQuestions } from './bench/hostile.ts';
import { isMet, type Figure } from './bench/figures.ts';
import { describeLoad, describeMachine } from './bench/machine.ts';
import { measureQuestions, measureStages } from './bench/questions.ts';
import { measureModelLoad, measureStarts, measureUnchangedEmbed } from './bench/starts.ts';
import { renderTable } from './bench/table.ts';
import { loadArticleQuestions } from './evaluation/sets/corpus-article.ts';
import { loadNews } from './evaluation/sets/news.ts';

/**
 * `npm run bench [-- --runs 10]`: speed and memory against the bounds they must keep, in about two minutes.
 * Ends with 1 where a bound is missed. Whatever else runs on the machine slows it down: the load average is printed.
 */

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const DEFAULT_RUNS = 5;

interface BenchPlan {
  readonly config: Config;
  readonly folder: string;
  readonly runs: number;
}

await runScript('en', async () => {
  const runs = readRuns();
  process.stdout.write(`${describeMachine()}\n${describeLoad('the start')}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'beleg-bench-'));
  try {
    const config = { ...configFromEnvironment(), ...(await separateFolders(folder)), discord: undefined };
    const figures = await measureAll({ config, folder, runs });
    process.stdout.write(`\n${renderTable(figures)}\n\n${describeLoad('the end')}\n`);
    const missed = figures.flatMap((figure) => figure.bounds.filter((bound) => !isMet(figure, bound)));
    return missed.length === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function measureAll({ config, folder, runs }: BenchPlan): Promise<Figure[]> {
  const { corpusFolder, dataFolder } = config;
  // An empty DISCORD_TOKEN goes before one in .env and counts as none: the chat starts.
  const env = { CORPUS_FOLDER: corpusFolder, DATA_FOLDER: dataFolder, DISCORD_TOKEN: '' };
  const starts = { project: PROJECT, env, folder, runs };
  const questions = (await loadArticleQuestions()).map(({ question }) => question);

  announce('starts');
  const startFigures = await measureStarts(starts);
  announce('npm run embed');
  const unchanged = await measureUnchangedEmbed(starts);
  const modelLoad = await measureModelLoad(starts);
  // Before anything else is loaded into this process, whose memory is measured.
  announce('questions');
  const progress = startProgress(process.stderr, 'en');
  const beleg = await openBeleg(config, progress).finally(progress.finish);
  const questionFigures = await measureQuestions({ beleg, questions, runs });
  const stages = await measureStages({ beleg, questions, runs });
  announce('hostile questions');
  const hostile = await measureHostileQuestions(beleg.calibrated, { runs });
  announce('embedding');
  const { articles } = await readCorpus(corpusFolder);
  const news = await loadNews();
  // As npm run embed loads it, with every core.
  const builder = await openBuilder(config, () => undefined);
  const [whole, ...memory] = questionFigures;
  return [
    ...startFigures,
    unchanged,
    modelLoad,
    ...(whole === undefined ? [] : [whole]),
    ...stages,
    ...memory,
    hostile,
    await measureEmbedding({
      label: 'the news',
      paragraphs: paragraphsOf(news.sentences),
      embedder: builder,
      runs,
    }),
    await measureEmbedding({
      label: 'the article in corpus/',
      paragraphs: paragraphsOf(articles.flatMap((article) => sentencesOf(article))),
      embedder: builder,
      runs,
    }),
  ];
}

function readRuns(): number {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: String(DEFAULT_RUNS) } } });
  const runs = Number(values.runs);
  if (Number.isInteger(runs) && runs >= 1) return runs;
  throw new BelegError(
    `--runs must be a whole number from 1, not "${values.runs}".`,
    'Try "npm run bench -- --runs 5".',
  );
}

/** A corpus and a data folder of the bench's own: the user's are neither measured nor changed. */
async function separateFolders(folder: string): Promise<Pick<Config, 'corpusFolder' | 'dataFolder'>> {
  const corpusFolder = join(folder, 'corpus');
  await cp(join(PROJECT, 'corpus'), corpusFolder, { recursive: true });
  return { corpusFolder, dataFolder: join(folder, 'data') };
}

function announce(what: string): void {
  process.stderr.write(`measuring ${what} ...\n`);
}
