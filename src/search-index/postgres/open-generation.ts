import Cursor from 'pg-cursor';
import type { Article } from '../../corpus/article.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import type { SearchIndex } from '../search-index.ts';
import { articlesIn, sentencesIn } from '../stored-articles.ts';
import { restoreCounts } from '../stored-words.ts';
import type { Database, Session } from './database.ts';
import { DatabaseFault } from './database-fault.ts';
import { PostgresIndex, type PlacedArticle } from './postgres-index.ts';
import type { DescribedGeneration } from './read-generation.ts';

/** Articles that are fetched at a time: a cursor keeps the rest on the server. */
const FETCHED = 100;

/** An article as the database has it, with its sentences. */
export interface ReadArticle {
  readonly row: number;
  /** Undefined where the next build is not to know it again. */
  readonly sourceState: string | undefined;
  readonly article: Article;
  readonly sentences: readonly Sentence[];
}

interface ArticleRow {
  readonly article: number;
  readonly source_state: string | null;
  readonly article_json: string;
  readonly sentences_json: string;
}

/** The articles of a generation in their order, some at a time. */
export async function* readArticles(
  { schema }: Database,
  { client }: Session,
  generation: number,
): AsyncGenerator<ReadArticle> {
  const cursor = client.query(
    new Cursor<ArticleRow>(
      `SELECT article, source_state, article_json, sentences_json
       FROM ${schema}.contents JOIN ${schema}.articles USING (article) WHERE generation = $1 ORDER BY place`,
      [generation],
    ),
  );
  try {
    for (;;) {
      const rows = await cursor.read(FETCHED);
      if (rows.length === 0) return;
      for (const row of rows) {
        const articles = articlesIn(`[${row.article_json}]`);
        const sentences = sentencesIn(row.sentences_json, articles);
        for (const article of articles)
          yield { row: row.article, sourceState: row.source_state ?? undefined, article, sentences };
      }
    }
  } finally {
    await cursor.close();
  }
}

/** Loads articles, sentences and words; vectors and the words' places stay where they are. */
export async function openGeneration(
  database: Database,
  { generation, name, space, manifest }: DescribedGeneration,
): Promise<SearchIndex> {
  return database.snapshot(async (session) => {
    const placed: PlacedArticle[] = [];
    const sentences: Sentence[] = [];
    for await (const { row, article, sentences: own } of readArticles(database, session, generation)) {
      placed.push({ row, article, start: sentences.length, end: sentences.length + own.length });
      for (const sentence of own) sentences.push(sentence);
    }
    const { articles, sentences: expected } = manifest.counts;
    const [kept] = await session.rows<{ words: string; has_graph: boolean }>({
      text: `SELECT words, has_graph FROM ${database.schema}.generations JOIN ${database.schema}.spaces USING (space)
             WHERE generation = $1`,
      values: [generation],
    });
    // It was there when it was found, and whole.
    if (kept === undefined || placed.length !== articles || sentences.length !== expected)
      throw new DatabaseFault({ kind: 'gone', place: database.place, generation: name });
    const { dimension } = manifest.model;
    const searched = { generation, name, space, dimension, hasGraph: kept.has_graph };
    return new PostgresIndex(database, searched, { placed, sentences, words: restoreCounts(kept.words) });
  });
}
