import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../serving/log.ts';
import { isComplaint, isFinal, meaningOfClose } from './close-codes.ts';
import { closeFault, UnreachableError } from './connection-faults.ts';
import { discordErrorRecord } from './error-record.ts';
import { IdentifyBudget, type Patience } from './patience.ts';
import { isPassing } from './request-faults.ts';

interface AttemptsOptions {
  readonly patience: Patience;
  readonly log: Log;
  /** Whether the bot is to answer in threads, which takes an intent that Discord may refuse. @default false */
  readonly threads?: boolean;
  /** Hears the code of each connection that was closed, where someone wants to know. */
  readonly onClosed?: ((code: number) => void) | undefined;
  /** Milliseconds that never jump. @default performance.now */
  readonly now?: () => number;
}

/** A connection that stood so long was no failed attempt: the next one is made at once, though others failed before it. */
const STANDS_MS = 3_000;

const LOST = 'connection lost, reconnecting';
const UNREACHABLE =
  'Discord is unreachable: the bot tries again, with pauses of up to some minutes; check network and proxy, and status.discord.com';

/** What became of one of a bot's connections; times as `now` gives them. */
interface Connection {
  /** In a row: how often Discord was not reached, and how often it was and let nobody in. */
  readonly failures: { unreached: number; 'turned-away': number };
  isReached: boolean;
  wasConnected: boolean;
  notBefore: number;
  connectedAt: number | undefined;
  closes: { readonly code: number; times: number } | undefined;
}

function unconnected(): Connection {
  return {
    failures: { unreached: 0, 'turned-away': 0 },
    isReached: false,
    wasConnected: false,
    notBefore: -Infinity,
    connectedAt: undefined,
    closes: undefined,
  };
}

/** The shard of a bot that has one alone. */
const ONLY_SHARD = 0;

/**
 * A bot's attempts to be connected to Discord, by one client after the other: how many in a row failed, when the next one may be
 * made, and when none will do. Each of its shards has a connection of its own, and one that is lost says nothing of the others.
 * Each fault is logged once until the bot is connected again.
 */
export class Attempts {
  readonly #patience: Patience;
  readonly #log: Log;
  readonly #threads: boolean;
  readonly #onClosed: ((code: number) => void) | undefined;
  readonly #now: () => number;
  readonly #hopeless = new AbortController();
  readonly #told = new Set<string>();
  readonly #identifies: IdentifyBudget;
  readonly #shards = new Map<number, Connection>();
  /** Of what is asked beside the gateway. */
  readonly #requests = unconnected();
  #everFailed = 0;
  #lastClosed: Connection | undefined;

  constructor({ patience, log, threads = false, onClosed, now = () => performance.now() }: AttemptsOptions) {
    this.#patience = patience;
    this.#log = log;
    this.#threads = threads;
    this.#onClosed = onClosed;
    this.#now = now;
    this.#identifies = new IdentifyBudget(now);
  }

  /** Aborts with a BelegError once Discord will not let this bot in, however often it tries. */
  get hopeless(): AbortSignal {
    return this.#hopeless.signal;
  }

  /** The code of the last close of a connection that has not stood since. */
  get lastClose(): number | undefined {
    return this.#lastClosed?.closes?.code;
  }

  /** Discord has answered: however long it did not, it may let the bot in now. */
  reached(shard = ONLY_SHARD): void {
    const connection = this.#connection(shard);
    connection.isReached = true;
    for (const { failures } of [connection, this.#requests]) failures.unreached = 0;
  }

  /** A client is connected with a shard. */
  succeeded(shard = ONLY_SHARD): void {
    this.reached(shard);
    const connection = this.#connection(shard);
    connection.connectedAt = this.#now();
    connection.closes = undefined;
    connection.wasConnected = true;
    const isWhole = [...this.#shards.values()].every(({ connectedAt }) => connectedAt !== undefined);
    if (isWhole) this.#told.clear();
  }

  /** A shard's connection to the gateway was closed, or did not come about. */
  closed(code: number, shard = ONLY_SHARD): void {
    this.#onClosed?.(code);
    const connection = this.#connection(shard);
    if (this.#now() - (connection.connectedAt ?? Infinity) >= STANDS_MS)
      connection.failures['turned-away'] = 0;
    connection.connectedAt = undefined;
    this.#failed(connection, connection.isReached ? 'turned-away' : 'unreached');
    connection.isReached = false;
    const times = connection.closes?.code === code ? connection.closes.times + 1 : 1;
    connection.closes = { code, times };
    this.#lastClosed = connection;
    const fields = { shard, code, meaning: meaningOfClose(code) };
    if (isFinal(code) || (isComplaint(code) && times >= this.#patience.sameCloses)) {
      this.#log.error({ ...fields, times }, 'connection closed for good');
      this.#hopeless.abort(closeFault(code, { threads: this.#threads }));
      return;
    }
    const message = connection.wasConnected ? LOST : 'no connection yet, trying again';
    this.#warnOnce(`close ${code} of ${shard}`, fields, message);
  }

  /** A connection to the gateway failed; that it was closed is told apart. */
  broke(fault: Error): void {
    // Its trace leads into a socket.
    const { stack: _stack, ...failure } = discordErrorRecord(fault);
    this.#warnOnce(`failure ${fault.message}`, { failure }, 'connection failed');
  }

  /** Resolves when the next attempt may be made; never, where it is `over` by then. */
  async turn(
    over: AbortSignal,
    { shard = ONLY_SHARD, identifies }: { readonly shard?: number; readonly identifies: boolean },
  ): Promise<void> {
    const connection = this.#connection(shard);
    if (identifies) connection.notBefore = Math.max(connection.notBefore, this.#identifies.spend());
    await this.#pause(over, () => [connection, this.#requests]);
    if (over.aborted) await new Promise(() => undefined);
  }

  /**
   * Does what takes an answer of Discord's as often as it takes to get one.
   * @returns undefined where it is `over` before
   */
  async persist<T>(work: () => Promise<T>, over: AbortSignal): Promise<T | undefined> {
    while (!over.aborted) {
      const before = this.#everFailed;
      try {
        return await work();
      } catch (fault) {
        if (over.aborted) break;
        if (!(fault instanceof UnreachableError) && !isPassing(fault)) throw fault;
        // Where the gateway's connection was closed, that was counted.
        if (this.#everFailed === before) this.#failed(this.#requests, 'unreached');
        this.#warnOnce('unreachable', { err: fault }, UNREACHABLE);
        await this.#pause(over, () => [...this.#shards.values(), this.#requests]);
      }
    }
    return undefined;
  }

  #connection(shard: number): Connection {
    const known = this.#shards.get(shard) ?? unconnected();
    this.#shards.set(shard, known);
    return known;
  }

  #failed(connection: Connection, how: keyof Connection['failures']): void {
    this.#everFailed += 1;
    const failures = (connection.failures[how] += 1);
    const pauseMs = this.#patience.pauseAfter(failures);
    connection.notBefore = this.#now() + pauseMs;
    this.#log.debug({ failures, how, pauseMs }, 'the next attempt to connect waits');
  }

  async #pause(over: AbortSignal, of: () => readonly Connection[]): Promise<void> {
    for (;;) {
      const left = Math.max(...of().map(({ notBefore }) => notBefore)) - this.#now();
      if (left <= 0 || over.aborted) return;
      await sleep(left, undefined, { signal: over }).catch(() => undefined);
    }
  }

  #warnOnce(what: string, fields: object, message: string): void {
    if (this.#told.has(what)) return;
    this.#told.add(what);
    this.#log.warn(fields, message);
  }
}
