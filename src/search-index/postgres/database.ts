import { hostname } from 'node:os';
import { Client, Pool, type ClientBase, type PoolConfig, type QueryConfig, type QueryResultRow } from 'pg';
import { databaseAddress } from './database-address.ts';
import { databaseFault, isLostConnection } from './database-fault.ts';

/** Connections for questions: they are asked one after another, of which each asks two things at once. */
const CONNECTIONS = 4;
const CONNECT_MS = 5_000;
/** A connection that waits while others compute is kept from being taken for dead, and is known to be dead within a minute. */
const KEEP_ALIVE_MS = 30_000;
/** How long one step of a question may take; a person waits no longer. */
const STATEMENT_MS = 15_000;
/** Vectors that a search in the graph keeps in view: docs/scaling.md says what it finds with them. */
const IN_VIEW = 400;

/** For each connection of questions. A search that needs more than it keeps in view goes on from where it was. */
const SESSION = `-c statement_timeout=${STATEMENT_MS} -c hnsw.ef_search=${IN_VIEW} -c hnsw.iterative_scan=strict_order`;

/** Limits that a server may set for its users, and that building takes longer than. */
const UNLIMITED = '-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0';
/** Those that not every version knows. */
const LIFT_NEWER_LIMITS = `SELECT set_config(name, '0', false) FROM pg_settings
  WHERE name IN ('transaction_timeout', 'idle_session_timeout')`;

/** Something to run with values at $1, $2 …; with a name of at most 63 characters, what the server makes of it is kept. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
}

type Row = QueryResultRow;

/** Runs statements on one connection. */
export interface Session {
  readonly rows: <R extends Row>(statement: Statement | string) => Promise<R[]>;
  /** The connection itself, for what flows. */
  readonly client: ClientBase;
}

/** A database with a schema for an index. All of it throws a DatabaseFault where the server cannot be used. */
export class Database {
  /** In quotation marks, for texts of statements. */
  readonly schema: string;
  readonly schemaName: string;
  readonly place: string;
  readonly #connection: string;
  readonly #sessionOptions: string;
  readonly #pool: Pool;

  /** @param url as `databaseAddress` takes it; nothing connects yet */
  constructor(url: string) {
    const { connection, sessionOptions, schema, place } = databaseAddress(url);
    this.#connection = connection;
    this.#sessionOptions = sessionOptions;
    this.schemaName = schema;
    this.schema = `"${schema}"`;
    this.place = place;
    this.#pool = new Pool({ ...this.#options(SESSION), max: CONNECTIONS, allowExitOnIdle: true });
    // A server that stops ends the connections that nobody uses; the next question makes another.
    this.#pool.on('error', () => undefined);
  }

  /** @param session what is set for it, whatever the address sets */
  #options(session: string): PoolConfig {
    return {
      connectionString: this.#connection,
      application_name: applicationName(process.pid),
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      options: `${this.#sessionOptions} ${session}`.trim(),
    };
  }

  /** Reads. Asks once more where the connection was lost: a server that was started again since knows nothing of the old ones. */
  readonly rows = async <R extends Row>(statement: Statement | string): Promise<R[]> => {
    const ask = async (): Promise<R[]> => (await this.#pool.query<R>(queryOf(statement))).rows;
    try {
      return await ask().catch((fault: unknown) => {
        if (isLostConnection(fault)) return ask();
        throw fault;
      });
    } catch (fault) {
      throw databaseFault(fault, this.place);
    }
  };

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** Does work on a connection of its own, which knows no limit of time. */
  async session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = new Client(this.#options(UNLIMITED));
    // It is told where the connection is used.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(LIFT_NEWER_LIMITS);
      return await work({
        client,
        rows: async <R extends Row>(statement: Statement | string) =>
          (await client.query<R>(queryOf(statement))).rows,
      });
    } catch (fault) {
      throw databaseFault(fault, this.place);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Does work as a whole or not at all. */
  async transaction<T>(work: (session: Session) => Promise<T>, begin = 'BEGIN'): Promise<T> {
    return this.session(async (session) => {
      await session.rows(begin);
      const done = await work(session);
      await session.rows('COMMIT');
      return done;
    });
  }

  /** Reads several things as they are at one moment. */
  async snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.transaction(work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }
}

function queryOf(statement: Statement | string): QueryConfig {
  if (typeof statement === 'string') return { text: statement };
  const { text, values = [], name } = statement;
  return { text, values: [...values], ...(name !== undefined && { name }) };
}

/** By which a connection tells the others whose it is. */
function applicationName(processId: number): string {
  return `beleg ${processId} ${hostname()}`.slice(0, 63);
}

/** The number of the process whose connection this is, where it runs on this machine. */
export function processOf(name: string | undefined): number | undefined {
  const [, digits] = /^beleg (\d+) /.exec(name ?? '') ?? [];
  return digits !== undefined && name === applicationName(Number(digits)) ? Number(digits) : undefined;
}
