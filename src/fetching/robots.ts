import robotsModule from 'robots-parser';
import { z } from 'zod';
import { FetchFault } from './fetch-fault.ts';
import { USER_AGENT } from './get-once.ts';

type RobotsParser = (
  address: string,
  text: string,
) => { readonly isDisallowed: (address: string, agent: string) => boolean | undefined };

/** The package is this function; its types say that it lies in a field of it. */
const robotsParser = z.custom<RobotsParser>((value) => typeof value === 'function').parse(robotsModule);

/** Of a robots.txt at least so much is read (RFC 9309); what comes after it is passed over. */
export const ROBOTS_BYTES = 500 * 1024;

/** What a server says of its robots.txt: its text, that there is none, or nothing that can be relied on. */
export type RobotsReply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreachable' };

/** The rules of servers for programs, each server's asked for once. */
export class Robots {
  readonly #fetch: (url: URL) => Promise<RobotsReply>;
  readonly #replies = new Map<string, Promise<RobotsReply>>();

  constructor(fetch: (url: URL) => Promise<RobotsReply>) {
    this.#fetch = fetch;
  }

  /** @throws FetchFault where an address may not be fetched */
  async require(url: URL): Promise<void> {
    const { origin, href: address } = url;
    const file = new URL('/robots.txt', origin);
    const asked = this.#replies.get(origin) ?? this.#fetch(file);
    this.#replies.set(origin, asked);
    const reply = await asked.catch((fault: unknown): never => {
      // What is wrong with the host is told of the address that was named.
      if (!(fault instanceof FetchFault) || fault.facts.address !== file.href) throw fault;
      throw new FetchFault({ ...fault.facts, address }, { cause: fault });
    });
    if (reply.kind === 'none') return;
    if (reply.kind === 'unreachable') throw new FetchFault({ kind: 'robots-unreachable', address });
    if (robotsParser(file.href, reply.text).isDisallowed(address, USER_AGENT) === true)
      throw new FetchFault({ kind: 'forbidden-by-robots', address });
  }
}
