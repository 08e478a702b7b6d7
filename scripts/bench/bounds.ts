import { openConfigured, openBuilder } from '../../src/beleg.ts';
import type { Config } from '../../src/config.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { paragraphsOf } from '../../src/indexing/embed-paragraphs.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { startProgress } from '../../src/terminal/start-progress.ts';
import { loadArticleQuestions } from '../evaluation/sets/corpus-article.ts';
import { loadNews } from '../evaluation/sets/news.ts';
import { measureEmbedding } from './embedding.ts';
import type { Figure } from './figures.ts';
import { measureHostileQuestions } from './hostile.ts';
import { measureQuestions, measureStages } from './questions.ts';
import { measureModelLoad, measureStarts, measureUnchangedEmbed } from './starts.ts';

interface BoundsPlan {
  /** With a corpus and a data folder of the bench's own. */
  readonly config: Config;
  readonly project: string;
  /** Holds what is written meanwhile. */
  readonly folder: string;
  readonly runs: number;
  readonly announce: (what: string) => void;
}

/** Speed and memory with the corpus that comes with beleg, against the bounds that they must keep. */
export async function measureBounds(plan: BoundsPlan): Promise<Figure[]> {
  const { config, project, folder, runs, announce } = plan;
  const { corpusFolder, dataFolder } = config;
  // An empty DISCORD_TOKEN goes before one in .env and counts as none: the chat starts.
  const env = { CORPUS_FOLDER: corpusFolder, DATA_FOLDER: dataFolder, DISCORD_TOKEN: '' };
  const starts = { project, env, folder, runs };
  const questions = (await loadArticleQuestions()).map(({ question }) => question);

  announce('starts');
  const startFigures = await measureStarts(starts);
  announce('npm run embed');
  const unchanged = await measureUnchangedEmbed(starts);
  const modelLoad = await measureModelLoad(starts);
  // Before anything else is loaded into this process, whose memory is measured.
  announce('questions');
  const progress = startProgress(process.stderr, 'en');
  const beleg = await openConfigured(config, progress).finally(progress.finish);
  const questionFigures = await measureQuestions({ beleg, questions, runs });
  const stages = await measureStages({ beleg, questions, runs });
  announce('hostile questions');
  const hostile = await measureHostileQuestions(beleg.calibrated, { runs });
  announce('embedding');
  const { articles } = await readCorpus(corpusFolder);
  const news = await loadNews();
  // As npm run embed loads it, with every core.
  const embedder = await openBuilder(config, () => undefined);
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
      embedder,
      runs,
    }),
    await measureEmbedding({
      label: 'the article in corpus/',
      paragraphs: paragraphsOf(articles.flatMap((article) => sentencesOf(article))),
      embedder,
      runs,
    }),
  ];
}
