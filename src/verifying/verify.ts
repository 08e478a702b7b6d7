import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CorpusFault } from '../corpus/corpus-fault.ts';
import { problemsNow } from '../corpus/corpus-files.ts';
import { corpusFingerprint } from '../corpus/corpus-fingerprint.ts';
import { VectorCache } from '../indexing/vector-cache.ts';
import type { ModelFiles, ModelIdentity } from '../models/model-files.ts';
import { readCalibration } from '../reading/calibration.ts';
import { deliveredParts, findOwnCalibration } from '../reading/own-calibration.ts';
import { inspectOwnQuestions } from '../questions/read-questions.ts';
import { INDEX_RECIPE } from '../search-index/disk/manifest.ts';
import type { IndexStore, VerifiedGeneration } from '../search-index/index-store.ts';
import type { Check, CheckFacts, Checked, CheckState } from './check.ts';

interface VerifyOptions {
  readonly corpusFolder: string;
  readonly dataFolder: string;
  readonly store: IndexStore;
  /** Each finds a model's files and holds them against their checksums. */
  readonly findEmbedder: () => Promise<ModelFiles>;
  readonly findReader: () => Promise<ModelFiles>;
}

/**
 * Checks all that answers rest on, and changes nothing. What of it can be checked without a model is checked without one.
 * @yields each check as it is done
 */
export async function* verify(options: VerifyOptions): AsyncGenerator<Check> {
  const { dataFolder, store, findEmbedder, findReader } = options;
  const embedder = yield* checkedModel('embedder', findEmbedder);
  const reader = yield* checkedModel('reader', findReader);
  yield* guarded('generation', generations(store, embedder?.identity));
  if (embedder !== undefined) yield* guarded('articles', articles(options, embedder.identity));
  yield* guarded('leftovers', leftovers(store));
  if (embedder !== undefined) yield* guarded('cache', cache(dataFolder, embedder.identity));
  if (embedder !== undefined && reader !== undefined)
    yield* guarded('calibration', calibration(dataFolder, { embedder: embedder.identity, reader }));
  if (embedder !== undefined) yield* guarded('questions', questions(options, embedder.identity));
  yield* guarded('data-file', dataFiles(dataFolder));
}

function checkOf(checked: Checked, state: CheckState, facts: CheckFacts): Check {
  return { checked, state, facts };
}

/** What goes wrong in one check is its finding, and keeps none of the others from being made. */
async function* guarded(checked: Checked, checks: AsyncGenerator<Check>): AsyncGenerator<Check> {
  try {
    yield* checks;
  } catch (fault) {
    yield checkOf(checked, 'failed', { kind: 'fault', fault: asError(fault) });
  }
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault));
}

async function* checkedModel(
  checked: 'embedder' | 'reader',
  find: () => Promise<ModelFiles>,
): AsyncGenerator<Check, ModelFiles | undefined> {
  try {
    const files = await find();
    yield checkOf(checked, 'ok', { kind: 'model', name: files.identity.name, folder: files.folder });
    return files;
  } catch (fault) {
    yield checkOf(checked, 'failed', { kind: 'fault', fault: asError(fault) });
    return undefined;
  }
}

async function* generations(store: IndexStore, model: ModelIdentity | undefined): AsyncGenerator<Check> {
  const current = await store.current();
  const names = await store.names();
  if (current === undefined)
    yield checkOf('generation', 'warning', { kind: 'no-index', why: { kind: 'missing' } });
  for (const name of current === undefined ? names : new Set([current, ...names.toReversed()])) {
    const isCurrent = name === current;
    const verified = await store.verify(name);
    const isOther = verified.kind === 'sound' && model && verified.model.fingerprint !== model.fingerprint;
    const found: VerifiedGeneration = isOther
      ? { kind: 'other-model', built: verified.model.name, inUse: model.name }
      : verified;
    yield checkOf('generation', stateOf(found, isCurrent), {
      kind: 'generation',
      generation: name,
      isCurrent,
      found,
    });
  }
}

