import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Footprint } from '../record.ts';

/** How an index is made and kept: `Kept` is what lies on the disk, or would. */
interface Making<Kept, Opened> {
  readonly build: () => Promise<Kept>;
  /** Bytes of it on the disk. */
  readonly size: (kept: Kept) => number;
  readonly open: (kept: Kept) => Promise<Opened>;
  /** Bytes that the opened index holds outside the heap and its buffers, where the process does not count them. */
  readonly native?: (kept: Kept) => number;
}

/**
 * Builds an index and opens it from what is kept of it, as a start does.
 * @param spentBefore milliseconds of the build that were spent before: the embeddings that several indexes share
 */
export async function measureFootprint<Kept, Opened>(
  { build, size, open, native = () => 0 }: Making<Kept, Opened>,
  spentBefore = 0,
): Promise<{ readonly opened: Opened; readonly footprint: Footprint }> {
  const started = performance.now();
  const kept = await build();
  const buildMilliseconds = spentBefore + performance.now() - started;
  const before = await heldBytes();
  const opened = await open(kept);
  const after = await heldBytes();
  const memoryBytes =
    before === undefined || after === undefined ? null : Math.max(0, after - before + native(kept));
  return { opened, footprint: { indexBytes: size(kept), memoryBytes, buildMilliseconds } };
}

/**
 * Bytes of all objects and buffers that are still in use. The size of the process tells less: an index of some megabytes fits
 * into what was freed before it. Undefined where the collector cannot be called.
 */
async function heldBytes(): Promise<number | undefined> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect !== 'function') return undefined;
  // Native libraries give up what they held in the turn after that in which nothing refers to it any more.
  for (let round = 0; round < 3; round++) {
    collect();
    await nextTurn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
