import { BlockList, isIP } from 'node:net';

/**
 * A URL, or undefined for a text that is none.
 *
 * `URL.canParse` is not asked: in Node.js 20, once it has been called some thousand times, it says false of each text with
 * an umlaut (test/system/web-address.test.ts shows it).
 *
 * @param base what a relative reference is relative to
 */
export function parsedUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * An http(s) address as a link may have it, in printable ASCII whatever stands in it; undefined for anything else, which may run
 * code where it is followed.
 */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !WRITTEN_OUT.test(text)) return undefined;
  return parsedUrl(text)?.href;
}

/** A URL takes `https:example` for an address too, which nobody means by it. */
const WRITTEN_OUT = /^\s*https?:\/\//iu;

/** The addresses of a machine for itself. It also holds those of IPv4 that are written as ones of IPv6. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether a host, as `URL` writes it, is this machine's name or address for itself. */
export function isThisMachine(hostname: string): boolean {
  // The dot at its end says that a name is whole.
  if (hostname === 'localhost' || hostname === 'localhost.') return true;
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(address);
  return version !== 0 && LOOPBACK.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a Host header, with its port or without, is a name of this machine for itself. */
export function namesThisMachine(host: string): boolean {
  if (!/^[\w.:[\]-]+$/.test(host)) return false;
  const url = parsedUrl(`http://${host}/`);
  return url !== undefined && isThisMachine(url.hostname);
}
