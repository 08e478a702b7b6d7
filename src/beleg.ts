import { createAnswerer } from './answering/answerer.ts';
import type { Answerer } from './answering/answer.ts';
import type { Config } from './config.ts';
import { corpusFingerprint } from './corpus/corpus-fingerprint.ts';
import { EMBEDDER_ROLE, type Embedder } from './embedding/embedder.ts';
import { BelegError } from './errors.ts';
import type { DownloadProgress } from './models/download-model.ts';
import { findModel } from './models/find-model.ts';
import type { ModelFiles } from './models/model-files.ts';
import type { SessionOptions } from './models/model-session.ts';
import { readCalibration } from './reading/calibration.ts';
import type { ReaderModel } from './reading/reader-process.ts';
import { ModelReader } from './reading/model-reader.ts';
import { READER_ROLE, type Reader, type Reading } from './reading/reading.ts';
import type { BuildProgress, BuildSummary } from './indexing/build-summary.ts';
import { openIndex, type OpenIndex } from './search-index/open-index.ts';

/** What a start tells the person who waits for it. */
export interface StartEvents {
  readonly onDownload: (progress: DownloadProgress) => void;
  /** The index is missing, stale or damaged and is now built: why. */
  readonly onBuild: (reason: string) => void;
  /** The index is up to date, but lacks so many files of the corpus. */
  readonly onLeftOut: (files: number) => void;
  readonly onBuildProgress: (progress: BuildProgress) => void;
  readonly onBuilt: (summary: BuildSummary) => void;
  /** The confidence was calibrated with an embedding model other than the one in use: its name. */
  readonly onOtherCalibration: (embedder: string) => void;
  /** Hears what the reader said of each question, where someone wants to know. */
  readonly onRead?: ((reading: Reading) => void) | undefined;
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
 * Opens models, calibration and index, and brings the index up to the corpus where it is not.
 * @throws Fault for a model or a corpus that is missing or broken, BelegError for an index.
 */
export async function openBeleg(config: Config, events: StartEvents): Promise<Beleg> {
  importLibraries();
  const files = await findConfiguredModel(config, events.onDownload);
  const readerFiles = await findConfiguredReader(config, events.onDownload);
  const [embedder, model] = await Promise.all([loadQuestionEmbedder(files), loadReader(readerFiles)]);
  // After the reader: what is no reader at all is told to be none, and not to lack a calibration.
  const calibration = await readCalibration(readerFiles);
  if (calibration.embedder.fingerprint !== files.identity.fingerprint) {
    events.onOtherCalibration(calibration.embedder.name);
  }
  const reader = withTrace(new ModelReader({ ...model, line: calibration }), events.onRead);
  const { thresholds } = calibration;
  const answererOver = (corpus: OpenIndex): Answerer =>
    createAnswerer({ corpus, embedder, reader, thresholds });
  let current = answererOver(await openCurrentIndex({ config, files, embedder, events }));
  return {
    answerer: () => current,
    reload: async () => {
      current = answererOver(await openBuiltIndex(config, files));
    },
  };
}

export function findConfiguredModel(
  { model, dataFolder, allowDownload, modelHub: hub }: Config,
  onDownload: StartEvents['onDownload'],
): Promise<ModelFiles> {
  return findModel({ role: EMBEDDER_ROLE, model, dataFolder, allowDownload, hub, onDownload });
}

export function findConfiguredReader(
  { reader: model, dataFolder, allowDownload, modelHub: hub }: Config,
  onDownload: StartEvents['onDownload'],
): Promise<ModelFiles> {
  return findModel({ role: READER_ROLE, model, dataFolder, allowDownload, hub, onDownload });
}

/**
 * Begins what takes 0.3 s, while the models' files are hashed. A failed import is reported by the `import()` that needs the
 * module.
 */
function importLibraries(): void {
  for (const library of [import('./embedding/model-embedder.ts'), import('./reading/reader-process.ts')]) {
    library.catch(() => undefined);
  }
}

/** The library behind it takes 0.3 s to import: only who embeds pays for it. */
export async function loadEmbedder(files: ModelFiles, options?: SessionOptions): Promise<Embedder> {
  const { loadModelEmbedder } = await import('./embedding/model-embedder.ts');
  return loadModelEmbedder(files, options);
}

/** An embedder for questions: one thread embeds one in 4 ms and leaves the cores to the reader; see `SessionOptions`. */
export function loadQuestionEmbedder(files: ModelFiles): Promise<Embedder> {
  return loadEmbedder(files, { threads: 1 });
}

export async function loadReader(files: ModelFiles): Promise<ReaderModel> {
  const { loadReaderModel } = await import('./reading/reader-process.ts');
  return loadReaderModel(files);
}

function withTrace(reader: Reader, onRead: StartEvents['onRead']): Reader {
  if (onRead === undefined) return reader;
  return {
    read: async (question, matches) => {
      const reading = await reader.read(question, matches);
      onRead(reading);
      return reading;
    },
  };
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
  const { buildIndex } = await import('./indexing/build-index.ts');
  const summary = await buildIndex({
    corpusFolder,
    dataFolder,
    model: files.identity,
    // One thread is slower here by a third, but a second session would keep 60 MB for the life of a bot.
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
