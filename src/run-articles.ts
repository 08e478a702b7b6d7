import { listArticles, type ArticleList } from './collecting/list-articles.ts';
import { configFromEnvironment, readOptions, runScript } from './run-script.ts';
import { renderArticles } from './terminal/articles/render-articles.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { screenOf } from './terminal/screen.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { help, articles: labels } = HOST_LABELS[language].collecting;
const { stdout: output, env } = process;

/** `npm run articles`: the articles as their files are now, with what is known of each; needs no index. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run articles --',
    usage: '[--json]',
    description: help.articles.description,
    options: [{ flags: '--json', description: help.articles.json }],
  });
  if (options === undefined) return 0;
  const list = await listArticles(configFromEnvironment().corpusFolder);
  output.write(`${options['json'] === true ? inJson(list) : inATable(list)}\n`);
  return 0;
});

/** The same keys every time, `null` where there is nothing. */
function inJson({ articles, problems }: ArticleList): string {
  const listed = articles.map((article) =>
    Object.fromEntries(Object.entries(article).map(([key, value]) => [key, value ?? null])),
  );
  return JSON.stringify(
    { version: 1, articles: listed, problems: problems.map(({ path }) => path) },
    null,
    2,
  );
}

function inATable({ articles, problems }: ArticleList): string {
  const sentences = articles.reduce((sum, article) => sum + article.sentences, 0);
  return [
    ...(articles.length === 0 ? [] : [renderArticles(articles, screenOf({ output, env, language })), '']),
    labels.total(articles.length, sentences),
    ...(problems.length === 0 ? [] : [labels.problems(problems.length)]),
  ].join('\n');
}
