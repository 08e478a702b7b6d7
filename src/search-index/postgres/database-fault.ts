import { Fault } from '../../errors.ts';

/** Why the database does not do what an index needs of it. */
export type DatabaseFacts = { readonly place: string } &
  /** By the code of the system or of the server: nobody answers there, or not now. */
  (
    | { readonly kind: 'unreachable'; readonly code: string }
    /** The user or the password is wrong, or the server lets that user in from elsewhere alone. */
    | { readonly kind: 'refused' | 'no-database' | 'no-tls' | 'read-only' | 'full' | 'too-slow' | 'encoding' }
    /** What the server says of it. */
    | { readonly kind: 'no-permission'; readonly said: string }
    /** The extension that compares vectors is not installed on the server, or may not be put into the database by this user. */
    | { readonly kind: 'no-extension' | 'extension-not-allowed' }
    | { readonly kind: 'old-extension'; readonly found: string }
    /** Another version of the program made the tables. */
    | { readonly kind: 'other-schema'; readonly schema: string; readonly found: number; readonly own: number }
    /** The connection was lost that kept others from building meanwhile. */
    | { readonly kind: 'not-alone' }
    /** What was searched is no more: it was replaced long ago. */
    | { readonly kind: 'gone'; readonly generation: string }
  );

/** What the database refuses, or that there is none. */
export class DatabaseFault extends Fault<DatabaseFacts> {
  override readonly name = 'DatabaseFault';

  constructor(facts: DatabaseFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

/** The classes of SQLSTATE of a connection that is lost or not made, and of a server that stops, starts or has none to spare. */
const LOST = /^(?:08...|57P0[1-5]|53300)$/;
const SYSTEM_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ENOENT', // of a socket in the file system
]);
const KINDS: Readonly<
  Record<
    string,
    Extract<DatabaseFacts['kind'], 'refused' | 'no-database' | 'read-only' | 'full' | 'too-slow' | 'encoding'>
  >
> = {
  '28P01': 'refused',
  '28000': 'refused',
  '3D000': 'no-database',
  '25006': 'read-only',
  '53100': 'full',
  '57014': 'too-slow',
  '22P05': 'encoding',
};
/** What the driver says, which gives these no codes. */
const LOST_SAID =
  /Connection terminated|is not queryable|timeout exceeded when trying to connect|timeout expired/i;
const NO_TLS_SAID = /does not support SSL|certificate|SELF.SIGNED|CERT_|LEAF_SIGNATURE/i;

/** Whether the connection is the matter, and another one may do. */
export function isLostConnection(fault: unknown): boolean {
  return lostCode(fault) !== undefined;
}

/** The same fault as a DatabaseFault where it tells of the server, its rights or its room; any other is a bug, and stays. */
export function databaseFault(fault: unknown, place: string): unknown {
  if (!(fault instanceof Error) || fault instanceof DatabaseFault) return fault;
  const options = { cause: fault };
  const code = codeOf(fault);
  const kind = KINDS[code];
  if (kind !== undefined) return new DatabaseFault({ kind, place }, options);
  if (code === '42501')
    return new DatabaseFault({ kind: 'no-permission', place, said: fault.message }, options);
  const lost = lostCode(fault);
  if (lost !== undefined) return new DatabaseFault({ kind: 'unreachable', place, code: lost }, options);
  if (NO_TLS_SAID.test(`${code} ${fault.message}`))
    return new DatabaseFault({ kind: 'no-tls', place }, options);
  return fault;
}

/** The SQLSTATE of what the server said, or the code of a failed system call; empty where there is neither. */
export function codeOf(fault: unknown): string {
  // Where a name has several addresses, each has failed by itself.
  if (fault instanceof AggregateError) return codeOf(fault.errors[0]);
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
}

function lostCode(fault: unknown): string | undefined {
  const code = codeOf(fault);
  if (LOST.test(code) || SYSTEM_CODES.has(code)) return code;
  return fault instanceof Error && LOST_SAID.test(fault.message) ? 'ETIMEDOUT' : undefined;
}

function inWords(facts: DatabaseFacts): string {
  switch (facts.kind) {
    case 'unreachable':
      return `The database ${facts.place} cannot be reached: ${facts.code}.`;
    case 'no-permission':
      return `The user of the database ${facts.place} lacks a right: ${facts.said}.`;
    case 'old-extension':
      return `The extension vector in ${facts.place} is too old: ${facts.found}.`;
    case 'other-schema':
      return `The schema ${facts.schema} in ${facts.place} is of version ${facts.found}, and not ${facts.own}.`;
    case 'gone':
      return `The generation ${facts.generation} in ${facts.place} is no more.`;
    case 'refused':
    case 'no-database':
    case 'no-tls':
    case 'read-only':
    case 'full':
    case 'too-slow':
    case 'encoding':
    case 'no-extension':
    case 'extension-not-allowed':
    case 'not-alone':
      return `The database ${facts.place} ${SAID[facts.kind]}.`;
  }
}

const SAID = {
  refused: 'refuses the user or the password',
  'no-database': 'does not exist',
  'no-tls': 'offers no connection that is encrypted as asked for',
  'read-only': 'takes no changes',
  full: 'has no space left',
  'too-slow': 'took too long to answer',
  encoding: 'keeps no texts in UTF-8',
  'no-extension': 'lacks the extension vector',
  'extension-not-allowed': 'lets this user add no extension',
  'not-alone': 'kept others no longer from building',
} as const satisfies Partial<Record<DatabaseFacts['kind'], string>>;
