import { createAnswerer, type AnswererParts } from './answering/answerer.ts';
import { liveDrift } from './collecting/drift-record.ts';
import type { Config } from './config.ts';
import { EMBEDDER_ROLE, type Embedder } from './embedding/embedder.ts';
import type { BuildIndexOptions } from './indexing/build-index.ts';
import type { BuildProgress, BuildSummary } from './indexing/build-summary.ts';
import { indexToServe, type IndexEvents } from './indexing/index-to-serve.ts';
import type { DownloadProgress } from './models/download-model.ts';
import { findModel } from './models/find-model.ts';
import type { ModelFiles, ModelRole } from './models/model-files.ts';
import { readCalibration, type Calibration } from './reading/calibration.ts';
import { calibrationInUse, type CalibrationEvents } from './reading/calibration-in-use.ts';
import type { JudgeNews } from './reading/ollama/verdict-reader.ts';
import { READER_ROLE } from './reading/reader-kind.ts';
import { calibratedReader, type ReaderModel } from './reading/reader-model.ts';
import type { Reading } from './reading/reading.ts';
import { INDEX_RECIPE } from './search-index/disk/manifest.ts';
import type { Builder } from './search-index/index-store.ts';
import { openStore } from './search-index/open-store.ts';
import { ServedIndex } from './search-index/served-index.ts';
import { answersFrom, type ServedAnswers } from './served-answers.ts';
import { HostFault } from './wording/host/host-fault.ts';

type OnDownload = (progress: DownloadProgress) => void;

/** What a start tells the person who waits for it. */
export interface StartEvents extends CalibrationEvents, IndexEvents {
  readonly onDownload: OnDownload;
  readonly onBuildProgress: (progress: BuildProgress) => void;
  /** Another process builds the index, which is waited for. */
  readonly onWaiting?: ((builder: Builder) => void) | undefined;
  /** Hears what becomes of a language model that judges, at the start and later. */
  readonly onJudge?: ((news: JudgeNews) => void) | undefined;
  /** Hears what the reader said of each question, where someone wants to know. */
  readonly onRead?: ((reading: Reading) => void) | undefined;
  /** Hears how long the parts of each question's way took, where someone wants to know. */
  readonly onStage?: AnswererParts['onStage'];
}

/** The models that questions are answered with. */
export interface Models {
  readonly embedder: Embedder;
  readonly readerModel: ReaderModel;
}

/** All that answers but the index. */
export type CalibratedModels = Omit<
  AnswererParts,
  'index' | 'onRead' | 'onStage' | 'site' | 'isPublished' | 'changeOf'
>;

/** Models with their calibration, by which questions can be answered from the index on the disk. */
export interface Prepared extends Pick<Beleg, 'calibrated' | 'reader' | 'lags' | 'close'> {
  readonly embedder: Embedder;
  /** The number of the process that the reader runs in, while there is one. */
  readonly readerPid: ReaderModel['pid'];
}

/** What was opened: models, calibration and index. */
export interface Beleg extends ServedAnswers {
  readonly models: Models;
  readonly calibrated: CalibratedModels;
  /** What reads: a language model where one judges, else the reader's model. */
  readonly reader: ReaderModel['identity'];
  /** The calibration that lies beside the reader, whether it is the one in use or not. */
  readonly delivered: Calibration;
  /**
   * Builds the index where the articles have changed, with the embedder that answers; it is then to be taken up.
   * @throws Fault where that cannot be done; the index in use then stays
   */
  readonly rebuild: (onProgress: (progress: BuildProgress) => void) => Promise<BuildSummary>;
  /** Why an older index serves, if one does: the one in use is damaged and to be built anew, or none could be built. */
  readonly lags: 'damaged' | 'unbuilt' | undefined;
  /** Ends what is under way with a language model and a database, which nothing asks any more. */
  readonly close: () => void;
}

/**
 * Opens models, calibration and index, and brings the index up to the corpus where it is not.
 * @throws Fault for a model or a corpus that is missing or broken, HostFault for an index.
 */
export function openConfigured(config: Config, events: StartEvents): Promise<Beleg> {
  return withModels(config, events, (models) => openWith(models, config, events));
}

/**
 * Opens models and calibration for others to answer with, and brings the index, which it does not load, up to the corpus.
 * @throws as `openConfigured`
 */
export function prepareConfigured(config: Config, events: StartEvents): Promise<Prepared> {
  return withModels(config, events, async (models) => {
    const { embedder, readerModel } = models;
    return { embedder, readerPid: () => readerModel.pid(), ...(await prepare(models, config, events)) };
  });
}

async function withModels<T>(
  config: Config,
  { onDownload }: StartEvents,
  open: (models: Models) => Promise<T>,
): Promise<T> {
  const models = await loadModels(config, onDownload);
  return open(models).catch(async (fault: unknown) => {
    await models.readerModel.close();
    throw fault;
  });
}

async function openWith(models: Models, config: Config, events: StartEvents): Promise<Beleg> {
  const { toServe, store, building, ...prepared } = await prepare(models, config, events);
  const { calibrated } = prepared;
  const served = await ServedIndex.open(store, models.embedder.model, toServe);
  const { dataFolder, siteUrl: site } = config;
  const { onRead, onStage } = events;
  const around = { onRead, onStage, site, changeOf: liveDrift(dataFolder) };
  return {
    ...answersFrom(served, (index, isPublished) =>
      createAnswerer({ ...calibrated, index, ...around, isPublished }),
    ),
    ...prepared,
    models,
    rebuild: (onProgress) => build(config, { ...building, onProgress }),
  };
}

