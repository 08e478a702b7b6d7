import { join } from 'node:path';
import { openConfigured } from '../src/beleg.ts';
import type { Config } from '../src/config.ts';
import { BelegError } from '../src/errors.ts';
import { configFromEnvironment, readCall, runScript } from '../src/run-script.ts';
import { createProgress, type Progress } from '../src/terminal/progress.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { loadBaselinePackages, missingBaselines } from './evaluation/baselines/build-baselines.ts';
import { renderSystems } from './evaluation/baselines/render-systems.ts';
import { compareSystems } from './evaluation/baselines/system-figures.ts';
import { countings } from './evaluation/counts.ts';
import { allSets, quickSets } from './evaluation/evaluation-parts.ts';
import { renderFigures } from './evaluation/figures/render-figures.ts';
import type { EvaluationRun } from './evaluation/record.ts';
import { compareReports } from './evaluation/report/compare/compare-reports.ts';
import { renderTextTable } from './evaluation/report/render-text.ts';
import { countsTable, latencyTable, omosTable } from './evaluation/report/system-tables.ts';
import { reportName, writeReport } from './evaluation/report/write-report.ts';
import { runEvaluation } from './evaluation/run-evaluation.ts';
import type { EvaluationSet } from './evaluation/sets/evaluation-set.ts';
import { loadOwn } from './evaluation/sets/own.ts';

const PROGRAM = {
  command: 'npm run evaluate --',
  usage: '[--quick | --corpus | --compare <before> <after>]',
  description:
    'Asks questions whose answers are known through the functions that the bot calls, says how well it answers, and writes a report.',
  argument: { name: '[reports...]', description: 'folders of reports, or "last", "last~1" ...' },
  options: [
    { flags: '--quick', description: 'only a sample, in less than two minutes' },
    {
      flags: '--corpus',
      description: 'your own questions beside your articles, instead of those of evaluation/',
    },
    { flags: '--compare', description: 'what changed from one report to another' },
  ],
};

const PARTS = ['quick', 'corpus'] as const;

/** `npm run evaluate`: what the bot finds, answers and refuses. */
await runScript('en', async () => {
  const call = readCall('en', PROGRAM);
  if (call === undefined) return 0;
  const { options, args } = call;
  const config = configFromEnvironment();
  const reports = join(config.dataFolder, 'reports');
  if (options['compare'] === true) {
    const [before, after, ...others] = args;
    if (before === undefined || after === undefined || others.length > 0) {
      throw new BelegError(
        '--compare takes two reports, the earlier one first.',
        'Try "npm run evaluate -- --compare last~1 last".',
      );
    }
    print(await compareReports(before, after, reports));
    return 0;
  }
  const chosen = PARTS.filter((part) => options[part] === true);
  const [part = 'all'] = chosen;
  if (args.length > 0 || chosen.length > 1) {
    throw new BelegError(
      args.length > 0 ? `"${args[0]}" is no option.` : '--quick and --corpus exclude each other.',
      `Usage: ${PROGRAM.command} ${PROGRAM.usage}`,
    );
  }
  const run = await evaluate(part, config);
  print(`\nThe report: ${await writeReport(run, join(reports, reportName(run)))}`);
  return 0;
});

async function evaluate(part: EvaluationRun['part'], config: Config): Promise<EvaluationRun> {
  // What is wrong with own questions is told before models are loaded.
  const sets = await setsOf(part, config);
  const start = startProgress(process.stderr, 'en');
  const { models, calibrated, reader, close } = await openConfigured(config, start).finally(start.finish);
  const packages = await loadBaselinePackages();
  const missing = missingBaselines(packages);
  if (missing !== undefined) process.stderr.write(`${missing}\n`);
  const bars = new Map<string, Progress>();
  const run = await runEvaluation({
    part,
    sets,
    models: calibrated,
    packages,
    about: { reader, embedder: models.embedder.model },
    counting: part === 'all' ? countings(calibrated, process.env) : [],
    onProgress: (what, done, total) => {
      // Two bars would draw over each other.
      if (!bars.has(what)) finishBars(bars);
      const bar = bars.get(what) ?? createProgress({ stream: process.stderr, label: what });
      bars.set(what, bar);
      bar.update(done, total);
    },
    onSet: (set, asked) => {
      const { name, articles, sentences } = set;
      finishBars(bars);
      print(`\n${name}: ${articles} articles, ${sentences} sentences, ${asked.length} questions`);
      print(renderFigures(asked));
      for (const table of [latencyTable({ asked }), ...omosTable({ asked, sets: [set] })])
        print(renderTextTable(table));
      print(renderSystems(compareSystems(asked, [set])));
    },
  }).finally(() => {
    finishBars(bars);
    close();
  });
  for (const table of countsTable(run)) print(`\n${renderTextTable(table)}`);
  return run;
}

async function setsOf(part: EvaluationRun['part'], { corpusFolder }: Config): Promise<EvaluationSet[]> {
  if (part === 'all') return allSets();
  if (part === 'quick') return quickSets();
  const own = await loadOwn(corpusFolder);
  if (own.questions.length > 0) return [own];
  throw new BelegError(
    `No article in ${corpusFolder} has questions of your own beside it.`,
    'Write some with "npm run questions"; corpus/README.md says what their file looks like.',
  );
}

function finishBars(bars: Map<string, Progress>): void {
  for (const bar of bars.values()) bar.finish();
  bars.clear();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
