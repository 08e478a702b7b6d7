import { problemsNow } from '../corpus/corpus-files.ts';
import { corpusFingerprint } from '../corpus/corpus-fingerprint.ts';
import { countPlaces, type Article } from '../corpus/article.ts';
import { readCorpus, type ArticleMaker } from '../corpus/read-corpus.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import { sentencesOf } from '../sentences/sentence.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { BuildFault } from './build-fault.ts';
import type { BuildProgress, BuildSummary } from './build-summary.ts';
import { countParagraphs, paragraphsOf, paragraphVectors, type PlacedParagraph } from './embed-paragraphs.ts';
import { NEW, Reuse } from './reuse.ts';
import type { VectorCache } from './vector-cache.ts';
import type { Builder, IndexStore } from '../search-index/index-store.ts';
import { PackedVectors } from '../search-index/packed-vectors.ts';

export interface BuildIndexOptions {
  readonly corpusFolder: string;
  /** Holds the index in use, and gets the new one. */
  readonly store: IndexStore;
  /** Keeps the vectors of paragraphs from one build to the next. */
  readonly cache: VectorCache;
  readonly model: ModelIdentity;
  /** Called only if a paragraph is new; its embedder must run `model`. */
  readonly loadEmbedder: () => Promise<Embedder>;
  readonly onProgress: (progress: BuildProgress) => void;
  /** Embed and write everything anew, whatever is there. */
  readonly force?: boolean | undefined;
  /** Leave an index that somebody went back to, while the corpus is as it was then. */
  readonly keepRollback?: boolean | undefined;
  /** Hears that another process builds, which has to end first: its number, where it is known. */
  readonly onWaiting?: ((builder: Builder) => void) | undefined;
  /** What reads the files, where it is not to be what `readCorpus` uses. */
  readonly maker?: ArticleMaker | undefined;
}

/**
 * Brings the index up to the corpus: embeds the paragraphs that are new, and replaces the index in use in one step. Throws a
 * BuildFault where there is nothing to index, and what the store throws; the one before then stays in use.
 */
export async function buildIndex(options: BuildIndexOptions): Promise<BuildSummary> {
  const started = performance.now();
  const before = await options.store.current();
  const summary = (await findUnchanged(options)) ?? (await buildAlone(options, before));
  return { ...summary, seconds: (performance.now() - started) / 1000 };
}

type Untimed = Omit<BuildSummary, 'seconds'>;

/** What another process built since this one looked is not built again. */
async function buildAlone(options: BuildIndexOptions, before: string | undefined): Promise<Untimed> {
  const { store, onWaiting = () => undefined } = options;
  return store.alone(async () => {
    const isOther = (await store.current()) !== before;
    return (isOther ? await findUnchanged(options) : undefined) ?? rebuild(options);
  }, onWaiting);
}

/** The index in use, where building it again would give the same and nothing says to do so. */
async function findUnchanged(options: BuildIndexOptions): Promise<Untimed | undefined> {
  const { corpusFolder, store, model, force, keepRollback } = options;
  if (force === true) return undefined;
  const found = await store.find({ model, corpusFingerprint: await corpusFingerprint(corpusFolder) });
  if (found.kind !== 'found') return undefined;
  if (found.rollback !== undefined && keepRollback !== true) return undefined;
  const { generation, counts, warnings } = found;
  return {
    ...counts,
    newSentences: 0,
    reusedSentences: counts.sentences,
    sentencesPerSecond: undefined,
    problems: await problemsNow(corpusFolder, found.problems),
    warnings,
    unchanged: true,
    generation,
  };
}

async function rebuild(options: BuildIndexOptions): Promise<Untimed> {
  const { corpusFolder, store, cache, model, onProgress, force = false } = options;
  const reuse = new Reuse(force ? undefined : await store.predecessor(model));
  const corpus = await readCorpus(corpusFolder, options.maker, (...state) => reuse.knownArticle(...state));
  const { articles, problems, warnings } = corpus;
  const split = articles.map((article) => ({
    article,
    sentences: reuse.sentencesOf(article) ?? checkedSentences(article),
  }));
  const sentences = split.flatMap((one) => one.sentences);
  if (sentences.length === 0)
    throw new BuildFault({ kind: 'nothing-to-index', folder: corpusFolder, problems });

  const total = sentences.length;
  const vectors = new PackedVectors(new Float32Array(total * model.dimension), model.dimension);
  const takenOver = reuse.takeVectors(split, vectors);
  const embedding = await paragraphVectors({
    paragraphs: newParagraphs(split, takenOver?.positions),
    into: vectors,
    model,
    cache,
    ignoreCached: force,
    loadEmbedder: options.loadEmbedder,
    onEmbedded: (done) => onProgress({ phase: 'embedding', done, total }),
  });
  const generation = await store.replace(
    { articles, sentences, vectors: vectors.rows(), sourceStates: reuse.sourceStates, takenOver },
    { model, corpusFingerprint: corpus.fingerprint, problems, warnings },
    (done) => onProgress({ phase: 'indexing', done, total }),
  );
  const { newSentences } = embedding;
  if (newSentences > 0) await cache.sweep(countParagraphs(sentences), () => paragraphsOf(sentences));
  return {
    articles: articles.length,
    sentences: total,
    leftOut: articles.reduce((sum, article) => sum + countPlaces(article), 0),
    newSentences,
    reusedSentences: total - newSentences,
    sentencesPerSecond: newSentences === 0 ? undefined : newSentences / embedding.seconds,
    problems,
    warnings,
    unchanged: false,
    generation,
  };
}

/** Those whose vectors were not taken over. */
function newParagraphs(
  split: readonly { readonly sentences: readonly Sentence[] }[],
  positions: Int32Array | undefined,
): PlacedParagraph[] {
  const paragraphs: PlacedParagraph[] = [];
  let first = 0;
  for (const { sentences } of split) {
    if ((positions?.[first] ?? NEW) === NEW)
      for (const paragraph of paragraphsOf(sentences))
        paragraphs.push({ ...paragraph, start: first + paragraph.start });
    first += sentences.length;
  }
  return paragraphs;
}

/** Holds the one promise that everything quoted rests on: a sentence is its article's text, letter for letter. */
function checkedSentences(article: Article): Sentence[] {
  const sentences = sentencesOf(article);
  for (const { ordinal, start, end, text } of sentences) {
    if (article.text.slice(start, end) !== text) {
      throw new Error(`Sentence ${ordinal} of ${article.id} differs from its article`);
    }
  }
  return sentences;
}
