import { sha256 } from '../../system/sha256.ts';
import { generationName } from '../disk/generations.ts';
import { describeNow } from '../disk/manifest.ts';
import type { IndexContent, IndexOrigin } from '../index-store.ts';
import { readSentenceWords } from '../read-words.ts';
import { storeWords } from '../stored-words.ts';
import type { BuildingLock } from './building-lock.ts';
import type { Database, Session } from './database.ts';
import { finishSpace } from './finish-space.ts';
import { COMPARED } from './nearest-sentences.ts';
import {
  currentName,
  damageIn,
  describeGeneration,
  hashOfArticles,
  manifestSchema,
} from './read-generation.ts';
import { retire } from './retired-generations.ts';
import { makeTables } from './tables.ts';
import { addSentences } from './write-space.ts';

/** One after the other also those who work alone no more, or never did. */
const WRITING = "hashtext('beleg writing'), hashtext($1)";

interface WriteOptions {
  readonly content: IndexContent;
  readonly origin: IndexOrigin;
  readonly onIndexed: (sentences: number) => void;
  /** Without which nothing becomes the generation in use. */
  readonly lock: Pick<BuildingLock, 'requireHeld'>;
  /** Of fewer sentences all are compared, and no graph is made. @default COMPARED */
  readonly compared?: number | undefined;
}

/**
 * Writes a generation and makes it the one in use, in one transaction: whoever reads sees all of it or the one before, and of a build
 * that is killed nothing stays.
 * @returns its name
 */
export async function writeGeneration(
  database: Database,
  { content, origin, onIndexed, lock, compared = COMPARED }: WriteOptions,
): Promise<string> {
  return database.transaction(async (session) => {
    await makeTables(database, session);
    await session.rows({ text: `SELECT pg_advisory_xact_lock(${WRITING})`, values: [database.schemaName] });
    await lock.requireHeld(session);
    const before = await generationToKeep(database, session);
    const { space, articles } = await addSentences(database, session, {
      content,
      dimension: origin.model.dimension,
      onIndexed,
    });
    await finishSpace(database, session, { space, dimension: origin.model.dimension, compared });
    const words = storeWords(readSentenceWords(content.sentences, content.articles)).text;
    const manifest = manifestSchema.parse({
      ...describeNow(content, origin),
      articles: hashOfArticles(articles),
      words: sha256(words),
    });
    const written = JSON.stringify(manifest);
    const name = generationName(manifest.created, sha256(written));
    const { schema } = database;
    const [added] = await session.rows<{ generation: number }>({
      text: `INSERT INTO ${schema}.generations (name, space, manifest, words) VALUES ($1, $2, $3, $4) RETURNING generation`,
      values: [name, space, written, words],
    });
    const generation = added?.generation ?? 0;
    await session.rows({
      text: `INSERT INTO ${schema}.contents (generation, place, article)
             SELECT $1, place, article FROM unnest($2::int[]) WITH ORDINALITY AS listed (article, place)`,
      values: [generation, articles.map(({ article }) => article)],
    });
    await session.rows({
      text: `INSERT INTO ${schema}.in_use (generation, rollback) VALUES ($1, NULL)
             ON CONFLICT (one) DO UPDATE SET generation = excluded.generation, rollback = NULL`,
      values: [generation],
    });
    await retire(database, session, before === undefined ? [name] : [name, before]);
    onIndexed(content.sentences.length);
    await lock.requireHeld(session);
    return name;
  });
}

/** The one to go back to after the next: the one in use, or the newest that is whole where that one is damaged. */
async function generationToKeep(database: Database, session: Session): Promise<string | undefined> {
  const current = await currentName(database, session);
  if (current === undefined) return undefined;
  const names = await session.rows<{ name: string }>(
    `SELECT name FROM ${database.schema}.generations WHERE retired IS NULL ORDER BY name DESC`,
  );
  for (const name of [current, ...names.map((row) => row.name)]) {
    const described = await describeGeneration(database, session, name);
    const damage = 'kind' in described ? described : await damageIn(database, session, described);
    if (damage === undefined || damage.kind === 'other-version') return name;
  }
  return undefined;
}
