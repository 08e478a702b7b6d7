/** How long what people asked and how they voted is kept: a month to come back to it. `/help` and the README promise it. */
export const KEPT_DAYS = 30;

/**
 * How many answers and how many votes are kept at most. In the files, what gives way stands until the next sweep, or until
 * they hold twice as much: at one to two kilobytes a line, 20 MB each.
 */
export const KEPT_AT_MOST = 5_000;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Between two sweeps. */
export const SWEEP_EVERY_MS = DAY_MS;

/** Whether it is too old to be kept; times in milliseconds since 1970. */
export function isOld(since: number, now: number): boolean {
  return now - since > KEPT_DAYS * DAY_MS;
}

/** Whether it has to go now, because it would be too old before the next sweep. */
export function isDue(since: number, now: number): boolean {
  return isOld(since, now + SWEEP_EVERY_MS);
}

/**
 * Since when it counts as kept. What a clock that was wrong has dated to the future would be kept too long: it counts from
 * today.
 */
export function keptSince(dated: number, now: number): number {
  return Math.min(dated, now);
}
