import { findConfiguredModel, loadEmbedder } from '../src/beleg.ts';
import { buildIndex } from '../src/search-index/build-index.ts';
import type { BuildProgress } from '../src/search-index/build-summary.ts';
import { reportToParent } from '../src/search-index/build-in-child.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';

/** `npm run embed`: brings the index up to the corpus. `--force` builds all of it anew. */
const force = process.argv.includes('--force');

async function build(onProgress: (progress: BuildProgress) => void) {
  const config = configFromEnvironment();
  const files = await findConfiguredModel(config, startProgress(process.stderr).onDownload);
  const { corpusFolder, dataFolder } = config;
  const loadConfigured = () => loadEmbedder(files);
  return buildIndex({
    corpusFolder,
    dataFolder,
    model: files.identity,
    loadEmbedder: loadConfigured,
    onProgress,
    force,
  });
}

if (process.send === undefined) {
  await runScript(async () => {
    const progress = startProgress(process.stdout);
    try {
      const summary = await build(progress.onBuildProgress);
      progress.onBuilt(summary);
      return summary.problems.length === 0 ? 0 : 1;
    } finally {
      progress.finish();
    }
  });
} else {
  // A bot under way builds in this process of its own.
  await reportToParent(build);
}
