import { corpusFingerprint } from '../corpus/corpus-fingerprint.ts';
import type { Article } from '../corpus/article.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import type { CorpusProblem } from '../corpus/corpus-files.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { BelegError } from '../errors.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import { sentencesOf } from '../sentences/sentences-of.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { BuildProgress, BuildSummary } from './build-summary.ts';
import { dataFolderFault } from '../search-index/data-folder-fault.ts';
import { embedPassages, passagesOf } from './embed-passages.ts';
import { INDEX_RECIPE } from '../search-index/manifest.ts';
import { PackedVectors } from '../search-index/packed-vectors.ts';
import { readCurrentGeneration } from '../search-index/read-generation.ts';
import { VectorCache } from './vector-cache.ts';
import { writeGeneration } from '../search-index/write-generation.ts';

export interface BuildIndexOptions {
  readonly corpusFolder: string;
  readonly dataFolder: string;
  readonly model: ModelIdentity;
  /** Called only if a passage is new; its embedder must run `model`. */
  readonly loadEmbedder: () => Promise<Embedder>;
  readonly onProgress: (progress: BuildProgress) => void;
  /** Embed and write everything anew, whatever is there. */
  readonly force?: boolean | undefined;
}

/**
 * Brings the index up to the corpus: embeds the passages that are new, writes a new generation beside the one in
 * use and swaps it in. Throws a BelegError where there is nothing to index or the data folder cannot be written;
 * the old generation then stays in use.
 */
export async function buildIndex(options: BuildIndexOptions): Promise<BuildSummary> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  try {
    const unchanged = options.force === true ? undefined : await findUnchanged(options);
    if (unchanged !== undefined) return { ...unchanged, seconds: seconds() };
    const rebuilt = await rebuild(options);
    return { ...rebuilt, seconds: seconds() };
  } catch (fault) {
    throw dataFolderFault(fault, options.dataFolder);
  }
}

type Untimed = Omit<BuildSummary, 'seconds'>;

/** The index in use, where building it again would give the same. */
async function findUnchanged({
  corpusFolder,
  dataFolder,
  model,
}: BuildIndexOptions): Promise<Untimed | undefined> {
  const current = await readCurrentGeneration(dataFolder);
  if (current.kind !== 'intact') return undefined;
  const { manifest, name } = current;
  const same =
    manifest.recipe === INDEX_RECIPE &&
    manifest.model.fingerprint === model.fingerprint &&
    manifest.corpus === (await corpusFingerprint(corpusFolder));
  if (!same) return undefined;
  const { articles, sentences } = manifest.counts;
  return {
    articles,
    sentences,
    newSentences: 0,
    reusedSentences: sentences,
    sentencesPerSecond: undefined,
    problems: manifest.problems,
    unchanged: true,
    generation: name,
  };
}

async function rebuild(options: BuildIndexOptions): Promise<Untimed> {
  const { corpusFolder, dataFolder, model, onProgress } = options;
  const { articles, problems, fingerprint } = await readCorpus(corpusFolder);
  const sentences = articles.flatMap(checkedSentences);
  if (sentences.length === 0) throw nothingToIndex(corpusFolder, problems);

  const total = sentences.length;
  const cache = new VectorCache(dataFolder, model);
  const passages = passagesOf(sentences);
  const embedding = await embedPassages({
    passages,
    model,
    cache,
    ignoreCached: options.force === true,
    loadEmbedder: options.loadEmbedder,
    onEmbedded: (done) => onProgress({ phase: 'embedding', done, total }),
  });
  const generation = await writeGeneration({
    dataFolder,
    content: { articles, sentences, vectors: PackedVectors.of(embedding.vectors, model.dimension) },
    model,
    corpusFingerprint: fingerprint,
    problems,
    onIndexed: (done) => onProgress({ phase: 'indexing', done, total }),
  });
  const { newSentences } = embedding;
  if (newSentences > 0) await cache.sweep(new Set(passages.map((passage) => cache.keyOf(passage))));
  return {
    articles: articles.length,
    sentences: total,
    newSentences,
    reusedSentences: total - newSentences,
    sentencesPerSecond: newSentences === 0 ? undefined : newSentences / embedding.seconds,
    problems,
    unchanged: false,
    generation,
  };
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

function nothingToIndex(corpusFolder: string, problems: readonly CorpusProblem[]): BelegError {
  const listed = problems.map(({ path, reason, remedy }) => `\n  ${path}: ${reason} ${remedy}`).join('');
  return new BelegError(
    `No sentence to index was found in ${corpusFolder}${listed === '' ? '.' : `:${listed}`}`,
    'Put at least one readable article there, then run npm run embed again.',
  );
}
