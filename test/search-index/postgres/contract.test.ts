import { afterAll, describe } from 'vitest';
import type { IndexContent, IndexStore } from '../../../src/search-index/index-store.ts';
import { postgresStore } from '../../../src/search-index/postgres/postgres-store.ts';
import { indexStoreContract, opened } from '../../contracts/index-store-contract.ts';
import { searchIndexContract } from '../../contracts/search-index-contract.ts';
import { indexUrlOf, sql, TEST_POSTGRES_URL } from '../../helpers/postgres.ts';

/** Each store has a schema for itself, which goes with it when the next one is made: a server takes so many connections. */
function oneAtATime(prefix: string, options?: { readonly compared: number }) {
  let [count, last]: [number, IndexStore | undefined] = [0, undefined];
  const schema = (): string => `${prefix}_${process.pid}_${count}`;
  const end = async (): Promise<void> => {
    await last?.close();
    await sql(`DROP SCHEMA IF EXISTS ${schema()} CASCADE`);
  };
  const create = async (): Promise<IndexStore> => {
    await end();
    count++;
    last = postgresStore(indexUrlOf(schema()), options);
    return last;
  };
  return { create, end };
}

describe.skipIf(TEST_POSTGRES_URL === undefined)('an index in PostgreSQL', () => {
  const compared = oneAtATime('compared');
  afterAll(compared.end);
  // Each run makes tables and their indexes.
  indexStoreContract('postgresStore', compared.create, { runs: 15 });
});

describe.skipIf(TEST_POSTGRES_URL === undefined)('an index in PostgreSQL with a graph', () => {
  const searched = oneAtATime('searched', { compared: 0 });
  afterAll(searched.end);
  const build = (content: IndexContent) => opened(searched.create, content);
  searchIndexContract('postgresStore', build, { runs: 15 });
});
