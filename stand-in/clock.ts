/** Where the stand-in reads the time: deadlines, latencies and identifiers all come from here. */
export interface Clock {
  /** Milliseconds since the Unix epoch, with fractions. */
  now(): number;
}

/** The real time, monotonic and finer than a millisecond. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
};

/** A clock that is moved by hand, so that a deadline passes without waiting for it. */
export class SteppedClock implements Clock {
  #offset = 0;

  /** Milliseconds since the Unix epoch: the real time plus every step taken so far. */
  now(): number {
    return systemClock.now() + this.#offset;
  }

  /** Moves the clock forward by `milliseconds`. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}
