import type { Database, Session } from './database.ts';
import { sentencesTable } from './tables.ts';

interface FinishOptions {
  readonly space: number;
  readonly dimension: number;
  readonly compared: number;
}

/** Candidates while points are added, as hnswlib has them; links are pgvector's own, and the same. */
const GRAPH = 'm = 16, ef_construction = 200';
/** What a point takes while a graph is built: its vector in half precision, and its links. */
const POINT_BYTES = (dimension: number): number => 2 * dimension + 600;
const KILOBYTE = 1024;
const [LEAST_MEMORY, MOST_MEMORY] = [64 * KILOBYTE, 2 * KILOBYTE ** 2];

/** Makes what a space is searched by and has not: keys, words, and where it has so many sentences, the graph. */
export async function finishSpace(
  database: Database,
  { rows }: Session,
  { space, dimension, compared }: FinishOptions,
): Promise<void> {
  const table = sentencesTable(database, space);
  const [found] = await rows<{ is_keyed: boolean; has_graph: boolean; sentences: number }>({
    text: `SELECT has_graph, EXISTS (SELECT FROM pg_index WHERE indrelid = $2::regclass) AS is_keyed,
             (SELECT count(*)::int FROM ${table}) AS sentences
           FROM ${database.schema}.spaces WHERE space = $1`,
    values: [space, table],
  });
  if (found === undefined) throw new Error(`there is no space ${space}`);
  if (!found.is_keyed) {
    await rows(`ALTER TABLE ${table} ADD PRIMARY KEY (article, ordinal)`);
    await rows(`CREATE INDEX ON ${table} USING gin (stems) WITH (fastupdate = off)`);
  }
  if (!found.has_graph && found.sentences > compared) {
    const needed = Math.ceil((found.sentences * POINT_BYTES(dimension)) / KILOBYTE);
    // A graph that does not fit is built on, many times slower.
    await rows(
      `SET LOCAL maintenance_work_mem = '${Math.min(Math.max(needed, LEAST_MEMORY), MOST_MEMORY)}kB'`,
    );
    await rows(
      `CREATE INDEX ON ${table} USING hnsw ((vector::halfvec(${dimension})) halfvec_ip_ops) WITH (${GRAPH})`,
    );
    await rows({
      text: `UPDATE ${database.schema}.spaces SET has_graph = true WHERE space = $1`,
      values: [space],
    });
  }
  await rows(`ANALYZE ${table}`);
}
