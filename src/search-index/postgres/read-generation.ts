import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { sha256 } from '../../system/sha256.ts';
import { vouchesFor } from '../disk/generations.ts';
import { generationSchema, INDEX_RECIPE } from '../disk/manifest.ts';
import type { Damage, ExpectedOrigin, FoundIndex, IndexUnavailable, Rollback } from '../index-store.ts';
import type { Database, Session } from './database.ts';
import { openGeneration } from './open-generation.ts';
import { ifBuilt, sentencesTable } from './tables.ts';
import { foundGeneration, whyUnusable } from '../usable-generation.ts';

export const manifestSchema = generationSchema
  .extend({
    /** Over what `hashOfArticles` takes of each, in their order. */
    articles: generationSchema.shape.recipe,
    /** The sha256 of the words. */
    words: generationSchema.shape.recipe,
  })
  .readonly();

/** What a generation was made of; its name vouches for it, and it for the articles and the words. */
type Manifest = z.infer<typeof manifestSchema>;

/** A generation whose manifest is as it was written. */
export interface DescribedGeneration {
  readonly generation: number;
  readonly name: string;
  readonly space: number;
  readonly manifest: Manifest;
}

/** What is known of an article of a generation, in its order. */
export interface ListedArticle {
  readonly article: number;
  readonly sentences: number;
  readonly text_sha256: string;
  readonly vectors_sha256: string;
}

type Reader = Pick<Session, 'rows'>;

/** How an article's texts are hashed where they are. */
const TEXT_SHA256 = "encode(sha256(convert_to(article_json || E'\\n' || sentences_json, 'UTF8')), 'hex')";

export function hashOfTexts(articleJson: string, sentencesJson: string): string {
  return sha256(`${articleJson}\n${sentencesJson}`);
}

export function hashOfArticles(
  listed: Iterable<Pick<ListedArticle, 'text_sha256' | 'vectors_sha256'>>,
): string {
  const hash = createHash('sha256');
  for (const { text_sha256: text, vectors_sha256: vectors } of listed) hash.update(`${text} ${vectors}\n`);
  return hash.digest('hex');
}

/** The name of the generation in use. */
export async function currentName({ schema }: Database, { rows }: Reader): Promise<string | undefined> {
  const [current] =
    (await ifBuilt(
      rows<{ name: string }>({
        name: 'current',
        text: `SELECT name FROM ${schema}.in_use JOIN ${schema}.generations USING (generation)`,
      }),
    )) ?? [];
  return current?.name;
}

/** The generation of this name as its manifest describes it, or why it cannot be used. */
export async function describeGeneration(
  database: Database,
  { rows }: Reader,
  name: string,
): Promise<DescribedGeneration | IndexUnavailable> {
  const [row] = await rows<{ generation: number; space: number; manifest: string }>({
    text: `SELECT generation, space, manifest FROM ${database.schema}.generations WHERE name = $1`,
    values: [name],
  });
  if (row === undefined) return damaged(database, name, 'missing');
  if (!vouchesFor(name, sha256(row.manifest))) return damaged(database, name, 'altered');
  const manifest = parseManifest(row.manifest);
  return manifest?.recipe === INDEX_RECIPE ? { ...row, name, manifest } : { kind: 'other-version' };
}

function parseManifest(text: string): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function damaged({ place, schemaName }: Database, what: string, damage: Damage): IndexUnavailable {
  return { kind: 'damaged', path: `${place} ${schemaName}.${what}`, damage };
}

/** The articles of a generation in their order; those that are no more are left out. */
export function listedArticles(
  { schema }: Database,
  { rows }: Reader,
  generation: number,
): Promise<ListedArticle[]> {
  return rows({
    text: `SELECT article, sentences, text_sha256, vectors_sha256
           FROM ${schema}.contents JOIN ${schema}.articles USING (article) WHERE generation = $1 ORDER BY place`,
    values: [generation],
  });
}

/**
 * Holds articles, words and the number of vectors against the manifest: the texts are hashed by the server, the vectors, the most
 * of it all, are only counted. Of millions of sentences it takes longer than a question may.
 */
export function damageOf(
  database: Database,
  described: DescribedGeneration,
): Promise<IndexUnavailable | undefined> {
  return database.snapshot((session) => damageIn(database, session, described));
}

/** The same within what is under way on a connection. */
export async function damageIn(
  database: Database,
  { rows }: Reader,
  { generation, space, manifest }: DescribedGeneration,
): Promise<IndexUnavailable | undefined> {
  const { schema } = database;
  const listed = await listedArticles(database, { rows }, generation);
  if (listed.length < manifest.counts.articles) return damaged(database, 'articles', 'missing');
  if (hashOfArticles(listed) !== manifest.articles) return damaged(database, 'articles', 'altered');
  const [text] = await rows<{ altered: boolean; words: string }>({
    text: `SELECT encode(sha256(convert_to(words, 'UTF8')), 'hex') AS words, EXISTS (
             SELECT FROM ${schema}.contents JOIN ${schema}.articles USING (article)
             WHERE generation = $1 AND text_sha256 <> ${TEXT_SHA256}) AS altered
           FROM ${schema}.generations WHERE generation = $1`,
    values: [generation],
  });
  if (text?.altered !== false) return damaged(database, 'articles', 'altered');
  if (text.words !== manifest.words) return damaged(database, 'generations', 'altered');
  const table = sentencesTable(database, space);
  const missing = damaged(database, `sentences_${space}`, 'missing');
  const [there] = await rows({ text: 'SELECT WHERE to_regclass($1) IS NOT NULL', values: [table] });
  if (there === undefined) return missing;
  const [counted] = await rows<{ count: number }>({
    text: `SELECT count(*)::int FROM ${schema}.contents JOIN ${table} USING (article) WHERE generation = $1`,
    values: [generation],
  });
  return counted?.count === manifest.counts.sentences ? undefined : missing;
}

/** As `findGeneration` of the store on disk. */
export async function findGeneration(
  database: Database,
  name: string,
  expected: ExpectedOrigin,
  rollback?: Rollback,
): Promise<FoundIndex | IndexUnavailable> {
  const described = await describeGeneration(database, database, name);
  if ('kind' in described) return described;
  const { manifest } = described;
  const wanted = { ...expected, generation: name, rollback };
  const why = whyUnusable(manifest, wanted) ?? (await damageOf(database, described));
  return why ?? foundGeneration(manifest, wanted, () => openGeneration(database, described));
}
