import { Client } from 'pg';
import { onTestFinished } from 'vitest';

/** A PostgreSQL server with pgvector, by the address of a database in it that tests may fill; CONTRIBUTING.md says how to start one. */
export const TEST_POSTGRES_URL = process.env['TEST_POSTGRES_URL'];

let count = 0;

/** An address of an index that nobody else has; what is built there goes with the test. */
export function ownIndexUrl(): string {
  const schema = `test_${process.pid}_${Date.now().toString(36)}_${count++}`;
  onTestFinished(async () => void (await sql(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)));
  return indexUrlOf(schema);
}

/** The same for several tests of a file, which drop it themselves. */
export function indexUrlOf(schema: string): string {
  const url = new URL(TEST_POSTGRES_URL ?? 'postgres://nowhere/none');
  url.searchParams.set('schema', schema);
  return url.href;
}

export function schemaOf(indexUrl: string): string {
  return new URL(indexUrl).searchParams.get('schema') ?? '';
}

/** Runs a statement by itself, as a person might. */
export async function sql(text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: TEST_POSTGRES_URL ?? '' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
