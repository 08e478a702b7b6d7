import { openBeleg } from '../src/beleg.ts';
import { configFromEnvironment, readCall, runScript } from '../src/run-script.ts';
import { createProgress, type Progress } from '../src/terminal/progress.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { countings } from './evaluation/counts.ts';
import { allSets, quickSets } from './evaluation/evaluation-parts.ts';
import { figureRow } from './evaluation/figures/figure-row.ts';
import { renderFigures, renderStages } from './evaluation/figures/render-figures.ts';
import { renderOmos } from './evaluation/figures/render-omos.ts';
import { runEvaluation } from './evaluation/run-evaluation.ts';

const PROGRAM = {
  command: 'npm run evaluate --',
  usage: '[--quick]',
  description:
    'Asks the questions of evaluation/ through the functions that the bot calls, and says how well it answers.',
  options: [{ flags: '--quick', description: 'only a sample, in less than two minutes' }],
};

/** `npm run evaluate`: what the bot finds, answers and refuses on the evaluation data. */
await runScript('en', async () => {
  const call = readCall('en', PROGRAM);
  if (call === undefined) return 0;
  const isQuick = call.options['quick'] === true;
  const start = startProgress(process.stderr, 'en');
  const { models, calibrated, reader } = await openBeleg(configFromEnvironment(), start).finally(
    start.finish,
  );
  const bars = new Map<string, Progress>();
  const run = await runEvaluation({
    part: isQuick ? 'quick' : 'all',
    sets: isQuick ? await quickSets() : await allSets(),
    models: calibrated,
    about: { reader, embedder: models.embedder.model },
    counting: isQuick ? [] : countings(calibrated, process.env),
    onProgress: (what, done, total) => {
      const bar = bars.get(what) ?? createProgress({ stream: process.stderr, label: what });
      bars.set(what, bar);
      bar.update(done, total);
    },
    onSet: ({ name, articles, sentences }, asked) => {
      for (const bar of bars.values()) bar.finish();
      bars.clear();
      print(
        `\n${name}: ${articles.length} articles, ${sentences.length} sentences, ${asked.length} questions`,
      );
      print(renderFigures(asked));
      print(renderStages(asked));
      if (name.startsWith('omos')) print(renderOmos(asked));
    },
  }).finally(() => {
    for (const bar of bars.values()) bar.finish();
  });
  if (run.counts.length > 0) print('');
  for (const { name, right, of } of run.counts) print(figureRow(name, [right, of]));
  return 0;
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
