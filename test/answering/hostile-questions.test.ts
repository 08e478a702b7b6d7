import { describe, expect, it } from 'vitest';
import { hostileAnswerer, holdsOf } from '../../scripts/bench/hostile.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';

/** Milliseconds. The bound is 50 and belongs to `npm run bench`; without one, a question held the thread for seconds. */
const MOST_MS = 1_500;

describe('a question made to take long', () => {
  it('of articles made to take long holds up nobody else for a second', async () => {
    const holds = await holdsOf(hostileAnswerer(await embeddedBot()), 1);
    expect(holds).toHaveLength(10);
    expect(Math.max(...holds)).toBeLessThan(MOST_MS);
  });
});
