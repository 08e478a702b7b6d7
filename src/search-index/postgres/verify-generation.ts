import type { Sentence } from '../../sentences/sentence.ts';
import { LENGTH_TOLERANCE, standInOrder } from '../disk/verify-generation.ts';
import type { Unsoundness, VerifiedGeneration } from '../index-store.ts';
import type { Database, Session } from './database.ts';
import { readArticles, type ReadArticle } from './open-generation.ts';
import { damageOf, describeGeneration, type DescribedGeneration } from './read-generation.ts';
import { sentencesTable } from './tables.ts';
import { lexemesOf } from './write-space.ts';

/** How many vectors the graph is asked for. */
const ASKED = 200;
/** Articles whose words are compared at a time. */
const COMPARED = 100;

/**
 * Checks all of a generation: what was written against its checksums, each sentence against its article's text, each vector, the
 * words by which each sentence is found, and that the graph finds a sample of its own. The server hashes and compares the vectors
 * itself; texts and words come here.
 */
export async function verifyGeneration(database: Database, name: string): Promise<VerifiedGeneration> {
  const described = await describeGeneration(database, database, name);
  if ('kind' in described) return described;
  const damage = await damageOf(database, described);
  if (damage !== undefined) return damage;
  const what = await database.snapshot((session) => unsoundnessOf(database, session, described));
  if (what !== undefined) return { kind: 'unsound', what };
  const { created, counts, model, problems, warnings } = described.manifest;
  return { kind: 'sound', created, counts, model, problems, warnings };
}

async function unsoundnessOf(
  database: Database,
  session: Session,
  described: DescribedGeneration,
): Promise<Unsoundness | undefined> {
  const { generation, manifest } = described;
  const sentences: Sentence[] = [];
  const articles: ReadArticle['article'][] = [];
  let batch: ReadArticle[] = [];
  const batches: ReadArticle[][] = [];
  try {
    for await (const read of readArticles(database, session, generation)) {
      articles.push(read.article);
      for (const sentence of read.sentences) sentences.push(sentence);
      batch.push(read);
      if (batch.length < COMPARED) continue;
      batches.push(batch);
      batch = [];
    }
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof RangeError) return 'unreadable';
    throw fault;
  }
  const { counts } = manifest;
  if (articles.length !== counts.articles || sentences.length !== counts.sentences) return 'counts';
  if (!standInOrder(articles, sentences)) return 'offsets';
  if (!(await areAsWritten(database, session, described))) return 'vectors';
  for (const some of [...batches, batch])
    if (!(await areFoundByWords(database, session, { ...described, some }))) return 'words';
  return (await findsItsOwn(database, session, described)) ? undefined : 'graph';
}

async function areAsWritten(
  database: Database,
  { rows }: Session,
  { generation, space }: DescribedGeneration,
): Promise<boolean> {
  const { schema } = database;
  const [found] = await rows<{ wrong: boolean }>({
    text: `SELECT EXISTS (
             SELECT FROM ${schema}.contents JOIN ${schema}.articles USING (article), LATERAL (
               SELECT encode(sha256(coalesce(string_agg(vector_send(vector), '' ORDER BY ordinal), '')), 'hex') AS hash,
                 count(*) AS sentences, bool_and(abs(vector_norm(vector) - 1) <= $2) AS are_of_length
               FROM ${sentencesTable(database, space)} AS own WHERE own.article = articles.article) AS there
             WHERE generation = $1 AND (hash <> vectors_sha256 OR there.sentences <> articles.sentences OR NOT are_of_length)) AS wrong`,
    values: [generation, LENGTH_TOLERANCE],
  });
  return found?.wrong === false;
}

async function areFoundByWords(
  database: Database,
  { rows }: Session,
  { space, some }: DescribedGeneration & { readonly some: readonly ReadArticle[] },
): Promise<boolean> {
  const there = await rows<{ article: number; ordinal: number; stems: string[] }>({
    text: `SELECT article, ordinal, tsvector_to_array(stems) AS stems
           FROM ${sentencesTable(database, space)} WHERE article = ANY ($1::int[])`,
    values: [some.map(({ row }) => row)],
  });
  const byPlace = new Map(
    there.map(({ article, ordinal, stems }) => [`${article} ${ordinal}`, new Set(stems)]),
  );
  return some.every(({ row, article, sentences }) =>
    sentences.every((sentence, ordinal) => {
      const [stored, own] = [byPlace.get(`${row} ${ordinal}`), lexemesOf(sentence, article)];
      return stored?.size === own.length && own.every((lexeme) => stored.has(lexeme));
    }),
  );
}

/** Whether the nearest to each of some vectors is it, or one that is the same. */
async function findsItsOwn(
  database: Database,
  { rows }: Session,
  { generation, space, manifest }: DescribedGeneration,
): Promise<boolean> {
  const table = sentencesTable(database, space);
  const half = `halfvec(${manifest.model.dimension})`;
  const [found] = await rows<{ missed: number }>({
    text: `WITH sample AS (
             SELECT vector FROM ${database.schema}.contents JOIN ${table} USING (article)
             WHERE generation = $1 ORDER BY md5(article || ' ' || ordinal) LIMIT ${ASKED})
           SELECT count(*) FILTER (WHERE near.vector::${half} <#> sample.vector::${half} > -0.999)::int AS missed
           FROM sample, LATERAL (
             SELECT vector FROM ${table} ORDER BY vector::${half} <#> sample.vector::${half} LIMIT 1) AS near`,
    values: [generation],
  });
  return found?.missed === 0;
}
