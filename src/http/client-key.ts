import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, for the limits. Shown nowhere. */
    clientKey: string;
  }
}

/** A secret as it may be kept and compared: nothing of it can be told from this, not even its length. */
export function hashed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A token for the limits. */
export function keyOfToken(token: string): string {
  return `token ${hashed(token).toString('base64url')}`;
}

/**
 * An address for the limits: of IPv6 the network of 64 bits, since whoever has one address there has all of them; what is written
 * as IPv6 and is of IPv4 is one address.
 */
export function keyOfAddress(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return `address ${mapped ?? address}`;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = address.includes('::') ? 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) : 0;
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...tail.split(':')];
  const network = whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `network ${network.join(':')}`;
}
