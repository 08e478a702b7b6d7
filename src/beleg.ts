import type { Answerer } from './answering/answer.ts';
import { createAnswerer } from './answering/answerer.ts';
import type { Config } from './config.ts';
import { corpusFingerprint } from './corpus/corpus-fingerprint.ts';
import { EMBEDDER_ROLE, type Embedder } from './embedding/embedder.ts';
import type { BuildIndexOptions } from './indexing/build-index.ts';
import type { BuildProgress, BuildSummary } from './indexing/build-summary.ts';
import type { DownloadProgress } from './models/download-model.ts';
import { findModel } from './models/find-model.ts';
import type { ModelFiles, ModelRole } from './models/model-files.ts';
import { readCalibration, type Calibration } from './reading/calibration.ts';
import type { ReaderModel } from './reading/reader-process.ts';
import { ListwiseReader } from './reading/listwise-reader.ts';
import { READER_ROLE, type Reading } from './reading/reading.ts';
import { diskStore } from './search-index/disk/disk-store.ts';
import type { IndexUnavailable } from './search-index/index-store.ts';
import type { SearchIndex } from './search-index/search-index.ts';
import { indexFault } from './wording/fault-words.ts';

type OnDownload = (progress: DownloadProgress) => void;

/** What a start tells the person who waits for it. */
export interface StartEvents {
  readonly onDownload: OnDownload;
  /** The index is missing, stale or damaged and is now built: why. */
  readonly onBuild: (why: IndexUnavailable) => void;
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
  /** What it answers with, over whatever index. */
  readonly answering: Answering;
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
  const models = await loadModels(config, events.onDownload);
  // After the reader: what is no reader at all is told to be none, and not to lack a calibration.
  const calibration = await readCalibration(models.readerFiles);
  if (calibration.embedder.fingerprint !== models.embedder.model.fingerprint) {
    events.onOtherCalibration(calibration.embedder.name);
  }
  const answering = { ...models, calibration, onRead: events.onRead };
  let current = answererOver(await openCurrentIndex(config, models.embedder, events), answering);
  return {
    answering,
    answerer: () => current,
    reload: async () => {
      current = answererOver(await openBuiltIndex(config, models.embedder), answering);
    },
  };
}

/** The models that questions are answered with. */
export interface Models {
  readonly embedder: Embedder;
  readonly reader: ReaderModel;
}

export interface Answering extends Models {
  readonly calibration: Pick<Calibration, 'slope' | 'bias' | 'thresholds'>;
  readonly onRead?: StartEvents['onRead'];
}

/** Answers from an index, on the disk or in memory. The bot, its evaluation and its benchmarks all come through here. */
export function answererOver(
  index: SearchIndex,
  { embedder, reader, calibration, onRead }: Answering,
): Answerer {
  return createAnswerer({
    index,
    embedder,
    reader: new ListwiseReader({ ...reader, line: calibration }),
    thresholds: calibration.thresholds,
    onRead,
  });
}

/** Finds and loads both models. One thread embeds a question in 4 ms and leaves the cores to the reader; see `SessionOptions`. */
export async function loadModels(
  config: Config,
  onDownload: OnDownload,
): Promise<Models & { readonly readerFiles: ModelFiles }> {
  // Their libraries take 0.3 s to import, while the models' files are hashed.
  const libraries = [import('./embedding/model-embedder.ts'), import('./reading/reader-process.ts')] as const;
  for (const library of libraries) library.catch(() => undefined); // Reported where it is awaited.
  const files = await findEmbedder(config, onDownload);
  const readerFiles = await findReader(config, onDownload);
  const [{ loadModelEmbedder }, { loadReaderModel }] = await Promise.all(libraries);
  const [embedder, reader] = await Promise.all([
    loadModelEmbedder(files, { threads: 1 }),
    loadReaderModel(readerFiles),
  ]);
  return { embedder, reader, readerFiles };
}

/** Finds the embedding model and loads it with every core, to embed a whole corpus. */
export async function loadBuilder(config: Config, onDownload: OnDownload): Promise<Embedder> {
  return load(await findEmbedder(config, onDownload));
}

async function load(files: ModelFiles): Promise<Embedder> {
  const { loadModelEmbedder } = await import('./embedding/model-embedder.ts');
  return loadModelEmbedder(files);
}

function findEmbedder(config: Config, onDownload: OnDownload): Promise<ModelFiles> {
  return findConfigured(config, EMBEDDER_ROLE, { model: config.model, onDownload });
}

function findReader(config: Config, onDownload: OnDownload): Promise<ModelFiles> {
  return findConfigured(config, READER_ROLE, { model: config.reader, onDownload });
}

function findConfigured(
  { dataFolder, allowDownload, modelHub: hub }: Config,
  role: ModelRole,
  { model, onDownload }: { readonly model: string; readonly onDownload: OnDownload },
): Promise<ModelFiles> {
  return findModel({ role, model, dataFolder, allowDownload, hub, onDownload });
}

/** What a build of the index tells, and whether all of it is built anew. */
export interface BuildEvents extends Pick<StartEvents, 'onDownload' | 'onBuildProgress'> {
  readonly force?: boolean | undefined;
}

/** Brings the index up to the corpus. Throws a Fault where that cannot be done; the index in use then stays. */
export async function buildConfiguredIndex(
  config: Config,
  { onDownload, onBuildProgress: onProgress, force }: BuildEvents,
): Promise<BuildSummary> {
  const files = await findEmbedder(config, onDownload);
  return build(config, { model: files.identity, loadEmbedder: () => load(files), onProgress, force });
}

async function build(
  { corpusFolder, dataFolder }: Config,
  options: Pick<BuildIndexOptions, 'model' | 'loadEmbedder' | 'onProgress' | 'force'>,
): Promise<BuildSummary> {
  // Reading the formats of articles takes 0.3 s to import: a start with an index needs none of it.
  const [{ buildIndex }, { VectorCache }] = await Promise.all([
    import('./indexing/build-index.ts'),
    import('./indexing/vector-cache.ts'),
  ]);
  const cache = new VectorCache(dataFolder, options.model);
  return buildIndex({ ...options, corpusFolder, store: diskStore(dataFolder), cache });
}

async function openCurrentIndex(
  config: Config,
  embedder: Embedder,
  events: StartEvents,
): Promise<SearchIndex> {
  const found = await diskStore(config.dataFolder).find({
    model: embedder.model,
    corpusFingerprint: await corpusFingerprint(config.corpusFolder),
  });
  if (found.kind === 'found') {
    if (found.problems.length > 0) events.onLeftOut(found.problems.length);
    return found.open();
  }
  events.onBuild(found);
  // One thread is slower here by a third, but a second session would keep 60 MB for the life of a bot.
  const loadEmbedder = () => Promise.resolve(embedder);
  const { onBuildProgress: onProgress } = events;
  events.onBuilt(await build(config, { model: embedder.model, loadEmbedder, onProgress }));
  return openBuiltIndex(config, embedder);
}

/** Not held against the corpus: a file that changed during the build waits for the next one. */
async function openBuiltIndex({ dataFolder }: Config, { model }: Embedder): Promise<SearchIndex> {
  const built = await diskStore(dataFolder).find({ model });
  if (built.kind === 'found') return built.open();
  throw indexFault(built);
}
