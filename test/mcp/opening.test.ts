import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Opening } from '../../src/mcp/opening.ts';
import { gate } from '../discord/bot/gate.ts';

const { signal } = new AbortController();

/** What is opened gives the number of the attempt, once it is let. */
function openingBehind(attempt: (number: number) => Promise<unknown>, patienceMs?: number) {
  let attempts = 0;
  return new Opening({
    open: async () => {
      const number = ++attempts;
      await attempt(number);
      return number;
    },
    howFar: () => '3 of 7 sentences',
    patienceMs,
  });
}

describe('what is opened while the connection stands', () => {
  it('is opened once for all who wait', async () => {
    const { opened, open } = gate();
    const opening = openingBehind(() => opened);
    const calls = [opening.opened(signal), opening.begin(), opening.opened(signal)];
    open();
    expect(await Promise.all(calls)).toEqual([1, 1, 1]);
    expect(await opening.opened(signal)).toBe(1);
  });

  it('is tried again by the next call where it failed, and the failure is told to those who waited', async () => {
    const opening = openingBehind(async (number) => {
      if (number === 1) throw new Error('no articles');
    });
    const waiting = [opening.begin(), opening.opened(signal)];
    for (const one of waiting) await expect(one).rejects.toThrow('no articles');
    expect(await opening.opened(signal)).toBe(2);
  });

  it('is said to go on where it takes longer than a client waits, and how far it is', async () => {
    const { opened, open } = gate();
    const opening = openingBehind(() => opened, 1);
    await expect(opening.opened(signal)).rejects.toMatchObject({
      message: 'The articles are being prepared and cannot be asked yet (3 of 7 sentences).',
      remedy: 'Try again in a minute: it goes on meanwhile.',
    });
    open();
    expect(await opening.begin()).toBe(1);
  });

  it('is not waited for by a call that was withdrawn', async () => {
    const { opened } = gate();
    const withdrawing = new AbortController();
    const waiting = openingBehind(() => opened).opened(withdrawing.signal);
    withdrawing.abort();
    await expect(waiting).rejects.toThrow('aborted');
    await setTimeout(0);
  });
});
