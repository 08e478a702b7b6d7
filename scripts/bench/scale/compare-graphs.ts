import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../../../src/embedding/embedder.ts';
import { PROPOSED } from '../../../src/retrieval/retrieve.ts';
import { diskStore } from '../../../src/search-index/disk/disk-store.ts';
import { generationFolder } from '../../../src/search-index/disk/generations.ts';
import { PARTS } from '../../../src/search-index/disk/parts.ts';
import { ExactIndex } from '../../../src/search-index/exact-index.ts';
import { GRAPH_SHAPE, HnswIndex, type GraphShape } from '../../../src/search-index/hnsw-index.ts';
import { PackedVectors } from '../../../src/search-index/packed-vectors.ts';
import { loadNews } from '../../evaluation/sets/news.ts';
import { loadOmos } from '../../evaluation/sets/omos.ts';
import { loadXquad } from '../../evaluation/sets/xquad.ts';
import { percentile } from '../figures.ts';
import { markdownTable, rounded } from '../table.ts';

/** Every so many of the sets' questions are asked: some 300. */
const ASKED_EVERY = 10;

/** Shapes are compared by graphs of every so many vectors: it takes a quarter of an hour to build one of all for each. */
const COMPARED_EVERY = 10;

const SEARCHING: readonly number[] = [200, 400, GRAPH_SHAPE.searching];

/** Those that are compared: more or fewer links, candidates while adding, and candidates in a search. */
const SHAPES: readonly GraphShape[] = [8, 16, 24]
  .flatMap((links) => [100, 200].map((adding) => ({ links, adding })))
  .filter(({ links, adding }) => links === GRAPH_SHAPE.links || adding === GRAPH_SHAPE.adding)
  .flatMap((shape) => SEARCHING.map((searching) => ({ ...shape, searching })));

/** How well a graph finds the vectors nearest to questions. */
export interface GraphQuality {
  /** Of the nearest, which comparing all finds, the share that the graph finds. */
  readonly recall: number;
  /** The least of any question. */
  readonly worst: number;
  /** By question. */
  readonly milliseconds: readonly number[];
}

/** The embeddings of questions of the evaluation sets, in three languages. */
export async function questionVectors(embedder: Embedder): Promise<Float32Array[]> {
  const sets = [await loadNews(), await loadXquad('de'), await loadXquad('en'), await loadOmos('fr')];
  const asked = sets.flatMap(({ questions }) => questions).filter((_, at) => at % ASKED_EVERY === 0);
  const vectors: Float32Array[] = [];
  for (const { question } of asked) vectors.push(await embedder.embedQuery(question));
  return vectors;
}

/** The positions of the nearest to each question. */
function nearestOf(queries: readonly Float32Array[], vectors: PackedVectors): ReadonlySet<number>[] {
  const all = new ExactIndex(vectors);
  return queries.map((query) => new Set(all.search(query, PROPOSED).map(({ position }) => position)));
}

function qualityOf(
  graph: HnswIndex,
  queries: readonly Float32Array[],
  nearest: readonly ReadonlySet<number>[],
): GraphQuality {
  const milliseconds: number[] = [];
  const shares = queries.map((query, at) => {
    const started = performance.now();
    const found = graph.search(query, PROPOSED);
    milliseconds.push(performance.now() - started);
    const right = nearest[at] ?? new Set();
    return found.filter(({ position }) => right.has(position)).length / Math.max(1, right.size);
  });
  return {
    recall: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    worst: Math.min(...shares),
    milliseconds,
  };
}

/** Of the graph of an index on the disk, by how many candidates a search keeps: those last that it does keep. */
export async function graphQualities(
  dataFolder: string,
  vectors: PackedVectors,
  queries: readonly Float32Array[],
): Promise<readonly (GraphQuality & { readonly searching: number })[]> {
  const folder = generationFolder(dataFolder, (await diskStore(dataFolder).current()) ?? '');
  const graph = HnswIndex.read({
    path: join(folder, 'vectors.hnsw'),
    dimension: vectors.dimension,
    size: vectors.size,
    labels: PARTS['labels.u32'].read(await readFile(join(folder, 'labels.u32'))),
  });
  const nearest = nearestOf(queries, vectors);
  return SEARCHING.map((searching) => {
    graph.keepCandidates(searching);
    return { searching, ...qualityOf(graph, queries, nearest) };
  });
}

/** A table of shapes: what it takes to build a graph of a sample of these vectors, and what it finds in what time. */
export async function compareGraphs(
  all: PackedVectors,
  queries: readonly Float32Array[],
  announce: (what: string) => void,
): Promise<string> {
  const sample = all.rows().filter((_, position) => position % COMPARED_EVERY === 0);
  const vectors = PackedVectors.of(sample, all.dimension);
  const nearest = nearestOf(queries, vectors);
  const rows: string[][] = [];
  let built: { readonly key: string; readonly graph: HnswIndex; readonly cpu: number } | undefined;
  for (const shape of SHAPES) {
    const { links, adding, searching } = shape;
    const key = `${links} ${adding}`;
    if (built?.key !== key) {
      announce(`graph of ${key}`);
      const before = process.cpuUsage();
      const graph = await HnswIndex.build(vectors, undefined, shape);
      built = { key, graph, cpu: process.cpuUsage(before).user / 1e6 };
    }
    built.graph.keepCandidates(searching);
    const { recall, worst, milliseconds } = qualityOf(built.graph, queries, nearest);
    rows.push([
      String(links),
      String(adding),
      String(searching),
      rounded(built.cpu),
      recall.toFixed(4),
      worst.toFixed(2),
      `${rounded(percentile(milliseconds, 50))} / ${rounded(percentile(milliseconds, 95))}`,
    ]);
  }
  return markdownTable(
    ['links', 'adding', 'searching', 'build, CPU s', `recall@${PROPOSED}`, 'worst', 'search, ms'].map(
      (heading) => ({ heading, isNumber: true }),
    ),
    rows,
  );
}
