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
import { decodeVectors, readCalibration } from './retrieval/calibration.ts';
import type { BuildProgress, BuildSummary } from './search-index/build-summary.ts';
import { openIndex, type OpenIndex } from './search-index/open-index.ts';

/** The calibration lies beside the model that it was fitted for. */
export const CALIBRATION_FILE = 'calibration.json';

/** What a start tells the person who waits for it. */
export interface StartEvents {
  readonly onDownload: (progress: DownloadProgress) => void;
  /** The index is missing, stale or damaged and is now built: why. */
  readonly onBuild: (reason: string) => void;
  readonly onBuildProgress: (progress: BuildProgress) => void;
  readonly onBuilt: (summary: BuildSummary) => void;
}

export interface Beleg {
  /** Answers from the index that was opened last. */
  readonly answerer: () => Answerer;
  /** Takes up an index that was built in the meantime; questions under way keep the one they began with. */
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
  const open = async () => {
    const corpus = await openCurrentIndex({ config, files, embedder, events });
    return createAnswerer({
      corpus,
      embedder,
      reader: new CalibratedReader(calibration),
      thresholds: calibration.thresholds,
      questionMean: decodeVectors(calibration.questionMean, calibration.model.dimension).row(0),
    });
  };
  let current = await open();
  return {
    answerer: () => current,
    reload: async () => {
      current = await open();
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
  const open = async () =>
    openIndex({
      dataFolder,
      model: files.identity,
      corpusFingerprint: await corpusFingerprint(corpusFolder),
    });
  const found = await open();
  if (found.kind === 'open') return found;

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
  const built = await open();
  if (built.kind === 'open') return built;
  if (built.kind === 'stale-corpus') return built.index;
  throw new BelegError(built.problem, built.remedy);
}
