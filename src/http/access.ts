import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv6, SocketAddress } from 'node:net';
import { Rate } from '../serving/rate.ts';
import { tooMuch } from './admission.ts';
import { Problem } from './problem.ts';
import type { HttpSettings } from './settings.ts';

/** Wrong tokens of one address in a minute: a person who mistypes needs few, and who guesses gets few. */
const WRONG_TOKENS = 10;
const MINUTE_SECONDS = 60;

const CHALLENGES = {
  token: 'Bearer realm="beleg"',
  page: 'Basic realm="beleg", charset="UTF-8"',
} as const;

/** What access is decided by. */
interface Caller extends Pick<FastifyRequest, 'ip' | 'headers' | 'is404'> {
  readonly routeOptions: { readonly config: Pick<FastifyContextConfig, 'access'> };
}

/**
 * Lets a request in, and says by what key the limits know who sent it.
 * @throws Problem where it is not let in
 */
type Access = (caller: Caller) => Promise<string>;

/** Access as the settings want it. */
export function accessBy({ apiToken, publicPage }: Pick<HttpSettings, 'apiToken' | 'publicPage'>): Access {
  const wrong = new Rate({ points: WRONG_TOKENS, seconds: MINUTE_SECONDS });
  const expected = apiToken === undefined ? undefined : hashed(apiToken);
  return async ({ ip, headers, is404, routeOptions }) => {
    const address = keyOfAddress(ip);
    // Where there is nothing, a browser asks its user for the password as for a page, and is told that there is nothing.
    const { access = is404 ? 'page' : 'token' } = routeOptions.config;
    if (expected === undefined || access === 'open' || (access === 'page' && publicPage)) return address;
    const sent = tokenIn(headers.authorization, access);
    if (sent === undefined) throw unauthorized(access, 'No token was sent.');
    const isRight = timingSafeEqual(hashed(sent.token), expected);
    // Who has guessed too often learns nothing more, not even by the right one, which itself takes none of the guesses.
    const wait = await (isRight ? wrong.untilNext(address) : wrong.take(address));
    if (wait !== undefined) throw tooMuch('Too many wrong tokens came from this address.', wait);
    if (!isRight) throw unauthorized(access, 'The token is not the right one.');
    // Behind a password that many people type stand many people.
    return sent.by === 'bearer' ? keyOfToken(sent.token) : address;
  };
}

interface SentToken {
  readonly by: 'bearer' | 'basic';
  readonly token: string;
}

/** The token of an Authorization header (RFC 6750, section 2.1; of a page also RFC 7617, section 2, whatever the name is). */
function tokenIn(header: string | undefined, access: 'token' | 'page'): SentToken | undefined {
  const [, scheme = '', credentials = ''] = /^([A-Za-z]+) +(\S+)$/.exec(header ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return { by: 'bearer', token: credentials };
  if (scheme.toLowerCase() !== 'basic' || access !== 'page') return undefined;
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? [];
  return password === undefined ? undefined : { by: 'basic', token: password };
}

function unauthorized(access: 'token' | 'page', detail: string): Problem {
  return new Problem('unauthorized', {
    detail,
    remedy: 'Send the token that this server was set up with, as "Authorization: Bearer <token>".',
    headers: { 'www-authenticate': CHALLENGES[access] },
  });
}

/** A secret as it may be kept and compared: nothing of it can be told from this, not even its length. */
function hashed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A token for the limits. */
function keyOfToken(token: string): string {
  return `token ${hashed(token).toString('base64url')}`;
}

/**
 * An address for the limits: of IPv6 the network of 64 bits, since whoever has one address there has all of them; what is written
 * as IPv6 and is of IPv4 is one address. A port beside it, as some proxies name it, is none of it.
 */
export function keyOfAddress(named: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d+)?$/.exec(named) ?? [];
  const [address = ''] = (bracketed ?? plain ?? named).split('%');
  if (!isIPv6(address)) return `address ${address}`;
  // In its one short form (RFC 5952), in which what is of IPv4 stands with dots.
  const short = new SocketAddress({ address, family: 'ipv6' }).address;
  const mapped = /^::ffff:([\d.]+)$/.exec(short)?.[1];
  if (mapped !== undefined) return `address ${mapped}`;
  const [head = '', tail = ''] = short.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = short.includes('::') ? 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) : 0;
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...tail.split(':')];
  return `network ${whole.slice(0, 4).join(':')}`;
}
