import { chance, shuffled } from '../../src/calibrating/resampling.ts';

/** Numbers that look like chance and are the same for the same seed. */
export class SeededRandom {
  /** From 0 up to 1, which never comes. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = chance(seed);
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
    for (;;) yield* shuffled(cards, this.next);
  }
}
