import { parseArgs } from 'node:util';
import { buildConfiguredIndex } from './beleg.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { BelegError, messageOf } from './errors.ts';
import { configFromEnvironment, runScript } from './run-script.ts';
import { renderOmissions } from './terminal/rendering/render-omissions.ts';
import { startProgress } from './terminal/start-progress.ts';

/**
 * `npm run embed`: brings the index up to the corpus. `--force` builds all of it anew, `--explain` names what of the files is
 * not among the sentences.
 */
await runScript(async () => {
  const { force, explain } = readOptions();
  const config = configFromEnvironment();
  const progress = startProgress(process.stdout);
  const built = buildConfiguredIndex(config, { ...progress, force });
  const summary = await built.finally(progress.finish);
  progress.onBuilt(summary);
  if (explain) process.stdout.write(`${renderOmissions((await readCorpus(config.corpusFolder)).articles)}\n`);
  return summary.problems.length === 0 ? 0 : 1;
});

function readOptions(): { readonly force: boolean; readonly explain: boolean } {
  const option = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ options: { force: option, explain: option } }).values;
  } catch (fault) {
    throw new BelegError(
      messageOf(fault),
      'Run "npm run embed", with "-- --force" to build all of it anew, or with "-- --explain" to see what is left out.',
      { cause: fault },
    );
  }
}
