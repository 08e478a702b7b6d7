import { bestFirst, type VectorMatch } from './vector-index.ts';

/** Keeps the best of many matches, without sorting them all: `k` at most, best first and equal scores by ascending position. */
export class TopMatches {
  readonly #k: number;
  readonly #best: VectorMatch[] = [];

  constructor(k: number) {
    this.#k = k;
  }

  get bestFirst(): readonly VectorMatch[] {
    return this.#best;
  }

  offer(match: VectorMatch): void {
    const last = this.#best.at(-1);
    const isFull = this.#best.length >= this.#k;
    if (isFull && (last === undefined || bestFirst(last, match) <= 0)) return;
    if (isFull) this.#best.pop();
    let [low, high] = [0, this.#best.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#best[middle];
      if (other !== undefined && bestFirst(other, match) < 0) low = middle + 1;
      else high = middle;
    }
    this.#best.splice(low, 0, match);
  }
}
