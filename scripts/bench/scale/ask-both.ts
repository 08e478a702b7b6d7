import { z } from 'zod';
import { openConfigured, type Beleg } from '../../../src/beleg.ts';
import { configFromEnvironment } from '../../../src/run-script.ts';
import { diskStore } from '../../../src/search-index/disk/disk-store.ts';
import { startProgress } from '../../../src/terminal/start-progress.ts';
import { renderAnswer } from '../../../src/terminal/rendering/render-answer.ts';
import { embedQuestion, retrieve } from '../../../src/retrieval/retrieve.ts';
import { loadNews } from '../../evaluation/sets/news.ts';
import { askedBothSchema } from './asked-both.ts';

/**
 * Opens the indexes of the two folders named in BENCH_FOLDERS and puts each question to both in turn, so that what else the
 * machine does slows both down. Prints an `AskedBoth` as JSON.
 */

const ARTICLES_ASKED = 2;
const ROUNDS = 2;
const OPENINGS = 5;
const SCREEN = { language: 'de', width: 100, color: true, hyperlinks: true } as const;

const config = configFromEnvironment();
const folders = z
  .array(z.object({ corpusFolder: z.string(), dataFolder: z.string() }))
  .parse(JSON.parse(process.env['BENCH_FOLDERS'] ?? '[]'));
const progress = startProgress(process.stderr, 'en');
const opened: Beleg[] = [];
for (const folder of folders) opened.push(await openConfigured({ ...config, ...folder }, progress));

const { articles, questions } = await loadNews();
const asked = new Set(articles.slice(0, ARTICLES_ASKED).map(({ id }) => id));
const own = questions.filter(({ own: isOwn, articleId }) => isOwn && asked.has(articleId));
const samples = opened.map(() => ({
  whole: [] as number[],
  search: [] as number[],
  opening: [] as number[],
}));
for (let round = 0; round <= ROUNDS; round++) {
  for (const { question } of own) {
    for (const [at, beleg] of opened.entries()) {
      const understood = await embedQuestion(question, beleg.calibrated.embedder);
      const started = performance.now();
      await retrieve(beleg.index(), understood);
      const searched = performance.now();
      renderAnswer(await beleg.answerer().ask({ question }), SCREEN);
      const answered = performance.now();
      if (round === 0) continue; // What is compiled at first is not measured.
      samples[at]?.search.push(searched - started);
      samples[at]?.whole.push(answered - searched);
    }
  }
}
for (let opening = 0; opening < OPENINGS; opening++) {
  for (const [at, { dataFolder }] of folders.entries()) {
    const model = opened[at]?.calibrated.embedder.model;
    if (model === undefined) continue;
    const started = performance.now();
    const found = await diskStore(dataFolder).find({ model });
    if (found.kind !== 'found') throw new Error(`the index is ${found.kind}`);
    await found.open();
    samples[at]?.opening.push((performance.now() - started) / 1000);
  }
}
process.stdout.write(`${JSON.stringify(askedBothSchema.parse(samples))}\n`);
process.exit(0);
