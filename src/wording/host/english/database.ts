import type { DatabaseFacts, DatabaseFault } from '../../../search-index/postgres/database-fault.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { SETTING_OF } from '../host-facts.ts';

const SETTING = SETTING_OF.database;

/** Why the database of the index does not do what it is asked for. */
export function database({ facts }: DatabaseFault): Told {
  return { problem: problemOf(facts), remedy: remedyOf(facts) };
}

function problemOf(facts: DatabaseFacts): string {
  const { place } = facts;
  switch (facts.kind) {
    case 'unreachable':
      return `The database ${place} cannot be reached (${facts.code}).`;
    case 'refused':
      return `The database ${place} refuses the user or the password that ${SETTING} names.`;
    case 'no-database':
      return `The server has no database of the name in ${place}.`;
    case 'no-tls':
      return `The connection to ${place} cannot be encrypted as ${SETTING} asks for it.`;
    case 'no-permission':
      return `The user of ${SETTING} lacks a right in ${place}: ${facts.said}.`;
    case 'no-extension':
      return `The server of ${place} has no extension vector, which compares vectors.`;
    case 'extension-not-allowed':
      return `The database ${place} lacks the extension vector, and the user of ${SETTING} may not add it.`;
    case 'old-extension':
      return `The extension vector in ${place} is too old: ${facts.found}, and 0.8 is needed.`;
    case 'other-schema':
      return `The schema ${facts.schema} in ${place} was made by another version of beleg (tables of version ${facts.found}, this one has ${facts.own}).`;
    case 'not-alone':
      return `The connection to ${place} that kept others from building the index meanwhile was lost; nothing of this build was kept.`;
    case 'gone':
      return `The index that was being read in ${place} was replaced more than ten minutes ago, and is no more.`;
    case 'read-only':
      return `The database ${place} takes no changes.`;
    case 'full':
      return `The server of ${place} has no space left.`;
    case 'too-slow':
      return `The database ${place} took too long to answer.`;
    case 'encoding':
      return `The database ${place} does not keep its texts in UTF-8.`;
  }
}

function remedyOf(facts: DatabaseFacts): string {
  switch (facts.kind) {
    case 'unreachable':
      return `Check that PostgreSQL runs there and lets this machine in (listen_addresses, pg_hba.conf, firewall), and the address in ${SETTING}. A bot that runs answers again as soon as it does.`;
    case 'refused':
      return `Check user and password in ${SETTING} (special characters as %40 and the like), and pg_hba.conf on the server.`;
    case 'no-database':
      return `Create it with "createdb", or correct ${SETTING}.`;
    case 'no-tls':
      return `Let ${SETTING} end with ?sslmode=verify-full&sslrootcert=… for a certificate of your own, or with ?sslmode=disable where the network is your own.`;
    case 'no-permission':
      return `Let the user own the database or the schema, as "GRANT CREATE ON DATABASE … TO …" or "ALTER SCHEMA … OWNER TO …" do; docs/scaling.md says what a bot that only reads needs.`;
    case 'no-extension':
      return 'Install pgvector on the server (Debian: apt install postgresql-17-pgvector; Docker: the image pgvector/pgvector), then run npm run embed.';
    case 'extension-not-allowed':
      return 'Let an administrator run "CREATE EXTENSION vector" in that database once.';
    case 'old-extension':
      return 'Install a newer pgvector on the server, and let an administrator run "ALTER EXTENSION vector UPDATE" in that database.';
    case 'other-schema':
      return `Bring every bot on it to one version; or give this one a schema of its own (?schema=… in ${SETTING}). Once nobody reads the old one, "DROP SCHEMA ${facts.schema} CASCADE" removes it, and npm run embed builds it anew.`;
    case 'not-alone':
      return 'Run npm run embed once more; what was embedded is kept, and it goes faster. If it happens again, see what between here and the server ends connections that stand still.';
    case 'gone':
      return 'Ask again: the new one is taken up within seconds.';
    case 'read-only':
      return `Let ${SETTING} name the primary server; a standby can only be read.`;
    case 'full':
      return 'Free some space there. In a container also give /dev/shm 1 GB (shm_size), which the building of a large index needs.';
    case 'too-slow':
      return 'Ask again. If it stays, see what else the server does, and whether its memory (shared_buffers) holds the index.';
    case 'encoding':
      return 'Create a database with "createdb -E UTF8 -T template0".';
  }
}
