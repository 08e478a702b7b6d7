import { findConfiguredModel, loadEmbedder, openBeleg } from '../src/beleg.ts';
import { questionMeanOf } from '../src/retrieval/calibration.ts';
import { splitSentences } from '../src/sentences/split-sentences.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { articleFigures, askArticleQuestions, renderArticleFigures } from './evaluation/article-questions.ts';
import { calibrate } from './evaluation/calibrate.ts';
import { renderConfidenceFigures } from './evaluation/confidence-figures.ts';
import type { RankingFigures } from './evaluation/measures.ts';
import { loadNews } from './evaluation/news.ts';
import { newsFigures, xquadFigures } from './evaluation/retrieval-figures.ts';
import { loadXquad, splitWithIntl } from './evaluation/xquad.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';

const SPLITTERS = [
  ['beleg', splitSentences],
  ['Intl.Segmenter', splitWithIntl],
] as const;

function row(name: string, { questions, recallAt1, recallAt3, recallAt5, mrr }: RankingFigures): string {
  const figures = [recallAt1, recallAt3, recallAt5, mrr].map((figure) => figure.toFixed(3));
  return `${name.padEnd(44)}${String(questions).padEnd(6)}${figures.join('  ')}\n`;
}

/** `npm run evaluate`: retrieval and confidence on the evaluation data, and the corpus article; about a minute. */
await runScript(async () => {
  const config = configFromEnvironment();
  const progress = startProgress(process.stderr);
  const files = await findConfiguredModel(config, progress.onDownload).finally(progress.finish);
  const embedder = await loadEmbedder(files);
  const { calibration, figures: confidence } = await calibrate(embedder);
  const questionMean = questionMeanOf(calibration);
  process.stdout.write(`${'Retrieval'.padEnd(44)}      R@1    R@3    R@5    MRR\n`);
  for (const language of ['de', 'en'] as const) {
    for (const [splitter, split] of SPLITTERS) {
      const { items } = await loadXquad(language, split);
      const figures = await xquadFigures(items, language, embedder, questionMean);
      process.stdout.write(row(`XQuAD ${language}, ${figures.sentences} sentences by ${splitter}`, figures));
    }
  }
  const news = await newsFigures((await loadNews()).items, embedder, questionMean);
  for (const [language, figures] of Object.entries(news)) {
    process.stdout.write(row(`news, questions ${language}`, figures));
  }
  process.stdout.write(`\n${renderConfidenceFigures(confidence)}\n`);

  const beleg = await openBeleg(config, progress).finally(progress.finish);
  const article = articleFigures(await askArticleQuestions(beleg.answerer()));
  process.stdout.write(`\n${renderArticleFigures(article)}\n`);
  return 0;
});
