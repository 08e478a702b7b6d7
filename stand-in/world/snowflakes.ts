import type { Clock } from '../clock.ts';

const DISCORD_EPOCH_MS = 1_420_070_400_000;
const TIMESTAMP_SHIFT = 22n; // 10 bits of worker and process and 12 of sequence lie below the time

/** Issues Discord identifiers: strictly increasing, each holding the time of its creation. */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const fromTime = BigInt(Math.floor(clock.now() - DISCORD_EPOCH_MS)) << TIMESTAMP_SHIFT;
    last = fromTime > last ? fromTime : last + 1n;
    return last.toString();
  };
}
