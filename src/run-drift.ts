import { addressOf, checkedArticle, checkSource } from './collecting/check-source.ts';
import { driftPath, keepDrift, readDrift, type CheckedArticle } from './collecting/drift-record.ts';
import { findArticle } from './collecting/remove-article.ts';
import type { Config } from './config.ts';
import { ArticleProcess } from './corpus/article-process.ts';
import type { Article } from './corpus/article.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { fetcherFor, readOneArgument } from './run-collecting.ts';
import { configFromEnvironment, runScript } from './run-script.ts';
import { sentencesOf } from './sentences/sentence.ts';
import { renderCheck } from './terminal/articles/render-drift.ts';
import { closestWord } from './terminal/closest-word.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { screenOf } from './terminal/screen.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { help, drift: labels } = HOST_LABELS[language].collecting;
const { stdout: output, env } = process;

/** Where a source has changed or is gone. A fault ends with 1, as everywhere, and so does a source that cannot be read. */
const CHANGED_EXIT = 3;

/** `npm run drift`: fetches the articles' sources again and says which sentences no longer stand there. */
await runScript(language, async () => {
  const called = readOneArgument(
    language,
    {
      command: 'npm run drift --',
      usage: '[<article>] [--allow-private]',
      description: help.drift.description,
      argument: { name: '[article]', description: help.drift.article },
      options: [{ flags: '--allow-private', description: help.drift.allowPrivate }],
      closing: help.drift.closing,
    },
    { isNeeded: false },
  );
  if (called === undefined) return 0;
  const config = configFromEnvironment();
  const articles = await articlesOf(config, called.given);
  const withAddress = articles.all.flatMap((article) => {
    const address = addressOf(article);
    const isMeant = articles.meant === undefined || article.file === articles.meant;
    return address === undefined || !isMeant ? [] : [{ article, address }];
  });
  if (withAddress.length === 0) {
    output.write(`${labels.noAddress}\n`);
    return 1;
  }
  const before = await driftBefore(config);
  const counts = { same: 0, changed: 0, gone: 0, failed: 0 };
  const checked: CheckedArticle[] = [];
  const fetcher = fetcherFor(called);
  const maker = new ArticleProcess();
  try {
    for (const { article, address } of withAddress) {
      const check = await checkSource(article, address, { fetcher, maker });
      counts[check.kind === 'failed' ? 'failed' : check.finding.kind] += 1;
      const known = before.find(({ id }) => id === article.id);
      checked.push(checkedArticle(article, address, { check, at: new Date(), before: known }));
      const screen = screenOf({ output, env, language });
      output.write(`${renderCheck(article, check, { sentences: sentencesOf(article).length, screen })}\n`);
    }
  } finally {
    maker.end();
    await fetcher.close();
  }
  await keepDrift(config.dataFolder, merged(before, checked, articles.all));
  const without = articles.all.filter((article) => addressOf(article) === undefined);
  if (articles.meant === undefined && without.length > 0)
    output.write(`${labels.withoutAddress(without.map(({ id }) => id))}\n`);
  output.write(`${labels.kept(counts, driftPath(config.dataFolder))}\n`);
  if (counts.changed + counts.gone > 0) return CHANGED_EXIT;
  return counts.failed > 0 ? 1 : 0;
});

/** All articles as their files are now, and the path of the one that is meant. */
async function articlesOf(
  { corpusFolder }: Config,
  given: string | undefined,
): Promise<{ readonly all: readonly Article[]; readonly meant: string | undefined }> {
  const meant = given === undefined ? undefined : await findArticle(corpusFolder, given, closestWord);
  const { articles } = await readCorpus(corpusFolder);
  return { all: articles, meant: meant?.article.path };
}

async function driftBefore({ dataFolder }: Config): Promise<readonly CheckedArticle[]> {
  return readDrift(dataFolder).catch(() => {
    output.write(`${labels.broken(driftPath(dataFolder))}\n`);
    return [];
  });
}

/** What is known now: of articles that are there no more nothing is kept. */
function merged(
  before: readonly CheckedArticle[],
  checked: readonly CheckedArticle[],
  all: readonly Article[],
): readonly CheckedArticle[] {
  const known = new Map([...before, ...checked].map((one) => [one.id, one]));
  return all.flatMap(({ id }) => known.get(id) ?? []);
}
