import { parseArgs } from 'node:util';
import { buildConfiguredIndex } from '../src/beleg.ts';
import { BelegError, messageOf } from '../src/errors.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';
import { startProgress } from '../src/terminal/start-progress.ts';

/** `npm run embed`: brings the index up to the corpus. `--force` builds all of it anew. */
await runScript(async () => {
  const force = readForce();
  const progress = startProgress(process.stdout);
  const built = buildConfiguredIndex(configFromEnvironment(), { ...progress, force });
  const summary = await built.finally(progress.finish);
  progress.onBuilt(summary);
  return summary.problems.length === 0 ? 0 : 1;
});

function readForce(): boolean {
  try {
    return parseArgs({ options: { force: { type: 'boolean', default: false } } }).values.force;
  } catch (fault) {
    throw new BelegError(
      messageOf(fault),
      'Run "npm run embed", or "npm run embed -- --force" to build all of it anew.',
      { cause: fault },
    );
  }
}
