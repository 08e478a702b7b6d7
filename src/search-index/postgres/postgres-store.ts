import { z } from 'zod';
import type { ModelIdentity } from '../../models/model-files.ts';
import { warningsByPath } from '../disk/predecessor.ts';
import type {
  ExpectedOrigin,
  FoundIndex,
  IndexStore,
  IndexUnavailable,
  KeptGeneration,
  Predecessor,
  Rollback,
  TakenArticle,
} from '../index-store.ts';
import { BuildingLock } from './building-lock.ts';
import { DatabaseFault } from './database-fault.ts';
import { Database } from './database.ts';
import { readArticles } from './open-generation.ts';
import { currentName, damageOf, describeGeneration, findGeneration } from './read-generation.ts';
import { removeRetired } from './retired-generations.ts';
import { checkVersion, ifBuilt } from './tables.ts';
import { verifyGeneration } from './verify-generation.ts';
import { writeGeneration } from './write-generation.ts';

type OfModel = Pick<ExpectedOrigin, 'model'>;

const rollbackSchema = z
  .object({ generation: z.string(), corpusFingerprint: z.string(), chosen: z.iso.datetime() })
  .readonly() satisfies z.ZodType<Rollback>;

/**
 * Keeps indexes in a PostgreSQL database with pgvector, as `tables.ts` says; programs on several machines may read and build one.
 * All of it throws a DatabaseFault where the server cannot be used.
 * @param url as `databaseAddress` takes it
 * @param compared of fewer sentences all vectors are compared, where it is not to be as usual
 */
export function postgresStore(url: string, { compared }: { readonly compared?: number } = {}): IndexStore {
  const database = new Database(url);
  const lock = new BuildingLock(database);
  return {
    current: () => currentName(database, database),
    find: (expected) => find(database, expected),
    kept: (expected) => kept(database, expected),
    findAny: (expected) => findAny(database, expected),
    choose: (choice) => choose(database, choice),
    alone: (work, onWaiting) => lock.alone(work, onWaiting),
    predecessor: (model) => predecessor(database, model),
    names: () => names(database),
    verify: (name) => verifyGeneration(database, name),
    // Of what a killed build was writing the server keeps nothing.
    leftovers: async () => [],
    close: () => database.close(),
    replace: async (content, origin, onIndexed) => {
      const name = await writeGeneration(database, { content, origin, onIndexed, lock, compared });
      await removeRetired(database);
      return name;
    },
  };
}

/** Undefined where nothing was ever built. */
async function current(database: Database): Promise<string | undefined> {
  await ifBuilt(checkVersion(database, database));
  return currentName(database, database);
}

async function find(database: Database, expected: ExpectedOrigin): Promise<FoundIndex | IndexUnavailable> {
  const name = await current(database);
  if (name === undefined) return { kind: 'missing' };
  return findGeneration(database, name, expected, await readRollback(database));
}

/** Of those that were not retired, the oldest first. */
async function names(database: Database): Promise<readonly string[]> {
  const { schema } = database;
  const found = await ifBuilt(
    database.rows<{ name: string }>(
      `SELECT name FROM ${schema}.generations WHERE retired IS NULL ORDER BY name`,
    ),
  );
  return (found ?? []).map(({ name }) => name);
}

async function kept(database: Database, { model }: OfModel): Promise<readonly KeptGeneration[]> {
  const inUse = await current(database);
  const generations: KeptGeneration[] = [];
  for (const generation of await names(database)) {
    const found = await findGeneration(database, generation, { model });
    const isCurrent = generation === inUse;
    if (found.kind !== 'found') generations.push({ generation, isCurrent, found });
    else {
      const { open: _open, ...facts } = found;
      generations.push({ generation, isCurrent, found: facts });
    }
  }
  return generations;
}

async function findAny(database: Database, { model }: OfModel): Promise<FoundIndex | undefined> {
  const inUse = await current(database);
  const newestFirst = (await names(database)).toReversed();
  for (const name of inUse === undefined ? newestFirst : [inUse, ...newestFirst]) {
    const found = await findGeneration(database, name, { model });
    if (found.kind === 'found') return found;
  }
  return undefined;
}

/** A note that cannot be read counts as none: the next start builds anew. */
async function readRollback(database: Database): Promise<Rollback | undefined> {
  const [row] = await database.rows<{ rollback: string | null }>(
    `SELECT rollback FROM ${database.schema}.in_use`,
  );
  try {
    return rollbackSchema.parse(JSON.parse(row?.rollback ?? ''));
  } catch {
    return undefined;
  }
}

async function choose(database: Database, choice: Omit<Rollback, 'chosen'>): Promise<void> {
  const { schema } = database;
  const rollback = JSON.stringify({ ...choice, chosen: new Date().toISOString() });
  await database.transaction(async ({ rows }) => {
    const [chosen] = await rows<{ generation: number }>({
      text: `UPDATE ${schema}.generations SET retired = NULL WHERE name = $1 RETURNING generation`,
      values: [choice.generation],
    });
    // Another program may have removed it since it was listed.
    if (chosen === undefined)
      throw new DatabaseFault({ kind: 'gone', place: database.place, generation: choice.generation });
    await rows({
      text: `UPDATE ${schema}.in_use SET rollback = $2, generation = $1`,
      values: [chosen.generation, rollback],
    });
  });
}

/** What is taken over stays where it is: a generation is a list of articles. */
async function predecessor(database: Database, model: ModelIdentity): Promise<Predecessor | undefined> {
  const name = await current(database);
  const described = name === undefined ? undefined : await describeGeneration(database, database, name);
  if (described === undefined || 'kind' in described) return undefined;
  if (described.manifest.model.fingerprint !== model.fingerprint) return undefined;
  if ((await damageOf(database, described)) !== undefined) return undefined;
  const { generation, manifest } = described;
  return database.snapshot(async (session) => {
    const articles = new Map<string, TakenArticle>();
    let start = 0;
    for await (const { article, sourceState, sentences } of readArticles(database, session, generation)) {
      if (sourceState !== undefined && sentences.length > 0)
        articles.set(article.file, { article, sourceState, sentences, start });
      start += sentences.length;
    }
    const warnings = warningsByPath(manifest.warnings);
    return { generation: described.name, articles, warnings, readVectors: undefined };
  });
}
