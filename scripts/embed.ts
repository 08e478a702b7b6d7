import { parseArgs } from 'node:util';
import { findConfiguredModel, loadEmbedder } from '../src/beleg.ts';
import type { DownloadProgress } from '../src/models/download-model.ts';
import { BelegError } from '../src/errors.ts';
import { buildIndex } from '../src/indexing/build-index.ts';
import { reportToParent } from '../src/indexing/build-in-child.ts';
import type { BuildProgress } from '../src/indexing/build-summary.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { worded } from '../src/wording/fault-words.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';

/** `npm run embed`: brings the index up to the corpus. `--force` builds all of it anew. */

interface BuildOptions {
  readonly force: boolean;
  readonly onDownload: (progress: DownloadProgress) => void;
  readonly onProgress: (progress: BuildProgress) => void;
}

async function build({ force, onDownload, onProgress }: BuildOptions) {
  const config = configFromEnvironment();
  const files = await findConfiguredModel(config, onDownload);
  const { corpusFolder, dataFolder } = config;
  return buildIndex({
    corpusFolder,
    dataFolder,
    model: files.identity,
    loadEmbedder: () => loadEmbedder(files),
    onProgress,
    force,
  });
}

function readForce(): boolean {
  try {
    return parseArgs({ options: { force: { type: 'boolean', default: false } } }).values.force;
  } catch (fault) {
    throw new BelegError(
      fault instanceof Error ? fault.message : String(fault),
      'Run "npm run embed", or "npm run embed -- --force" to build all of it anew.',
      { cause: fault },
    );
  }
}

if (process.send === undefined) {
  await runScript(async () => {
    const force = readForce();
    const { onDownload, onBuildProgress: onProgress, onBuilt, finish } = startProgress(process.stdout);
    const summary = await build({ force, onDownload, onProgress }).finally(finish);
    onBuilt(summary);
    return summary.problems.length === 0 ? 0 : 1;
  });
} else {
  // A bot under way builds in this process of its own.
  await reportToParent((onProgress) =>
    build({ force: false, onDownload: () => undefined, onProgress }).catch((fault: unknown) => {
      throw worded(fault) ?? fault;
    }),
  );
}
