/** Numbers that look like chance and are the same for the same seed. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1, which never comes: mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Of a normal distribution with mean 0 and deviation 1: Box and Muller's. */
  gaussian(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** @throws RangeError where there is nothing to pick from */
  pick<T>(items: readonly T[]): T {
    const picked = items[Math.floor(this.next() * items.length)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from');
    return picked;
  }

  /** Deals the cards in a new order again and again: each comes as often as any other. */
  *deal<T>(cards: readonly T[]): Generator<T, never> {
    for (;;) {
      const deck = cards.map((card) => ({ card, at: this.next() })).toSorted((a, b) => a.at - b.at);
      for (const { card } of deck) yield card;
    }
  }
}
