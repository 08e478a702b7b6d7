import type { Builder } from '../index-store.ts';
import { DatabaseFault } from './database-fault.ts';
import { makeTables } from './tables.ts';
import { processOf, type Database, type Session } from './database.ts';

/** Of the locks that PostgreSQL keeps for programs, the one for building an index in this schema. */
const KEY = "hashtext('beleg'), hashtext($1)";
/** As it is listed among all locks. */
const LISTED = `locktype = 'advisory' AND granted AND objsubid = 2
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND classid = (hashtext('beleg')::bigint & 4294967295)::oid AND objid = (hashtext($1)::bigint & 4294967295)::oid`;

/**
 * Keeps others from building an index in this schema, on any machine: the lock is that of a connection, and ends with it, whatever
 * becomes of the process. It is asked for on a connection of its own, since what is built in transactions needs others.
 */
export class BuildingLock {
  readonly #database: Database;
  /** The server's number of the connection that has it. */
  #holder: number | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Does work while nobody else does.
   * @param onWaiting hears who has the lock, if it is a process of this machine
   */
  async alone<T>(work: () => Promise<T>, onWaiting: (builder: Builder) => void): Promise<T> {
    try {
      const outcome = await this.#database.session((session) => this.#hold(session, work, onWaiting));
      if ('fault' in outcome) throw outcome.fault;
      return outcome.done;
    } finally {
      this.#holder = undefined;
    }
  }

  async #hold<T>(
    session: Session,
    work: () => Promise<T>,
    onWaiting: (builder: Builder) => void,
  ): Promise<{ readonly done: T } | { readonly fault: unknown }> {
    const database = this.#database;
    const values = [database.schemaName];
    const [tried] = await session.rows<{ got: boolean; connection: number }>({
      text: `SELECT pg_try_advisory_lock(${KEY}) AS got, pg_backend_pid() AS connection`,
      values,
    });
    if (tried?.got !== true) {
      onWaiting(await builderOf(session, database.schemaName));
      await session.rows({ text: `SELECT pg_advisory_lock(${KEY})`, values });
    }
    this.#holder = tried?.connection;
    // Who lacks a right or an extension hears of it before an hour of embedding.
    await database.transaction((other) => makeTables(database, other));
    // What goes wrong in it is none of the database's matter.
    return work().then(
      (done) => ({ done }),
      (fault: unknown) => ({ fault }),
    );
  }

  /**
   * Makes sure that the lock, once it was had, is had still: where its connection was lost, somebody else may be building.
   * @throws DatabaseFault where it is not
   */
  async requireHeld({ rows }: Session): Promise<void> {
    if (this.#holder === undefined) return;
    const values = [this.#database.schemaName, this.#holder];
    const held = await rows({ text: `SELECT FROM pg_locks WHERE ${LISTED} AND pid = $2`, values });
    if (held.length === 0) throw new DatabaseFault({ kind: 'not-alone', place: this.#database.place });
  }
}

async function builderOf({ rows }: Session, schemaName: string): Promise<Builder> {
  const [holder] = await rows<{ application_name: string | null }>({
    text: `SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
           WHERE ${LISTED}`,
    values: [schemaName],
  });
  return processOf(holder?.application_name ?? undefined);
}
