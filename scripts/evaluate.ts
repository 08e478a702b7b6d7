import { openBeleg, type CalibratedModels } from '../src/beleg.ts';
import { LANGUAGES } from '../src/language/language.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';
import { splitSentences } from '../src/sentences/split-sentences.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { outcomeOf, renderAnswerFigures } from './evaluation/answer-figures.ts';
import { articleFigures, askArticleQuestions, renderArticleFigures } from './evaluation/article-questions.ts';
import { askConversation, renderConversation } from './evaluation/conversation/conversation.ts';
import { askDevelopmentQuestions } from './evaluation/development.ts';
import { figureRow } from './evaluation/figure-row.ts';
import { askHalves, renderFollowUps } from './evaluation/follow-ups.ts';
import { askFollowUps, askKinds, openKinds, renderKinds } from './evaluation/kinds.ts';
import { loadNews } from './evaluation/news.ts';
import { omosFigures } from './evaluation/omos.ts';
import { xquadFigures } from './evaluation/retrieval-figures.ts';
import { loadXquad, splitWithIntl } from './evaluation/xquad.ts';

const SPLITTERS = [
  ['beleg', splitSentences],
  ['Intl.Segmenter', splitWithIntl],
] as const;

/** `npm run evaluate`: what the bot finds, answers and refuses on the evaluation data; about six minutes. */
await runScript('en', async () => {
  const config = configFromEnvironment();
  const progress = startProgress(process.stderr, 'en');
  const beleg = await openBeleg(config, progress).finally(progress.finish);
  const { calibrated } = beleg;
  await evaluateSearch(calibrated);
  await evaluateAnswers(calibrated);
  const article = articleFigures(await askArticleQuestions(beleg.answerer()));
  print(`\n${renderArticleFigures(article)}`);
  await evaluateOmos(calibrated);
  const kinds = await openKinds(calibrated, 'kinds');
  print('\nA statute, a manual and a match report, asked in three languages');
  print(renderKinds(await askKinds(kinds, 'kinds')));
  print('\nShort follow-ups on them');
  for (const [verdict, count] of await askFollowUps(kinds)) print(figureRow(verdict, [count]));
  print('\nFollow-ups that lean on the question before, and new matters that do not');
  print(renderFollowUps(await askHalves(calibrated)));
  print('\nPages of tables and lists, asked in three languages');
  const lists = await openKinds(calibrated, 'lists');
  print(renderKinds(await askKinds(lists, 'lists')));
  print('\nWhat people say to a bot, through the doors of the terminal');
  print(renderConversation(await askConversation(process.env)));
  return 0;
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function evaluateSearch({ embedder }: CalibratedModels): Promise<void> {
  print(figureRow('The search alone', ['questions', 'R@1', 'R@3', 'R@5', 'R@8', 'MRR']));
  for (const language of ['de', 'en'] as const) {
    for (const [splitter, split] of SPLITTERS) {
      const { items } = await loadXquad(language, split);
      const { sentences, questions, ...figures } = await xquadFigures(items, language, embedder);
      const { recallAt1, recallAt3, recallAt5, recallAt8, mrr } = figures;
      const name = `XQuAD ${language}, ${sentences} sentences by ${splitter}`;
      print(figureRow(name, [questions, recallAt1, recallAt3, recallAt5, recallAt8, mrr]));
    }
  }
}

async function evaluateAnswers(models: CalibratedModels): Promise<void> {
  const { items } = await loadNews();
  const asked = await askDevelopmentQuestions(items, models);
  print(`\nThe bot's answers on the ${items.length} development articles`);
  print(renderAnswerFigures(asked.map(outcomeOf)));
}

async function evaluateOmos(models: CalibratedModels): Promise<void> {
  print('\nOMoS-QA, development part: pages on which many lines may answer');
  print(figureRow('', ['first', 'refused', 'cited', 'refused']));
  print(figureRow('', ['right', 'wrongly', 'right', 'rightly']));
  for (const language of LANGUAGES) {
    const figures = await omosFigures(language, models);
    const { answerable, unanswerable, firstRight, refused, citedRight, rightlyRefused } = figures;
    const name = `${language}, ${answerable} answerable and ${unanswerable} other questions`;
    print(figureRow(name, [firstRight, refused, citedRight, rightlyRefused]));
  }
}
