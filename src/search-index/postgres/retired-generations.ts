import type { Database, Session } from './database.ts';
import { sentencesTable } from './tables.ts';

/** Whoever reads takes up a new generation within seconds; questions that are under way end within minutes. */
const KEPT_MINUTES = 10;
/** A table that a reader is using is not waited for: the next build removes it. */
const WAIT_MS = 2_000;

/** Marks the others as out of use: they are not gone back to, and stay for those who still read them. */
export async function retire(
  { schema }: Database,
  { rows }: Session,
  kept: readonly string[],
): Promise<void> {
  await rows({
    text: `UPDATE ${schema}.generations SET retired = now() WHERE retired IS NULL AND name <> ALL ($1::text[])`,
    values: [kept],
  });
}

/** Removes what was retired so long ago that nobody reads it any more. What cannot be removed now waits for the next build. */
export async function removeRetired(database: Database): Promise<void> {
  const { schema } = database;
  await database
    .transaction(async (session) => {
      const { rows } = session;
      await rows(`SET LOCAL lock_timeout = ${WAIT_MS}`);
      const gone = await rows({
        text: `DELETE FROM ${schema}.generations AS old WHERE retired < now() - make_interval(mins => $1)
                 AND NOT EXISTS (SELECT FROM ${schema}.in_use WHERE generation = old.generation) RETURNING generation`,
        values: [KEPT_MINUTES],
      });
      if (gone.length === 0) return;
      const left = await rows<{ article: number; space: number }>(
        `DELETE FROM ${schema}.articles AS old
         WHERE NOT EXISTS (SELECT FROM ${schema}.contents WHERE article = old.article) RETURNING article, space`,
      );
      for (const space of new Set(left.map((one) => one.space))) {
        const articles = left.filter((one) => one.space === space).map(({ article }) => article);
        await removeSentences(database, session, { space, articles });
      }
    })
    .catch(() => undefined);
}

async function removeSentences(
  database: Database,
  { rows }: Session,
  { space, articles }: { readonly space: number; readonly articles: readonly number[] },
): Promise<void> {
  const { schema } = database;
  const used = await rows({
    text: `SELECT FROM ${schema}.generations WHERE space = $1 UNION ALL SELECT FROM ${schema}.articles WHERE space = $1 LIMIT 1`,
    values: [space],
  });
  if (used.length === 0) {
    await rows(`DROP TABLE ${sentencesTable(database, space)}`);
    await rows({ text: `DELETE FROM ${schema}.spaces WHERE space = $1`, values: [space] });
    return;
  }
  await rows({
    text: `DELETE FROM ${sentencesTable(database, space)} WHERE article = ANY ($1::int[])`,
    values: [articles],
  });
}
