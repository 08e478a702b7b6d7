import type { Builder } from '../index-store.ts';
import { makeTables } from './tables.ts';
import { processOf, type Database, type Session } from './database.ts';

/** Of the locks that PostgreSQL keeps for programs, the one for building an index in this schema. */
const KEY = "hashtext('beleg'), hashtext($1)";

/**
 * Does work while nobody else does on any machine: the lock is that of a connection, and ends with it, whatever becomes of the
 * process. It is asked for on a connection of its own, since what is built in transactions needs others.
 * @param onWaiting hears who has it, if it is a process of this machine
 */
export async function alone<T>(
  database: Database,
  work: () => Promise<T>,
  onWaiting: (builder: Builder) => void,
): Promise<T> {
  const outcome = await database.session(async (session) => {
    const values = [database.schemaName];
    const [tried] = await session.rows<{ got: boolean }>({
      text: `SELECT pg_try_advisory_lock(${KEY}) AS got`,
      values,
    });
    if (tried?.got !== true) {
      onWaiting(await builderOf(session, database.schemaName));
      await session.rows({ text: `SELECT pg_advisory_lock(${KEY})`, values });
    }
    // Who lacks a right or an extension hears of it before an hour of embedding.
    await database.transaction((other) => makeTables(database, other));
    // What goes wrong in it is none of the database's matter.
    return work().then(
      (done) => ({ done }),
      (fault: unknown) => ({ fault }),
    );
  });
  if ('fault' in outcome) throw outcome.fault;
  return outcome.done;
}

async function builderOf({ rows }: Session, schemaName: string): Promise<Builder> {
  const [holder] = await rows<{ application_name: string | null }>({
    text: `SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
           WHERE locktype = 'advisory' AND granted AND objsubid = 2
             AND classid = (hashtext('beleg')::bigint & 4294967295)::oid AND objid = (hashtext($1)::bigint & 4294967295)::oid`,
    values: [schemaName],
  });
  return processOf(holder?.application_name ?? undefined);
}
