import type { Agent } from 'undici';
import { FetchFault, type FetchFacts } from './fetch-fault.ts';
import { endingOf, mediaTypeOf } from './file-ending.ts';
import { getOnce, type GetOptions, type Reply } from './get-once.ts';
import { ANY_REACH, guardedAgent, PUBLIC_REACH, type Reach } from './guarded-agent.ts';
import { Robots, ROBOTS_BYTES, type RobotsReply } from './robots.ts';
import { inUtf8, isBehindPaywall } from './served-text.ts';
import { parsedUrl } from '../system/web-address.ts';

/** A file as it was fetched. */
export interface Fetched {
  /** The address that it came from in the end. */
  readonly address: string;
  /** A text in another encoding by the server's word is in UTF-8. */
  readonly bytes: Uint8Array;
  /** By its bytes, what the server says and its name: `.html`. */
  readonly ending: string;
  /** The page says of itself that it is not free to read: it may have no more than the article's beginning. */
  readonly isBehindPaywall: boolean;
}

export interface FetcherOptions {
  /** Whether addresses of this machine and its network may be reached, and `http:` then too. */
  readonly allowsPrivate: boolean;
  /** In bytes. */
  readonly most: number;
  readonly reach?: Reach;
  /** Of one file with all its redirects. */
  readonly seconds?: number;
}

/** As a browser gives up far later, and no article takes so long. */
const TOTAL_SECONDS = 60;
/** More are a loop, or hide where they lead. RFC 9309 asks for as many for robots.txt. */
const MOST_REDIRECTS = 5;

/** No article has a longer address; held against the rules of a robots.txt of half a megabyte, it takes some seconds. */
const LONGEST_ADDRESS = 2000;

const ACCEPTED =
  'text/html, application/xhtml+xml, text/markdown, text/plain, application/pdf, application/epub+zip, application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.9';

/** Of an address that is too long so many characters are told. */
const SHOWN = 100;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetches files of articles, within limits of time, size and place, and only where the server's robots.txt lets programs. */
export class ArticleFetcher {
  readonly #agent: Agent;
  readonly #robots: Robots;
  readonly #allowsPrivate: boolean;
  readonly #most: number;
  readonly #seconds: number;

  constructor({ allowsPrivate, most, reach, seconds = TOTAL_SECONDS }: FetcherOptions) {
    this.#agent = guardedAgent(reach ?? (allowsPrivate ? ANY_REACH : PUBLIC_REACH));
    this.#robots = new Robots((url) => this.#fetchRobots(url));
    this.#allowsPrivate = allowsPrivate;
    this.#most = most;
    this.#seconds = seconds;
  }

  /** @throws FetchFault where it cannot be had, or may not be */
  async fetch(address: string): Promise<Fetched> {
    const first = this.#allowed(address);
    return this.#within(first, async (signal) => {
      const ask = (url: URL): Promise<void> => this.#robots.require(url);
      const { url, reply } = await this.#follow(first, this.#options(signal, this.#most, ACCEPTED), ask);
      return this.#take(url, reply);
    });
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #options(signal: AbortSignal, most: number, accept: string): GetOptions {
    return { dispatcher: this.#agent, signal, most, accept };
  }

  async #take(url: URL, reply: Reply): Promise<Fetched> {
    const { href: address } = url;
    if (reply.status !== 200) {
      reply.drop();
      throw new FetchFault({ kind: 'status', address, status: reply.status });
    }
    const type = reply.header('content-type') ?? '';
    const bytes = inUtf8(await reply.body(), type);
    const ending = endingOf({ bytes, type, name: url.pathname });
    const found = mediaTypeOf(type);
    if (ending === undefined) throw new FetchFault({ kind: 'other-type', address, found });
    url.hash = '';
    return {
      address: url.href,
      bytes,
      ending,
      isBehindPaywall: ending === '.html' && isBehindPaywall(bytes),
    };
  }

  /** Every address on the way is checked as the first is. */
  async #follow(
    first: URL,
    options: GetOptions,
    before: (url: URL) => Promise<void>,
  ): Promise<{ readonly url: URL; readonly reply: Reply }> {
    let url = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      await before(url);
      const reply = await getOnce(url, options);
      if (!REDIRECTS.has(reply.status)) return { url, reply };
      reply.drop();
      url = this.#next(url, reply.header('location'));
    }
    throw new FetchFault({ kind: 'too-many-redirects', address: first.href, most: MOST_REDIRECTS });
  }

  #next(from: URL, location: string | undefined): URL {
    const { href: address, protocol } = from;
    const next = location === undefined ? undefined : parsedUrl(location, address);
    if (next === undefined) throw new FetchFault({ kind: 'bad-redirect', address });
    if (protocol === 'https:' && next.protocol === 'http:')
      throw new FetchFault({ kind: 'downgrade', address: next.href });
    return this.#allowed(next.href);
  }

  /** The address as it may be asked for, as far as that can be told without connecting. */
  #allowed(address: string): URL {
    const url = parsedUrl(address);
    if (url === undefined) throw new FetchFault({ kind: 'no-address', address });
    if (url.href.length > LONGEST_ADDRESS)
      throw new FetchFault({ kind: 'no-address', address: `${url.href.slice(0, SHOWN)}…` });
    const { protocol, username, password } = url;
    if (protocol !== 'https:' && protocol !== 'http:') throw new FetchFault({ kind: 'no-address', address });
    if (username !== '' || password !== '')
      throw new FetchFault({ kind: 'credentials', address: withoutCredentials(url) });
    if (protocol === 'http:' && !this.#allowsPrivate) throw new FetchFault({ kind: 'not-https', address });
    return url;
  }

  /** What the server says of its robots.txt, as RFC 9309 reads it: an error of its own, or no answer, allows nothing. */
  async #fetchRobots(file: URL): Promise<RobotsReply> {
    try {
      return await this.#within(file, async (signal): Promise<RobotsReply> => {
        const options = { ...this.#options(signal, ROBOTS_BYTES, 'text/plain'), isCut: true };
        const { reply } = await this.#follow(file, options, () => Promise.resolve());
        const { status } = reply;
        if (status === 200) return { kind: 'text', text: new TextDecoder().decode(await reply.body()) };
        reply.drop();
        return { kind: status >= 400 && status < 500 ? 'none' : 'unreachable' };
      });
    } catch (fault) {
      if (!(fault instanceof FetchFault)) throw fault;
      if (fault.facts.kind === 'too-many-redirects') return { kind: 'none' };
      if (OF_THE_HOST.has(fault.facts.kind)) throw fault;
      return { kind: 'unreachable' };
    }
  }

  /** Runs what must be done in time. */
  async #within<T>({ href: address }: URL, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(this.#seconds * 1000);
    try {
      return await work(signal);
    } catch (fault) {
      if (fault instanceof FetchFault || !signal.aborted) throw fault;
      throw new FetchFault({ kind: 'too-slow', address, seconds: this.#seconds }, { cause: fault });
    }
  }
}

/** What is wrong with the host itself and not with its robots.txt: told as it is. */
const OF_THE_HOST: ReadonlySet<FetchFacts['kind']> = new Set([
  'private-address',
  'unknown-host',
  'unreachable',
  'certificate',
]);

/** What is told of an address ends in logs: no password stands in it. */
function withoutCredentials(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
