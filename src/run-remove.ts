import { corpusFiles } from './collecting/candidate.ts';
import { findArticle, removeArticle } from './collecting/remove-article.ts';
import { embedNow, readOneArgument, removedFolder } from './run-collecting.ts';
import { configFromEnvironment, runScript } from './run-script.ts';
import { isAgreed } from './terminal/agreement.ts';
import { closestWord } from './terminal/closest-word.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { help, remove: labels } = HOST_LABELS[language].collecting;
const { stdin: input, stdout: output } = process;

/** `npm run remove`: moves an article out of the corpus, from where it can be taken back, and embeds the others. */
await runScript(language, async () => {
  const called = readOneArgument(
    language,
    {
      command: 'npm run remove --',
      usage: '<article> [--yes]',
      description: help.remove.description,
      argument: { name: '[article]', description: help.remove.article },
      options: [{ flags: '--yes', description: help.remove.yes }],
    },
    { isNeeded: true },
  );
  if (called === undefined) return 0;
  const { given = '', options } = called;
  const config = configFromEnvironment();
  const files = await findArticle(config.corpusFolder, given, closestWord);
  const paths = files.all.map(({ path }) => path);
  const hasAgreed = options['yes'] === true;
  if (!(await isAgreed({ kind: 'remove', paths }, { input, output, language, hasAgreed }))) return 1;
  const folder = await removeArticle(files, removedFolder(config), new Date());
  output.write(`${labels.removed(paths, folder)}\n`);
  if ((await corpusFiles(config.corpusFolder)).length > 0) return embedNow(config, language);
  output.write(`${labels.noneLeft}\n`);
  return 1;
});
