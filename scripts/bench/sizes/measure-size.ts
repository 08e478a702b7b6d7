import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openConfigured } from '../../../src/beleg.ts';
import { PROPOSED, embedQuestion, retrieve } from '../../../src/retrieval/retrieve.ts';
import { configFromEnvironment } from '../../../src/run-script.ts';
import { diskStore } from '../../../src/search-index/disk/disk-store.ts';
import { generationFolder } from '../../../src/search-index/disk/generations.ts';
import { ExactIndex } from '../../../src/search-index/exact-index.ts';
import { HnswIndex } from '../../../src/search-index/hnsw-index.ts';
import { PackedVectors } from '../../../src/search-index/packed-vectors.ts';
import type { VectorMatch } from '../../../src/search-index/vector-index.ts';
import { startProgress } from '../../../src/terminal/start-progress.ts';
import { renderAnswer } from '../../../src/terminal/rendering/render-answer.ts';
import { loadNews } from '../../evaluation/sets/news.ts';
import { residentMemory } from '../machine.ts';
import type { MeasuredSize } from './measured-size.ts';

/**
 * Opens the index of the data folder as a bot does, asks it questions and prints a `MeasuredSize` as JSON: in a process of its own,
 * since memory is measured. Needs `--expose-gc`.
 */

/** Questions are of the first articles, which are in the smallest index too. */
const ARTICLES_ASKED = 2;
const ROUNDS = 2;
/** Every so many of all questions are compared by both ways of finding neighbours. */
const COMPARED_EVERY = 5;
const OPENINGS = 3;
const SCREEN = { language: 'de', width: 100, color: true, hyperlinks: true } as const;

const config = configFromEnvironment();
const beleg = await openConfigured(config, startProgress(process.stderr, 'en'));
globalThis.gc?.();
const { now: resident, peak } = await residentMemory();
const { articles, questions } = await loadNews();
const own = questions.filter((question) => question.own);
const asked = new Set(articles.slice(0, ARTICLES_ASKED).map(({ id }) => id));
const stages = await askAll(own.filter(({ articleId }) => asked.has(articleId)));
const compared = own.filter((_, i) => i % COMPARED_EVERY === 0);
const measured: MeasuredSize = {
  resident,
  peak,
  opening: await timeOpenings(),
  ...stages,
  ...(await compareNeighbours(compared)),
};
process.stdout.write(`${JSON.stringify(measured)}\n`);

async function askAll(given: readonly { readonly question: string }[]) {
  const { embedder, reader } = beleg.calibrated;
  const [index, answerer] = [beleg.index(), beleg.answerer()];
  const samples = {
    embedding: [] as number[],
    search: [] as number[],
    reading: [] as number[],
    whole: [] as number[],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { question } of given) {
      const started = performance.now();
      const understood = await embedQuestion(question, embedder);
      const embedded = performance.now();
      const matches = await retrieve(index, understood);
      const searched = performance.now();
      await reader.read(question, matches);
      const read = performance.now();
      renderAnswer(await answerer.ask({ question }), SCREEN);
      const answered = performance.now();
      if (round === 0) continue; // What is compiled at first is not measured.
      samples.embedding.push(embedded - started);
      samples.search.push(searched - embedded);
      samples.reading.push(read - searched);
      samples.whole.push(answered - read);
    }
  }
  return samples;
}

async function timeOpenings(): Promise<number[]> {
  const { model } = beleg.calibrated.embedder;
  const seconds: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    globalThis.gc?.();
    const started = performance.now();
    const found = await diskStore(config.dataFolder).find({ model });
    if (found.kind !== 'found') throw new Error(`the index is ${found.kind}`);
    await found.open();
    seconds.push((performance.now() - started) / 1000);
  }
  return seconds;
}

/** How well, and how fast, the graph finds the vectors that are nearest to questions. */
async function compareNeighbours(given: readonly { readonly question: string }[]) {
  const { embedder } = beleg.calibrated;
  const { dimension } = embedder.model;
  const folder = generationFolder(config.dataFolder, (await diskStore(config.dataFolder).current()) ?? '');
  const vectors = PackedVectors.fromBytes(await readFile(join(folder, 'vectors.f32')), dimension);
  const graph = HnswIndex.read({ path: join(folder, 'vectors.hnsw'), dimension, size: vectors.size });
  const all = new ExactIndex(vectors);
  const [approximate, exact]: [number[], number[]] = [[], []];
  let [found, nearest] = [0, 0];
  for (const { question } of given) {
    const query = await embedder.embedQuery(question);
    const started = performance.now();
    const near = graph.search(query, PROPOSED);
    const proposed = performance.now();
    const right = all.search(query, PROPOSED);
    exact.push(performance.now() - proposed);
    approximate.push(proposed - started);
    found += shared(near, right);
    nearest += right.length;
  }
  return { approximate, exact, recall: found / nearest };
}

function shared(found: readonly VectorMatch[], right: readonly VectorMatch[]): number {
  const positions = new Set(right.map(({ position }) => position));
  return found.filter(({ position }) => positions.has(position)).length;
}
