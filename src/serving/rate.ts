import { RateLimiterMemory } from 'rate-limiter-flexible';

/** So many in so many seconds, for each key by itself. Keeps its counts in memory and forgets them when their time is over. */
export class Rate {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;

  constructor({ points, seconds }: { readonly points: number; readonly seconds: number }) {
    this.#points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /**
   * Takes one: undefined where one was left, else the milliseconds until there is one again.
   * @param points how many there are for whom this is, in place of as many as for all
   */
  async take(key: string, points = this.#points): Promise<number | undefined> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.penalty(key, 1);
    return consumedPoints <= points ? undefined : msBeforeNext;
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
