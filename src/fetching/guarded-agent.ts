import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';
import { FetchFault } from './fetch-fault.ts';

/** All that is assigned for public use in IPv6 (RFC 4291, IANA): whatever else there is leads elsewhere or nowhere. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the public network: not of this machine or its network (loopback, private, link-local, carrier-grade
 * NAT), no multicast, nothing reserved, and none that stands for an address of IPv4 (mapped, 6to4, Teredo, NAT64), which may be any of these.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_UNICAST) : true;
}

/** Which addresses may be reached, and how names become addresses. */
export interface Reach {
  /** Whether an IP address may be connected to. */
  readonly isAllowed: (address: string) => boolean;
  readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;
}

/** The public network alone, by the names of this machine's resolver. */
export const PUBLIC_REACH: Reach = {
  isAllowed: isPublicAddress,
  resolve: (hostname) => lookup(hostname, { all: true }),
};

/** Whatever this machine reaches. */
export const ANY_REACH: Reach = { ...PUBLIC_REACH, isAllowed: () => true };

/** Of a server in another part of the world, over a slow line. */
const CONNECT_SECONDS = 10;
/** A server that says nothing for so long says nothing more. */
const SILENCE_SECONDS = 20;

/**
 * Connections that reach no other addresses than those allowed. A name is resolved once for each connection, and what it resolves to
 * is connected to: a second answer, for which the check would not hold, is never asked for. Who is connected in the end is looked
 * at once more.
 */
export function guardedAgent({ isAllowed, resolve }: Reach): Agent {
  const checked: LookupFunction = (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const refused = found.find(({ address }) => !isAllowed(address));
        const [first] = found;
        if (refused !== undefined) callback(refusal(hostname, refused.address), '');
        else if (first === undefined) callback(unknownHost(hostname), '');
        else if (options.all === true) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (fault: Error) => callback(fault, ''),
    );
  };
  const connect = buildConnector({ timeout: CONNECT_SECONDS * 1000, lookup: checked, allowH2: false });
  return new Agent({
    headersTimeout: SILENCE_SECONDS * 1000,
    bodyTimeout: SILENCE_SECONDS * 1000,
    connect: (options, callback) => {
      const { hostname } = options;
      // What is an address by itself is never looked up.
      if (isIP(hostname) !== 0 && !isAllowed(hostname)) return callback(refusal(hostname, hostname), null);
      connect(options, (...[fault, socket]) => {
        if (fault !== null) return callback(fault, null);
        const { remoteAddress = '' } = socket;
        if (isAllowed(remoteAddress)) return callback(null, socket);
        socket.destroy();
        callback(refusal(hostname, remoteAddress), null);
      });
    },
  });
}

function refusal(hostname: string, found: string): FetchFault {
  return new FetchFault({ kind: 'private-address', address: hostname, found });
}

function unknownHost(hostname: string): FetchFault {
  return new FetchFault({ kind: 'unknown-host', address: hostname, code: 'ENODATA' });
}