async function prepare(models: Models, config: Config, events: StartEvents) {
  const { embedder, readerModel } = models;
  // After the reader: what is no reader at all is told to be none, and not to lack a calibration.
  const delivered = await readCalibration(readerModel);
  const parts = { reader: readerModel.identity, embedder: embedder.model, recipe: INDEX_RECIPE };
  const calibration = await calibrationInUse(config.dataFolder, delivered, parts, events);
  const own = calibratedModels(models, calibration);
  const store = await openStore(config);
  // One thread is slower here by a third, but a second session would keep 60 MB for the life of a bot.
  const building = {
    store,
    model: embedder.model,
    loadEmbedder: async () => embedder,
    keepRollback: true,
    onWaiting: events.onWaiting,
  };
  const toServe = await indexToServe({
    corpusFolder: config.corpusFolder,
    store,
    model: embedder.model,
    build: () => build(config, { ...building, onProgress: events.onBuildProgress }),
    events,
  });
  if (toServe.kind === 'none') throw new HostFault({ kind: 'no-index', why: toServe.why });
  const { dataFolder, languageModel } = config;
  const judging =
    languageModel &&
    (await (
      await import('./reading/ollama/open-language-model.ts')
    ).openLanguageModel(languageModel, {
      dataFolder,
      embedder: embedder.model.fingerprint,
      standIn: own,
      delivered: delivered.thresholds,
      onNews: events.onJudge,
    }));
  const { identity, ...judges } = judging ?? { ...own, identity: readerModel.identity };
  return {
    store,
    building,
    toServe,
    calibrated: { ...own, ...judges },
    reader: identity,
    delivered,
    lags: toServe.lags,
    close: () => {
      judging?.reader.close();
      store.close().catch(() => undefined);
    },
  };
}

/** The bot, its evaluation and its benchmarks all answer with these, over an index on the disk or in memory. */
export function calibratedModels(
  { embedder, readerModel }: Models,
  { slope, bias, thresholds }: Pick<Calibration, 'slope' | 'bias' | 'thresholds'>,
): CalibratedModels {
  return { embedder, reader: calibratedReader(readerModel, { slope, bias }), thresholds };
}

/** Finds and loads both models. One thread embeds a question in 4 ms and leaves the cores to the reader; see `SessionOptions`. */
export async function loadModels(config: Config, onDownload: OnDownload): Promise<Models> {
  // Their libraries take 0.3 s to import, while the models' files are hashed.
  const libraries = [
    import('./embedding/model-embedder.ts'),
    import('./reading/load-reader-model.ts'),
  ] as const;
  for (const library of libraries) library.catch(() => undefined); // Reported where it is awaited.
  const files = await findModelOf(EMBEDDER_ROLE, config, onDownload);
  const readerFiles = await findModelOf(READER_ROLE, config, onDownload);
  const [{ loadModelEmbedder }, { loadReaderModel }] = await Promise.all(libraries);
  const reading = loadReaderModel(readerFiles);
  const loading = Promise.all([loadModelEmbedder(files, { threads: 1 }), reading]);
  const [embedder, readerModel] = await loading.catch(async (fault: unknown) => {
    await reading.then(({ close }) => close()).catch(() => undefined);
    throw fault;
  });
  return { embedder, readerModel };
}

function findModelOf(role: ModelRole, config: Config, onDownload: OnDownload): Promise<ModelFiles> {
  const { dataFolder, allowDownload, modelHub: hub } = config;
  const model = { embedder: config.model, reader: config.reader }[role.name];
  return findModel({ role, model, dataFolder, allowDownload, hub, onDownload });
}

/** What a build of the index tells, and what it is to do; see `BuildIndexOptions`. */
type BuildEvents = Pick<StartEvents, 'onDownload' | 'onBuildProgress' | 'onWaiting'> &
  Pick<BuildIndexOptions, 'force' | 'keepRollback'>;

/** Brings the index up to the corpus. Throws a Fault where that cannot be done; the index in use then stays. */
export async function buildConfiguredIndex(
  config: Config,
  { onDownload, onBuildProgress: onProgress, ...options }: BuildEvents,
): Promise<BuildSummary> {
  const files = await findModelOf(EMBEDDER_ROLE, config, onDownload);
  const store = await openStore(config);
  const loadEmbedder = () => loadBuilder(files);
  return build(config, { store, model: files.identity, loadEmbedder, onProgress, ...options });
}

/** The embedding model on every core, to embed a whole corpus. */
async function loadBuilder(files: ModelFiles): Promise<Embedder> {
  const { loadModelEmbedder } = await import('./embedding/model-embedder.ts');
  return loadModelEmbedder(files);
}

/** Finds the embedding model and loads it as a build does. */
export async function openBuilder(config: Config, onDownload: OnDownload): Promise<Embedder> {
  return loadBuilder(await findModelOf(EMBEDDER_ROLE, config, onDownload));
}

async function build(
  { corpusFolder, dataFolder }: Config,
  options: Omit<BuildIndexOptions, 'corpusFolder' | 'cache'>,
): Promise<BuildSummary> {
  // Reading the formats of articles takes 0.3 s to import: a start with an index needs none of it.
  const [{ buildIndex }, { VectorCache }] = await Promise.all([
    import('./indexing/build-index.ts'),
    import('./indexing/vector-cache.ts'),
  ]);
  return buildIndex({ ...options, corpusFolder, cache: new VectorCache(dataFolder, options.model) });
}
