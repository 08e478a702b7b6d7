import { type Client, RESTEvents } from 'discord.js';
import type { Log } from '../../serving/log.ts';

/** Discord tells whole seconds, and an answer may be under way for some more. */
const TOLERANCE_MS = 60_000;

interface ClockOptions {
  /** This machine's time, in milliseconds since 1970, which may be wrong and may jump. @default Date.now */
  readonly wall?: (() => number) | undefined;
  /** Milliseconds that never jump. @default performance.now */
  readonly monotonic?: (() => number) | undefined;
}

/**
 * The time as Discord tells it, by which answers and votes are dated and grow old: a machine without a battery starts in
 * another year, and what a month of that year makes old would be lost.
 * Between two answers of Discord it goes on without this machine's clock, which may be set meanwhile.
 */
export class DiscordClock {
  readonly #wall: () => number;
  readonly #monotonic: () => number;
  #told: { readonly at: number; readonly monotonic: number } | undefined;

  constructor({ wall = Date.now, monotonic = () => performance.now() }: ClockOptions = {}) {
    this.#wall = wall;
    this.#monotonic = monotonic;
  }

  /** Whether Discord has told the time. */
  get isSure(): boolean {
    return this.#told !== undefined;
  }

  /** Milliseconds since 1970; until Discord has told the time, this machine's. */
  readonly now = (): number => {
    if (this.#told === undefined) return this.#wall();
    return Math.round(this.#told.at + this.#monotonic() - this.#told.monotonic);
  };

  /**
   * Hears the date of an answer of Discord's, as HTTP has it.
   * @returns the milliseconds that this machine's clock is ahead, where it had to be set right
   */
  hear(date: string | null): number | undefined {
    const at = Date.parse(date ?? '');
    if (Number.isNaN(at) || (this.isSure && isNear(at, this.now()))) return undefined;
    const wall = this.#wall();
    const isRight = isNear(at, wall);
    this.#told = { at: isRight ? wall : at, monotonic: this.#monotonic() };
    return isRight ? undefined : wall - at;
  }
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE_MS;
}

/** Sets the clock by every answer of Discord's. */
export function hearTime(client: Client, { clock, log }: { clock: DiscordClock; log: Log }): void {
  client.rest.on(RESTEvents.Response, (_, { headers }) => {
    const aheadMs = clock.hear(headers.get('date'));
    if (aheadMs === undefined) return;
    log.warn({ aheadMs }, "this machine's clock is wrong: answers and votes are dated by Discord's");
  });
}
