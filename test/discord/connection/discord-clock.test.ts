import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openJsonlAnswerStore } from '../../../src/discord/answers/jsonl-answer-store.ts';
import { DiscordClock } from '../../../src/discord/connection/discord-clock.ts';
import { storedAnswer, USER_KEY } from '../../builders/answers.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-clock-'));
afterAll(() => rm(root, { recursive: true }));

const DAY_MS = 24 * 60 * 60 * 1_000;
const TODAY = Date.UTC(2026, 2, 10);
const dateOf = (time: number): string => new Date(time).toUTCString();

/** A machine whose two clocks are moved by hand. */
function machine(wall: number) {
  const time = { wall, monotonic: 5 };
  const clock = new DiscordClock({ wall: () => time.wall, monotonic: () => time.monotonic });
  const pass = (ms: number): void => {
    time.wall += ms;
    time.monotonic += ms;
  };
  return { time, clock, pass };
}

describe('DiscordClock', () => {
  it('says this machine’s time until Discord tells it, and is not sure of it', () => {
    const { clock, pass } = machine(TODAY);
    for (const date of [null, '', 'yesterday']) clock.hear(date);
    pass(1_000);
    expect([clock.isSure, clock.now()]).toEqual([false, TODAY + 1_000]);
  });

  it('keeps this machine’s time, which is finer, where Discord’s is about the same', () => {
    const { clock, pass } = machine(TODAY + 2_345);
    expect(clock.hear(dateOf(TODAY))).toBeUndefined();
    pass(10_500);
    clock.hear(dateOf(TODAY + 10_000));
    expect([clock.isSure, clock.now()]).toEqual([true, TODAY + 2_345 + 10_500]);
  });

  it.each([40, -40, 10_000, -20_000])('goes by Discord where this machine is off by %i days', (days) => {
    const { clock, pass } = machine(TODAY + days * DAY_MS);
    expect(clock.hear(dateOf(TODAY))).toBe(days * DAY_MS);
    pass(60 * 60 * 1_000);
    expect(clock.now()).toBe(TODAY + 60 * 60 * 1_000);
  });

  it.each([40, -40])('does not follow this machine’s clock where it jumps by %i days', (days) => {
    const { clock, time, pass } = machine(TODAY);
    clock.hear(dateOf(TODAY));
    time.wall += days * DAY_MS;
    pass(1_000);
    expect(clock.now()).toBe(TODAY + 1_000);
  });

  it('is right again once Discord has answered after the machine has slept', () => {
    const { clock, time } = machine(TODAY);
    clock.hear(dateOf(TODAY));
    time.wall += 7 * DAY_MS;
    expect(clock.hear(dateOf(TODAY + 7 * DAY_MS))).toBeUndefined();
    expect(clock.now()).toBe(TODAY + 7 * DAY_MS);
  });
});

describe('a bot on a machine whose clock is wrong', () => {
  it.each([40, -40])(
    'loses no answer by %i days, and forgets what is old by Discord’s time',
    async (days) => {
      const discord = await openDiscord();
      const clock = new DiscordClock({ wall: () => Date.now() + days * DAY_MS });
      const path = join(root, `answers${days}.jsonl`);
      const store = await openJsonlAnswerStore({ path, now: clock.now, userKey: async () => USER_KEY });
      await store.put(storedAnswer({ id: 'old', question: 'Long ago?', askedAt: Date.now() - 31 * DAY_MS }));
      await store.put(storedAnswer({ id: 'young', question: 'Lately?', askedAt: Date.now() - 5 * DAY_MS }));
      const { bot, logged } = await startBot({ discord, clock, store });
      await logged("this machine's clock is wrong: answers and votes are dated by Discord's");
      expect(store.get('young')?.question).toBe('Lately?');
      await discord.until('the old answer to go', () => (store.get('old') === undefined ? true : undefined));
      await bot.stop();
      const written = await readFile(path, 'utf8');
      expect(written).not.toContain('Long ago?');
      expect(written).toContain('Lately?');
    },
  );
});
