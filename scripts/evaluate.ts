import { findConfiguredModel, loadEmbedder } from '../src/beleg.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { calibrate } from './evaluation/calibrate.ts';
import { renderConfidenceFigures } from './evaluation/confidence-figures.ts';
import type { RankingFigures } from './evaluation/measures.ts';
import { loadNews } from './evaluation/news.ts';
import { newsFigures, xquadFigures } from './evaluation/retrieval-figures.ts';
import { loadXquad, splitWithIntl } from './evaluation/xquad.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';

function row(name: string, { questions, recallAt1, recallAt3, recallAt5, mrr }: RankingFigures): string {
  const figures = [recallAt1, recallAt3, recallAt5, mrr].map((figure) => figure.toFixed(3));
  return `${name.padEnd(44)}${String(questions).padEnd(6)}${figures.join('  ')}\n`;
}

/** `npm run evaluate`: retrieval and confidence on the evaluation data; about a minute. */
await runScript(async () => {
  const files = await findConfiguredModel(configFromEnvironment(), startProgress(process.stderr).onDownload);
  const embedder = await loadEmbedder(files);
  process.stdout.write(`${'Retrieval'.padEnd(44)}      R@1    R@3    R@5    MRR\n`);
  for (const language of ['de', 'en'] as const) {
    for (const [name, split] of [
      ['beleg', undefined],
      ['Intl.Segmenter', splitWithIntl],
    ] as const) {
      const { items } = await loadXquad(language, split);
      const figures = await xquadFigures(items, language, embedder);
      process.stdout.write(row(`XQuAD ${language}, ${figures.sentences} sentences by ${name}`, figures));
    }
  }
  const news = await newsFigures((await loadNews()).items, embedder);
  for (const [name, figures] of Object.entries(news))
    process.stdout.write(row(`news, questions ${name}`, figures));
  const { figures } = await calibrate(embedder);
  process.stdout.write(`\n${renderConfidenceFigures(figures)}\n`);
  return 0;
});
