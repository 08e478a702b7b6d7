import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isPassing, UndeliveredError } from './request-faults.ts';
import type { Log } from '../../serving/log.ts';

/** Something to send, and for how long it is worth trying. */
interface Parcel<T> {
  /** Makes the request, with what is true at that moment: it may be called minutes later once more. */
  readonly attempt: () => Promise<T>;
  /** Until when it can arrive, in milliseconds since 1970. */
  readonly until: number;
  /** Where it is seen: what goes to one place goes in the order in which it was handed over. */
  readonly place?: string | undefined;
  /** Whether to try once more after this fault. @default where the fault may pass */
  readonly again?: (fault: unknown) => boolean;
  /** Milliseconds between two attempts at most. @default 5,000 */
  readonly longestPauseMs?: number;
}

interface OutboxOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** The first pause; each is twice the one before. @default 250 */
  readonly firstPauseMs?: number;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** Many parcels wait for the same server: a fifth more or less keeps them apart. */
const JITTER = 0.2;
/** What is late holds up what follows it in its place no longer than this. */
const IN_ORDER_MS = 30_000;

/**
 * Keeps what is to be sent while Discord cannot be reached, and sends it again until it has arrived or can arrive no longer.
 * An outage is logged when it is noticed and when it is over, however much waits for its end.
 */
export class Outbox {
  readonly #now: () => number;
  readonly #log: Log;
  readonly #firstPauseMs: number;
  readonly #closing = new AbortController();
  /** The last parcel of each place that is under way. */
  readonly #places = new Map<string, Promise<void>>();
  #kept = 0;
  #outage: { readonly since: number; sent: number; lost: number } | undefined;

  constructor({ now, log, firstPauseMs = FIRST_PAUSE_MS }: OutboxOptions) {
    this.#now = now;
    this.#log = log;
    this.#firstPauseMs = firstPauseMs;
    // Every parcel that waits listens to it, and Node would warn of the eleventh.
    setMaxListeners(0, this.#closing.signal);
  }

  /** How many wait to be sent again. */
  get kept(): number {
    return this.#kept;
  }

  /**
   * Sends a parcel and returns what Discord made of it.
   * @throws UndeliveredError where it could not arrive in time, or whatever fault does not pass
   */
  async send<T>(parcel: Parcel<T>): Promise<T> {
    const { place } = parcel;
    if (place === undefined) return this.#deliver(parcel);
    const before = this.#places.get(place);
    const sent = before === undefined ? this.#deliver(parcel) : this.#afterwards(before, parcel);
    const settled = sent.then(nothing, nothing);
    this.#places.set(place, settled);
    void settled.then(() => {
      if (this.#places.get(place) === settled) this.#places.delete(place);
    });
    return sent;
  }

  /** Gives up whatever still waits: the bot goes. */
  close(): void {
    this.#closing.abort();
  }

  async #afterwards<T>(before: Promise<void>, parcel: Parcel<T>): Promise<T> {
    await Promise.race([before, this.#pause(IN_ORDER_MS)]);
    return this.#deliver(parcel);
  }

  async #deliver<T>(parcel: Parcel<T>): Promise<T> {
    const { attempt, again = isPassing } = parcel;
    let sent: T;
    try {
      return await attempt();
    } catch (fault) {
      if (!again(fault)) throw fault;
      this.#keep(fault);
      try {
        sent = await this.#repeat({ ...parcel, again }, fault);
      } catch (last) {
        this.#settle('lost');
        throw last;
      }
    }
    this.#settle('sent');
    return sent;
  }

  async #repeat<T>(
    {
      attempt,
      until,
      again,
      longestPauseMs = LONGEST_PAUSE_MS,
    }: Parcel<T> & Required<Pick<Parcel<T>, 'again'>>,
    first: unknown,
  ): Promise<T> {
    let fault = first;
    for (let pauseMs = this.#firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      await this.#pause(pauseMs * (1 + JITTER * (2 * Math.random() - 1)));
      if (this.#closing.signal.aborted || this.#now() >= until) throw new UndeliveredError(fault);
      try {
        return await attempt();
      } catch (later) {
        if (!again(later)) throw later;
        fault = later;
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { ref: false, signal: this.#closing.signal }).catch(nothing);
  }

  #keep(fault: unknown): void {
    this.#kept += 1;
    if (this.#outage !== undefined) return;
    this.#outage = { since: this.#now(), sent: 0, lost: 0 };
    this.#log.warn({ err: fault }, 'Discord takes no messages: they are kept and sent again');
  }

  #settle(how: 'sent' | 'lost'): void {
    this.#kept -= 1;
    if (this.#outage === undefined) return;
    this.#outage[how] += 1;
    if (this.#kept > 0) return;
    const { since, sent, lost } = this.#outage;
    this.#outage = undefined;
    this.#log.info({ sent, lost, afterMs: this.#now() - since }, 'no more messages are kept');
  }
}

function nothing(): void {
  // A failure is told to whoever sent the parcel.
}
