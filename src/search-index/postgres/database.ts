import { hostname } from 'node:os';
import { Client, Pool, type ClientBase, type PoolConfig, type QueryConfig, type QueryResultRow } from 'pg';
import { databaseAddress } from './database-address.ts';
import { databaseFault, isLostConnection } from './database-fault.ts';

/** Connections for questions: they are asked one after another, of which each asks two things at once. */
const CONNECTIONS = 4;
const CONNECT_MS = 5_000;
/** How long one step of a question may take; a person waits no longer. */
const STATEMENT_MS = 15_000;
/** Vectors that a search in the graph keeps in view: docs/scaling.md says what it finds with them. */
const IN_VIEW = 400;

/** For each connection of questions. A search that needs more than it keeps in view goes on from where it was. */
const SESSION = `-c statement_timeout=${STATEMENT_MS} -c hnsw.ef_search=${IN_VIEW} -c hnsw.iterative_scan=strict_order`;

/** Something to run with values at $1, $2 …; with a name, what the server makes of it is kept. */
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
  readonly #pool: Pool;

  /** @param url as `databaseAddress` takes it; nothing connects yet */
  constructor(url: string) {
    const { connection, schema, place } = databaseAddress(url);
    this.#connection = connection;
    this.schemaName = schema;
    this.schema = `"${schema}"`;
    this.place = place;
    this.#pool = new Pool({ ...this.#options(), options: SESSION, max: CONNECTIONS, allowExitOnIdle: true });
    // A server that stops ends the connections that nobody uses; the next question makes another.
    this.#pool.on('error', () => undefined);
  }

  #options(): PoolConfig {
    return {
      connectionString: this.#connection,
      application_name: applicationName(process.pid),
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
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
    const client = new Client(this.#options());
    // It is told where the connection is used.
    client.on('error', () => undefined);
    try {
      await client.connect();
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