function stateOf(found: VerifiedGeneration, isCurrent: boolean): CheckState {
  if (found.kind === 'sound') return 'ok';
  // The next start builds anew; what is kept beside it is only gone back to.
  const isBroken = found.kind === 'damaged' || found.kind === 'unsound';
  return isBroken && isCurrent ? 'failed' : 'warning';
}

async function* articles(
  { corpusFolder, store }: VerifyOptions,
  model: ModelIdentity,
): AsyncGenerator<Check> {
  const fingerprint = await corpusFingerprint(corpusFolder);
  const found = await store.find({ model, corpusFingerprint: fingerprint });
  if (found.kind === 'stale-corpus') {
    yield checkOf('articles', 'warning', { kind: 'changed', created: found.created });
  } else if (found.kind === 'found') {
    const { rollback, created, warnings } = found;
    if (rollback === undefined) yield checkOf('articles', 'ok', { kind: 'up-to-date' });
    else yield checkOf('articles', 'warning', { kind: 'rolled-back', rollback, created });
    const problems = await problemsNow(corpusFolder, found.problems);
    const counts = { problems: problems.length, warnings: warnings.length };
    if (problems.length + warnings.length > 0)
      yield checkOf('articles', 'warning', { kind: 'with-problems', ...counts });
  }
}

async function* leftovers(store: IndexStore): AsyncGenerator<Check> {
  const paths = await store.leftovers();
  if (paths.length > 0) yield checkOf('leftovers', 'warning', { kind: 'leftovers', paths });
}

async function* cache(dataFolder: string, model: ModelIdentity): AsyncGenerator<Check> {
  const state = await new VectorCache(dataFolder, model).inspect();
  const found = state.unsound > 0 ? 'failed' : state.unreadable > 0 ? 'warning' : 'ok';
  yield checkOf('cache', found, { kind: 'cache', ...state });
}

async function* calibration(
  dataFolder: string,
  { embedder, reader }: { readonly embedder: ModelIdentity; readonly reader: ModelFiles },
): AsyncGenerator<Check> {
  const delivered = deliveredParts(await readCalibration(reader));
  const own = await findOwnCalibration(dataFolder, {
    reader: reader.identity.fingerprint,
    embedder: embedder.fingerprint,
    recipe: INDEX_RECIPE,
    delivered,
  });
  if (own === undefined) return yield checkOf('calibration', 'ok', { kind: 'no-calibration' });
  const differs = own.kind === 'holds' ? undefined : own.differs;
  const state = differs === undefined ? 'ok' : 'warning';
  yield checkOf('calibration', state, { kind: 'calibration', path: own.path, differs });
}

/** Held against the articles of the index: reading these again would take as long as building it. */
async function* questions(
  { corpusFolder, store }: VerifyOptions,
  model: ModelIdentity,
): AsyncGenerator<Check> {
  const found = await store.find({ model });
  if (found.kind !== 'found') return;
  const indexed = [...(await found.open()).articles.values()];
  const own = await inspectOwnQuestions(corpusFolder, indexed).catch((fault: unknown) => {
    // It was told of the articles.
    if (fault instanceof CorpusFault) return undefined;
    throw fault;
  });
  if (own === undefined || own.questions.length + own.problems.length === 0) return;
  const counts = { questions: own.questions.length, problems: own.problems.length };
  yield checkOf('questions', counts.problems === 0 ? 'ok' : 'warning', { kind: 'questions', ...counts });
}

/** Whatever else is kept there as JSON: that it can be read at all. */
async function* dataFiles(dataFolder: string): AsyncGenerator<Check> {
  const names = await readdir(dataFolder).catch(() => []);
  for (const name of names.filter((one) => /\.jsonl?$/.test(one)).toSorted()) {
    const path = join(dataFolder, name);
    const isReadable = holdsJson(await readFile(path, 'utf8'), name.endsWith('l'));
    yield checkOf('data-file', isReadable ? 'ok' : 'failed', { kind: 'data-file', path, isReadable });
  }
}

function holdsJson(text: string, isByLine: boolean): boolean {
  try {
    // The last line of a file that is being written may not be whole yet.
    const documents = isByLine ? text.split('\n').slice(0, -1) : [text];
    for (const document of documents) JSON.parse(document);
    return true;
  } catch {
    return false;
  }
}
