import { Database } from './database.ts';
import { DatabaseFault } from './database-fault.ts';
import { checkVersion, extensionVersion, ifBuilt, requireExtension } from './tables.ts';

/** A database that an index can be in. */
export interface DatabaseState {
  /** Without user and password. */
  readonly place: string;
  /** The versions of the server and of its extension, which may be one that the first build puts into the database. */
  readonly server: string;
  readonly extension: string;
  /** Whether an index was built there. */
  readonly isBuilt: boolean;
}

interface ServerRow {
  readonly server: string;
  readonly encoding: string;
  readonly available: string | null;
  readonly may_create: boolean;
}

/**
 * Looks whether an index can be built in a database and read from it, and changes nothing.
 * @param url as `databaseAddress` takes it
 * @throws DatabaseFault where it cannot
 */
export async function examineDatabase(url: string): Promise<DatabaseState> {
  const database = new Database(url);
  const { place } = database;
  try {
    const [found] = await database.rows<ServerRow & Record<string, unknown>>(
      `SELECT current_setting('server_version') AS server, current_setting('server_encoding') AS encoding,
         (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS available,
         has_database_privilege(current_database(), 'CREATE') AS may_create`,
    );
    if (found?.encoding !== 'UTF8') throw new DatabaseFault({ kind: 'encoding', place });
    const installed = await extensionVersion(database);
    const extension = installed ?? found.available;
    if (extension === null) throw new DatabaseFault({ kind: 'no-extension', place });
    if (installed === undefined && !found.may_create)
      throw new DatabaseFault({ kind: 'extension-not-allowed', place });
    requireExtension(place, extension);
    const isBuilt = (await ifBuilt(checkVersion(database, database).then(() => true))) ?? false;
    // The packager's name of a server stands behind its number.
    return { place, server: found.server.replace(/ .*/, ''), extension, isBuilt };
  } finally {
    await database.close();
  }
}
