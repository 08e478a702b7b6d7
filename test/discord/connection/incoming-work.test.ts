import { describe, expect, it } from 'vitest';
import { RecentIds, RunningWork } from '../../../src/discord/connection/incoming-work.ts';
import { gate } from '../bot/gate.ts';

describe('RecentIds', () => {
  it('knows an id again until enough others have come', () => {
    const ids = new RecentIds(2);
    expect(['a', 'a', 'b', 'c', 'a', 'c'].map((id) => ids.add(id))).toEqual([
      true,
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('RunningWork', () => {
  it('waits for work, also for what comes while it waits', async () => {
    const work = new RunningWork();
    const [first, second] = [gate(), gate()];
    const log: string[] = [];
    work.track(first.opened.then(() => work.track(second.opened)));
    const settled = work.settle(60_000).then((left) => log.push(`left ${left}`));
    first.open();
    await first.opened;
    log.push('second opens');
    second.open();
    await settled;
    expect(log).toEqual(['second opens', 'left 0']);
  });

  it('gives up what takes too long, and says how much', async () => {
    const work = new RunningWork();
    work.track(gate().opened);
    expect(await work.settle(1)).toBe(1);
  });
});
