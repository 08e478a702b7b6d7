import type { FastifyRequest } from 'fastify';
import type { HttpLimits } from './limits.ts';
import { Problem } from './problem.ts';
import { namesThisMachine } from '../system/web-address.ts';

interface GuardOptions {
  readonly limits: Pick<HttpLimits, 'addressCharacters'>;
  /** Whether requests that name another host than this machine are refused. */
  readonly onlyThisMachine: boolean;
  readonly isStopping: () => boolean;
}

/**
 * Refuses what no route takes. Without a token a name in Host that is none of this machine's is one under which a page
 * elsewhere had the browser of somebody here ask (DNS rebinding).
 * @throws Problem
 */
export function guard({ raw, headers }: FastifyRequest, options: GuardOptions): void {
  if (options.isStopping()) throw stopping();
  const { addressCharacters } = options.limits;
  if ((raw.url ?? '').length > addressCharacters)
    throw new Problem('address-too-long', {
      detail: `The address has more than ${addressCharacters} characters.`,
    });
  if (raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length > 1)
    throw new Problem('malformed-request', { detail: 'There is more than one header Host.' });
  const host = authorityOf(raw.url) ?? headers.host;
  if (host === undefined && raw.httpVersion !== '1.0')
    throw new Problem('malformed-request', { detail: 'The header Host is missing.' });
  if (options.onlyThisMachine && host !== undefined && !namesThisMachine(host))
    throw new Problem('wrong-host', {
      detail: 'Without an API_TOKEN this server answers only what is sent to this machine by its own name.',
      remedy: 'Ask it as http://127.0.0.1 or http://localhost, or set API_TOKEN.',
    });
}

/** The host in an address that is whole, as a proxy is sent it, which then counts instead of Host (RFC 9112, section 3.2.2). */
function authorityOf(target = ''): string | undefined {
  return /^https?:\/\/([^/?#]*)/i.exec(target)?.[1];
}

/** A process that was stopped to be started anew is there again in some seconds. */
const RESTART_SECONDS = 5;

function stopping(): Problem {
  return new Problem('stopping', {
    detail: 'This server is stopping, and takes no more requests.',
    remedy: 'Try again in a moment: it may be started anew.',
    retryAfter: RESTART_SECONDS,
    headers: { connection: 'close' },
  });
}
