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

/**
 * A bot's attempts to be connected to Discord, by one client after the other: how many in a row failed, when the next one may be
 * made, and when none will do. Each fault is logged once until the bot is connected again.
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
  /** In a row: how often Discord was not reached, and how often it was and let nobody in. */
  #failures = { unreached: 0, 'turned-away': 0 };
  #isReached = false;
  #everFailed = 0;
  #wasConnected = false;
  #notBefore = -Infinity;
  #connectedAt: number | undefined;
  #closes: { readonly code: number; times: number } | undefined;

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

  /** The code of the last close since a client was connected. */
  get lastClose(): number | undefined {
    return this.#closes?.code;
  }

  /** Discord has answered: however long it did not, it may let the bot in now. */
  reached(): void {
    this.#isReached = true;
    this.#failures.unreached = 0;
  }

  /** A client is connected. */
  succeeded(): void {
    this.reached();
    this.#connectedAt = this.#now();
    this.#closes = undefined;
    this.#wasConnected = true;
    this.#told.clear();
  }

  /** A connection to the gateway was closed, or did not come about. */
  closed(code: number): void {
    this.#onClosed?.(code);
    if (this.#now() - (this.#connectedAt ?? Infinity) >= STANDS_MS) this.#failures['turned-away'] = 0;
    this.#connectedAt = undefined;
    this.#failed(this.#isReached ? 'turned-away' : 'unreached');
    this.#isReached = false;
    const times = this.#closes?.code === code ? this.#closes.times + 1 : 1;
    this.#closes = { code, times };
    const fields = { code, meaning: meaningOfClose(code) };
    if (isFinal(code) || (isComplaint(code) && times >= this.#patience.sameCloses)) {
      this.#log.error({ ...fields, times }, 'connection closed for good');
      this.#hopeless.abort(closeFault(code, { threads: this.#threads }));
      return;
    }
    this.#warnOnce(`close ${code}`, fields, this.#wasConnected ? LOST : 'no connection yet, trying again');
  }

  /** A connection to the gateway failed; that it was closed is told apart. */
  broke(fault: Error): void {
    // Its trace leads into a socket.
    const { stack: _stack, ...failure } = discordErrorRecord(fault);
    this.#warnOnce(`failure ${fault.message}`, { failure }, 'connection failed');
  }

  /** Resolves when the next attempt may be made; never, where it is `over` by then. */
  async turn(over: AbortSignal, { identifies }: { readonly identifies: boolean }): Promise<void> {
    if (identifies) this.#notBefore = Math.max(this.#notBefore, this.#identifies.spend());
    await this.#pause(over);
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
        if (this.#everFailed === before) this.#failed('unreached');
        this.#warnOnce('unreachable', { err: fault }, UNREACHABLE);
        await this.#pause(over);
      }
    }
    return undefined;
  }

  #failed(how: 'unreached' | 'turned-away'): void {
    this.#everFailed += 1;
    const failures = (this.#failures[how] += 1);
    const pauseMs = this.#patience.pauseAfter(failures);
    this.#notBefore = this.#now() + pauseMs;
    this.#log.debug({ failures, how, pauseMs }, 'the next attempt to connect waits');
  }

  async #pause(over: AbortSignal): Promise<void> {
    for (;;) {
      const left = this.#notBefore - this.#now();
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
