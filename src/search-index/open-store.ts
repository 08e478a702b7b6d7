import { diskStore } from './disk/disk-store.ts';
import type { IndexStore } from './index-store.ts';

/**
 * Where an index is kept: what is common to all stores stands in `index-store.ts`, and everything that asks for one asks here, so that
 * it is the same one that is built, answered from, checked and gone back in.
 */
export interface StorePlace {
  /** The folder that it is in, where it is in no database. */
  readonly dataFolder: string;
  /** Of a PostgreSQL database, as `isDatabaseAddress` takes it. It holds a password, and is shown nowhere. */
  readonly indexUrl?: string | undefined;
}

/**
 * The store of the index: in a database where one is named, else in the data folder. What a database needs is loaded only for one,
 * and nothing connects before something is asked of it. Connections that nobody uses keep no process from ending.
 */
export async function openStore(place: StorePlace): Promise<IndexStore> {
  const { dataFolder, indexUrl } = place;
  return indexUrl === undefined ? diskStore(dataFolder) : openDatabase(indexUrl);
}

/** @param indexUrl with a schema for each index, where one database has several */
async function openDatabase(indexUrl: string): Promise<IndexStore> {
  // The driver takes a tenth of a second to import.
  const { postgresStore } = await import('./postgres/postgres-store.ts');
  return postgresStore(indexUrl);
}
