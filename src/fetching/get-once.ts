import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { request, type Dispatcher } from 'undici';
import { FetchFault, type FetchFacts } from './fetch-fault.ts';

/** By which servers know who fetches, and rules in robots.txt name it. */
export const USER_AGENT = 'beleg';

/** What a server answered to one request. */
export interface Reply {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** Reads the body, decompressed. */
  readonly body: () => Promise<Uint8Array>;
  /** Ends the connection of a reply whose body nobody wants. */
  readonly drop: () => void;
}

export interface GetOptions {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  /** Bytes of the body, on the line and decompressed. */
  readonly most: number;
  /** Whether a body that is longer is cut off there, and else refused. */
  readonly isCut?: boolean;
  readonly accept: string;
}

/**
 * Sends one request, and follows no redirect.
 * @throws FetchFault where nothing comes back
 */
export async function getOnce(url: URL, options: GetOptions): Promise<Reply> {
  const { dispatcher, signal, accept } = options;
  const headers = { 'user-agent': USER_AGENT, accept, 'accept-encoding': 'gzip, deflate, br' };
  const answered = await request(url, { dispatcher, signal, headers }).catch((fault: unknown) => {
    throw asFetchFault(fault, url);
  });
  const { statusCode, body } = answered;
  // What comes after this is nobody's, and would end the process.
  body.on('error', () => undefined);
  const header = (name: string): string | undefined => {
    const value = answered.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return {
    status: statusCode,
    header,
    drop: () => void body.destroy(),
    body: () => readBody({ url, body, encoding: header('content-encoding') ?? '' }, options),
  };
}

interface Body {
  readonly url: URL;
  readonly body: Readable;
  readonly encoding: string;
}

async function readBody(
  { url, body, encoding }: Body,
  { most, isCut = false }: GetOptions,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const decoder = decoderOf(encoding, url);
  try {
    let length = 0;
    for await (const part of decoder === undefined ? body : decoded(body, decoder)) {
      parts.push(part);
      length += part.length;
      if (length > most && isCut) break;
      if (length > most) throw new FetchFault({ kind: 'too-large', address: url.href, most });
    }
  } catch (fault) {
    throw asFetchFault(fault, url);
  } finally {
    body.destroy();
    decoder?.destroy();
  }
  return Buffer.concat(parts).subarray(0, most);
}

/** What a decompressor makes of a body, which waits while nobody reads it: a bomb goes off no further than to the limit. */
function decoded(body: Readable, decoder: Transform): AsyncIterable<Uint8Array> {
  body.on('error', (fault) => decoder.destroy(fault));
  return body.pipe(decoder);
}

function decoderOf(encoding: string, url: URL): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FetchFault({ kind: 'broken-body', address: url.href });
  }
}

/** What a request met, by its code; that time is up is the caller's to tell, who set the limit. */
function asFetchFault(fault: unknown, { href: address }: URL): unknown {
  if (fault instanceof FetchFault) return new FetchFault({ ...fault.facts, address }, { cause: fault.cause });
  if (!(fault instanceof Error) || fault.name === 'TimeoutError' || fault.name === 'AbortError') return fault;
  return new FetchFault(factsOf(codeOf(fault), address), { cause: fault });
}

function codeOf(fault: Error): string {
  const { cause } = fault;
  if ('code' in fault && typeof fault.code === 'string') return fault.code;
  return cause instanceof Error ? codeOf(cause) : fault.name;
}

const NO_SUCH_HOST: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA']);

function factsOf(code: string, address: string): FetchFacts {
  if (/^Z_|BROTLI/u.test(code)) return { kind: 'broken-body', address };
  if (NO_SUCH_HOST.has(code)) return { kind: 'unknown-host', address, code };
  const isOfTls = /CERT|SIGNED|ISSUER|^ERR_SSL|^ERR_TLS|^EPROTO$/u.test(code);
  return { kind: isOfTls ? 'certificate' : 'unreachable', address, code };
}
