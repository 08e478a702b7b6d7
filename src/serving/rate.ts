import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many in so many seconds, for each key by itself. Keeps its counts in memory and forgets them when their time is over. */
export class Rate {
  readonly #limiter: RateLimiterMemory;

  constructor({ points, seconds }: { readonly points: number; readonly seconds: number }) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** Takes one: undefined where one was left, else the milliseconds until there is one again. */
  async take(key: string): Promise<number | undefined> {
    try {
      await this.#limiter.consume(key);
      return undefined;
    } catch (refused) {
      // The limiter rejects with its result; it never throws an Error of its own.
      if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
      throw refused;
    }
  }

  /** As `take` answers, while nothing is taken. */
  async untilNext(key: string): Promise<number | undefined> {
    const counted = await this.#limiter.get(key);
    return counted === null || counted.remainingPoints > 0 ? undefined : counted.msBeforeNext;
  }

  /** Takes several more, whether they are left or not. */
  async charge(key: string, points: number): Promise<void> {
    await this.#limiter.penalty(key, points);
  }

  /** Gives one back. */
  async giveBack(key: string): Promise<void> {
    await this.#limiter.reward(key);
  }
}
