/** How long a bot goes on trying to be connected. */
export interface Patience {
  /** Milliseconds before the next attempt, after so many in a row that failed. */
  readonly pauseAfter: (failures: number) => number;
  /** How often in a row, and never connected in between, Discord may close with the same code before that is taken as final. */
  readonly sameCloses: number;
}

const FIRST_PAUSE_MS = 1_000;
const GROWTH = 3;
/**
 * Discord takes away the token of a bot that identifies more than 1,000 times in a day. Ten attempts with these pauses take over a
 * quarter of an hour, so that it is not reached even where a supervisor starts the bot anew each time it has given up.
 */
const LONGEST_PAUSE_MS = 300_000;
/** Up to so much longer, at random: after an outage of Discord's all the bots come back at once. */
const JITTER = 0.25;

export const BOT_PATIENCE: Patience = { pauseAfter, sameCloses: 10 };

/** Of somebody who waits in a terminal. */
export const SETUP_PATIENCE: Patience = { pauseAfter, sameCloses: 3 };

function pauseAfter(failures: number): number {
  // discord.js itself waits half a second.
  if (failures <= 1) return 0;
  const pauseMs = Math.min(FIRST_PAUSE_MS * GROWTH ** (failures - 2), LONGEST_PAUSE_MS);
  return pauseMs * (1 + JITTER * Math.random());
}

/** What a bot may spend at once, and what it gets back: by both together 776 in a day. */
const AT_ONCE = 200;
const EVERY_MS = 150_000;

/**
 * The identifies that a bot may send: Discord takes away the token of one that sends more than 1,000 in a day, as it would
 * where session after session is ended. To resume one costs nothing.
 */
export class IdentifyBudget {
  readonly #now: () => number;
  /** When all that was spent will have come back. */
  #restoredAt = -Infinity;

  /** `now` in milliseconds that never jump. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Spends one, and returns from when it may be sent. */
  spend(): number {
    const now = this.#now();
    this.#restoredAt = Math.max(this.#restoredAt, now) + EVERY_MS;
    return Math.max(now, this.#restoredAt - AT_ONCE * EVERY_MS);
  }
}
