import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Embedder } from '../../../src/embedding/embedder.ts';
import { vectorsOf } from '../../../src/indexing/embed-paragraphs.ts';
import { embedQuestion, PROPOSED, type Question } from '../../../src/retrieval/retrieve.ts';
import { ExactIndex } from '../../../src/search-index/exact-index.ts';
import type { IndexContent, IndexStore } from '../../../src/search-index/index-store.ts';
import { openStore, type StorePlace } from '../../../src/search-index/open-store.ts';
import { PackedVectors } from '../../../src/search-index/packed-vectors.ts';
import { loadNews } from '../../evaluation/sets/news.ts';
import { bytesOf, filesIn } from '../../files-in.ts';
import { percentile } from '../figures.ts';
import { runCommand } from '../processes.ts';
import { drawnContent } from '../sizes/drawn-corpus.ts';
import { markdownTable, rounded } from '../table.ts';
import { askedStoreSchema, type Asked, type AskedStore } from './asked-store.ts';

const MEGABYTE = 1024 ** 2;
const ASK = fileURLToPath(new URL('ask-store.ts', import.meta.url));
/** Sentences that are added to what is built. */
const ADDED = 30;
/** Every so many of the questions of the news. */
const ASKED_EVERY = 2;
/** The schema that is built in; removed before and after. */
const SCHEMA = 'beleg_bench';

interface CompareOptions {
  readonly indexUrl: string;
  readonly sizes: readonly number[];
  readonly project: string;
  /** Holds what is built, and goes. */
  readonly folder: string;
  readonly embedder: Embedder;
  readonly announce: (what: string) => void;
}

interface StoreFigures extends AskedStore {
  readonly store: string;
  readonly sentences: number;
  readonly building: number;
  readonly adding: number;
  readonly megabytes: number;
  readonly recall: number;
}

/** The same sentences in files and in a database: real ones first, then drawn ones, whose vectors lie as real ones do. */
export async function compareStores(options: CompareOptions): Promise<string> {
  const { sizes, folder, embedder, announce } = options;
  announce('the vectors of real sentences');
  const { articles, sentences, questions } = await loadNews();
  const real = { articles, sentences, vectors: await vectorsOf(sentences, embedder) };
  const asked: Question[] = [];
  for (const [at, { question }] of questions.entries())
    if (at % ASKED_EVERY === 0) asked.push(await embedQuestion(question, embedder));
  const url = new URL(options.indexUrl);
  url.searchParams.set('schema', SCHEMA);
  const places: readonly (readonly [string, StorePlace])[] = [
    ['files, hnswlib', { dataFolder: folder }],
    ['PostgreSQL', { dataFolder: folder, indexUrl: url.href }],
  ];
  const rows: StoreFigures[] = [];
  for (const size of sizes) {
    const content = drawnContent(real, size + ADDED);
    for (const [store, place] of places) {
      announce(`${size} sentences in ${store}`);
      await emptied(folder, options.indexUrl);
      rows.push({
        store,
        sentences: size,
        ...(await measureStore(place, { ...options, content, size, asked })),
      });
    }
  }
  await emptied(folder, options.indexUrl);
  return renderStores(rows);
}

type Measured = CompareOptions & {
  readonly content: IndexContent;
  readonly size: number;
  readonly asked: readonly Question[];
};

async function measureStore(
  place: StorePlace,
  { content, size, asked, embedder, folder, project, indexUrl }: Measured,
): Promise<Omit<StoreFigures, 'store' | 'sentences'>> {
  const { model } = embedder;
  const store = await openStore(place);
  const first = beginningOf(content, size);
  const building = await timed(() => put(store, first, model));
  const file = join(folder, 'asked.json');
  const questions = asked.map(({ vector, stems }) => ({
    vector: [...vector],
    stems: Array.from(stems, ([language, own]): Asked['questions'][number]['stems'][number] => [
      language,
      [...own],
    ]),
  }));
  await writeFile(file, JSON.stringify({ ...place, model, questions } satisfies Asked));
  const command = [process.execPath, '--expose-gc', ...process.execArgv, ASK, file] as const;
  const told = askedStoreSchema.parse(JSON.parse((await runCommand(command, { project, env: {} })).printed));
  const generation = (await store.current()) ?? '';
  const megabytes =
    place.indexUrl === undefined
      ? bytesOf(await filesIn(join(folder, 'index'))) / MEGABYTE
      : await megabytesIn(indexUrl);
  const there = first.sentences.length;
  const positions = Int32Array.from(content.sentences, (_, position) => (position < there ? position : -1));
  const adding = await timed(() => put(store, { ...content, takenOver: { generation, positions } }, model));
  await store.close();
  const exact = new ExactIndex(PackedVectors.of(first.vectors, model.dimension));
  const right = asked.map(
    ({ vector }) => new Set(exact.search(vector, PROPOSED).map(({ position }) => position)),
  );
  const shared = told.found.map((found, at) => found.filter((position) => right[at]?.has(position)).length);
  const recall = shared.reduce((sum, count) => sum + count, 0) / (asked.length * PROPOSED);
  return { ...told, building, adding, megabytes, recall };
}

/** So many sentences, without those of an article that would not be whole. */
function beginningOf(content: IndexContent, size: number): IndexContent {
  const cut = content.sentences[size]?.articleId;
  const sentences = content.sentences.slice(0, size).filter(({ articleId }) => articleId !== cut);
  const used = new Set(sentences.map(({ articleId }) => articleId));
  return {
    articles: content.articles.filter(({ id }) => used.has(id)),
    sentences,
    vectors: content.vectors.slice(0, sentences.length),
  };
}

async function put(store: IndexStore, content: IndexContent, model: Embedder['model']): Promise<void> {
  await store.replace(
    content,
    { model, corpusFingerprint: 'bench', problems: [], warnings: [] },
    () => undefined,
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function emptied(folder: string, indexUrl: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await query(indexUrl, `DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
}

async function megabytesIn(indexUrl: string): Promise<number> {
  const [row] = await query(
    indexUrl,
    `SELECT sum(pg_total_relation_size(oid))::float8 AS bytes FROM pg_class
     WHERE relkind = 'r' AND relnamespace = '${SCHEMA}'::regnamespace`,
  );
  return Number(row?.['bytes']) / MEGABYTE;
}

async function query(connectionString: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

function renderStores(rows: readonly StoreFigures[]): string {
  const columns = [
    ['sentences', true],
    ['kept in', false],
    ['building, s', true],
    [`adding ${ADDED}, s`, true],
    ['on disk, MB', true],
    ['opening, s', true],
    ['memory of the bot, MB', true],
    ['search p50, ms', true],
    ['search p95, ms', true],
    [`recall@${PROPOSED}`, true],
  ] as const;
  return markdownTable(
    columns.map(([heading, isNumber]) => ({ heading, isNumber })),
    rows.map((row) => [
      row.sentences.toLocaleString('en'),
      row.store,
      rounded(row.building),
      rounded(row.adding),
      rounded(row.megabytes),
      rounded(row.opening),
      rounded(row.after - row.before),
      rounded(percentile(row.search, 50)),
      rounded(percentile(row.search, 95)),
      row.recall.toFixed(4),
    ]),
  );
}
