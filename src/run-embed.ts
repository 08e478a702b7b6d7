import { buildConfiguredIndex } from './beleg.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { bringDataUpTelling, configFromEnvironment, readOptions, runScript } from './run-script.ts';
import { languageOf } from './terminal/locale-language.ts';
import { renderOmissions } from './terminal/rendering/render-omissions.ts';
import { startProgress } from './terminal/start-progress.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);
const labels = HOST_LABELS[language].programs.help.embed;

/**
 * `npm run embed`: brings the index up to the corpus. `--force` builds all of it anew, `--explain` names what of the files is
 * not among the sentences.
 */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run embed --',
    usage: '[--force] [--explain]',
    description: labels.description,
    options: [
      { flags: '--force', description: labels.force },
      { flags: '--explain', description: labels.explain },
    ],
  });
  if (options === undefined) return 0;
  const config = configFromEnvironment();
  await bringDataUpTelling(config, language);
  const progress = startProgress(process.stdout, language);
  const built = buildConfiguredIndex(config, { ...progress, force: options['force'] === true });
  const summary = await built.finally(progress.finish);
  progress.onBuilt(summary);
  if (options['explain'] === true) {
    const { articles } = await readCorpus(config.corpusFolder);
    process.stdout.write(`${renderOmissions(articles, language)}\n`);
  }
  return summary.problems.length === 0 ? 0 : 1;
});
