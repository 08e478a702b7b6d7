import { isThisMachine, parsedUrl } from '../../system/web-address.ts';

/** Where in a database an index is. */
export interface DatabaseAddress {
  /** For the driver: with its password, and never shown. */
  readonly connection: string;
  /** What it sets for each session, as `-c name=value`; empty where it sets nothing. */
  readonly sessionOptions: string;
  /** The schema that holds nothing else: several indexes in one database have one each. */
  readonly schema: string;
  /** The server and the database, without user and password, as people may read it. */
  readonly place: string;
}

const DEFAULT_SCHEMA = 'beleg';
/** What PostgreSQL takes as a name without quotation marks; 63 characters are the most it tells apart. */
const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,62}$/;
/** Names that PostgreSQL keeps for itself. */
const RESERVED = /^(?:pg_|information_schema$)/;

/** Whether this is the address of a database on a PostgreSQL server, with a schema in it that an index can have. */
export function isDatabaseAddress(given: string): boolean {
  return parsed(given) !== undefined;
}

/** @param given `postgres://user:password@host:port/database?schema=…`; whatever else libpq's addresses may hold counts too */
export function databaseAddress(given: string): DatabaseAddress {
  const address = parsed(given);
  if (address === undefined) throw new Error('Expected the address of a database');
  return address;
}

/** Whether the server runs on this machine: at a loopback address, or behind a socket. */
export function isDatabaseHere(given: string): boolean {
  const url = parsedUrl(given);
  const host = url?.searchParams.get('host') ?? url?.hostname ?? '';
  return host.startsWith('/') || isThisMachine(host);
}

/** A password whose / ? or # is not written as %2F, %3F or %23 ends there as an address, and its rest would be shown as the database. */
function isCutShort({ pathname, hash, searchParams }: URL): boolean {
  return hash !== '' || pathname.includes('@') || [...searchParams.keys()].some((key) => /[@/]/.test(key));
}

function parsed(given: string): DatabaseAddress | undefined {
  const url = parsedUrl(given);
  if (url === undefined || isCutShort(url)) return undefined;
  const host = url.hostname === '' ? url.searchParams.get('host') : url.host;
  if (!/^postgres(?:ql)?:$/.test(url.protocol) || host === null || url.pathname.length < 2) return undefined;
  const schema = url.searchParams.get('schema') ?? DEFAULT_SCHEMA;
  if (!SCHEMA_NAME.test(schema) || RESERVED.test(schema)) return undefined;
  if (![url.username, url.password, url.pathname].every(isDecodable)) return undefined;
  const sessionOptions = url.searchParams.get('options') ?? '';
  for (const own of ['schema', 'options']) url.searchParams.delete(own);
  return { connection: url.href, sessionOptions, schema, place: `postgres://${host}${url.pathname}` };
}

/** Whether what is written with % is text. A % that begins no such sign stands for itself, as in many a password. */
function isDecodable(written: string): boolean {
  try {
    decodeURIComponent(written.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    return true;
  } catch {
    return false;
  }
}
