import { join } from 'node:path';
import { createAnswerer } from './answering/answerer.ts';
import type { Answerer } from './answering/answer.ts';
import type { Config } from './config.ts';
import { corpusFingerprint } from './corpus/corpus-fingerprint.ts';
import type { Embedder } from './embedding/embedder.ts';
import type { DownloadProgress } from './embedding/download-model.ts';
import { findModel } from './embedding/find-model.ts';
import type { ModelFiles } from './embedding/model-files.ts';
import { BelegError } from './errors.ts';
import { CalibratedReader } from './retrieval/calibrated-reader.ts';
import { questionMeanOf, readCalibration } from './retrieval/calibration.ts';
import type { BuildProgress, BuildSummary } from './search-index/build-summary.ts';
import { openIndex, type OpenIndex } from './search-index/open-index.ts';

/** The calibration lies beside the model that it was fitted for. */
export const CALIBRATION_FILE = 'calibration.json';

/** What a start tells the person who waits for it. */
export interface StartEvents {
  readonly onDownload: (progress: DownloadProgress) => void;
  /** The index is missing, stale or damaged and is now built: why. */
  readonly onBuild: (reason: string) => void;
  /** The index is up to date, but lacks so many files of the corpus. */
  readonly onLeftOut: (files: number) => void;
  readonly onBuildProgress: (progress: BuildProgress) => void;
  readonly onBuilt: (summary: BuildSummary) => void;
}

export interface Beleg {
  /** Answers from the index that was opened last. */
  readonly answerer: () => Answerer;
  /**
   * Takes up an index that was built in the meantime, and builds none; questions under way keep the one they began with.
   * @throws BelegError where there is no intact one; the index in use then stays.
   */
  readonly reload: () => Promise<void>;
}

/**
 * Opens model, calibration and index, and brings the index up to the corpus where it is not.
 * @throws BelegError for whatever is missing or broken, with what to do.
 */
export async function openBeleg(config: Config, events: StartEvents): Promise<Beleg> {
  const files = await findConfiguredModel(config, events.onDownload);
  const calibration = await readCalibration(join(files.folder, CALIBRATION_FILE), files.identity);
  const embedder = await loadEmbedder(files);
  const answererOver = (corpus: OpenIndex): Answerer =>
    createAnswerer({
      corpus,
      embedder,
      reader: new CalibratedReader(calibration),
      thresholds: calibration.thresholds,
      questionMean: questionMeanOf(calibration),
    });
  let current = answererOver(await openCurrentIndex({ config, files, embedder, events }));
  return {
    answerer: () => current,
    reload: async () => {
      current = answererOver(await openBuiltIndex(config, files));
    },
  };
}

export function findConfiguredModel(
  config: Config,
  onDownload: StartEvents['onDownload'],
): Promise<ModelFiles> {
  const { model, dataFolder, allowDownload, modelHub: hub } = config;
  return findModel({ model, dataFolder, allowDownload, hub, onDownload });
}

/** The library behind it takes 0.2 s to import: only who embeds pays for it. */
export async function loadEmbedder(files: ModelFiles): Promise<Embedder> {
  const { loadTransformersEmbedder } = await import('./embedding/transformers-embedder.ts');
  return loadTransformersEmbedder(files);
}

interface CurrentIndexOptions {
  readonly config: Config;
  readonly files: ModelFiles;
  readonly embedder: Embedder;
  readonly events: StartEvents;
}

async function openCurrentIndex({
  config,
  files,
  embedder,
  events,
}: CurrentIndexOptions): Promise<OpenIndex> {
  const { dataFolder, corpusFolder } = config;
  const found = await openIndex({
    dataFolder,
    model: files.identity,
    corpusFingerprint: await corpusFingerprint(corpusFolder),
  });
  if (found.kind === 'open') {
    const { problems } = found.manifest;
    if (problems.length > 0) events.onLeftOut(problems.length);
    return found;
  }

  events.onBuild(found.problem);
  // Reading the formats of articles takes 0.3 s to import: a start with an index needs none of it.
  const { buildIndex } = await import('./search-index/build-index.ts');
  const summary = await buildIndex({
    corpusFolder,
    dataFolder,
    model: files.identity,
    loadEmbedder: () => Promise.resolve(embedder),
    onProgress: events.onBuildProgress,
  });
  events.onBuilt(summary);
  return openBuiltIndex(config, files);
}

/** Not held against the corpus: a file that changed during the build waits for the next one. */
async function openBuiltIndex({ dataFolder }: Config, { identity }: ModelFiles): Promise<OpenIndex> {
  const built = await openIndex({ dataFolder, model: identity });
  if (built.kind === 'open') return built;
  throw new BelegError(built.problem, built.remedy);
}
