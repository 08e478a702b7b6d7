import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Attempts } from '../../../src/discord/connection/attempts.ts';
import type { Patience } from '../../../src/discord/connection/patience.ts';
import { worded } from '../../../src/wording/fault-words.ts';
import { fakeAnswerer } from '../../builders/answers.ts';
import { openDiscord, recordingLog, startBot } from '../bot/start-bot.ts';

const SHARDS = 3;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const NETWORK_GONE = 1006;
const UNKNOWN_ERROR = 4000;

/** A Discord that recommends three shards and lets them log in at once, with a guild on each. */
async function openSharded() {
  const discord = await openDiscord({ shards: { recommended: SHARDS, least: SHARDS, atOnce: 16 } });
  const channels = Array.from({ length: SHARDS }, (_, shard) => {
    const guild = discord.world.addGuild({ name: `Guild ${shard}`, shard: [shard, SHARDS] });
    return discord.addChannel({ guild, name: 'general' });
  });
  return { discord, channels };
}

const isReady = ({ dataFolder }: { readonly dataFolder: string }): Promise<boolean> =>
  access(join(dataFolder, 'ready')).then(
    () => true,
    () => false,
  );

describe('a bot in so many guilds that Discord wants several shards', () => {
  it('connects with as many as Discord recommends, and answers in each guild and in direct messages once', async () => {
    const { discord, channels } = await openSharded();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    expect(discord.gateway.shards).toEqual([0, 1, 2]);
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const asked = channels.map((channel) =>
      discord.slash({ user: ada, channel, command: 'ask', options: { question: QUESTION } }),
    );
    for (const exchange of await Promise.all(asked)) {
      expect((await exchange.reply()).text).toContain('[1]');
      expect(exchange.messages).toHaveLength(1);
    }
    expect((await (await discord.dm({ user: ada, text: QUESTION })).reply()).text).toContain('[1]');
    expect(answerer.asked).toHaveLength(SHARDS + 1);
    expect(discord.requests.filter(({ route }) => route === 'set commands')).toHaveLength(1);
  });

  it('is not ready while one shard is away, and answers on the others meanwhile', async () => {
    const { discord, channels } = await openSharded();
    const bot = await startBot({ discord });
    expect(await isReady(bot)).toBe(true);
    discord.gateway.refuse({ at: 'login', by: 'silence' });
    discord.gateway.dropSockets(1);
    await bot.logged('connection lost, reconnecting');
    await vi.waitFor(async () => expect(await isReady(bot)).toBe(false));
    const [, , channel] = channels;
    const user = discord.user({ name: 'Ada', locale: 'de' });
    const exchange = await discord.slash({
      user,
      command: 'ask',
      options: { question: QUESTION },
      ...(channel && { channel }),
    });
    expect((await exchange.reply()).text).toContain('[1]');
    expect(bot.entries).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ shard: 1, code: NETWORK_GONE }) }),
    );
  });

  it('ends with what to do where Discord wants more shards than it had recommended', async () => {
    const discord = await openDiscord({ shards: { recommended: 1, least: 2 } });
    const ended = startBot({ discord });
    await expect(ended).rejects.toThrow('code 4011');
    const told = await ended.catch((fault: unknown) => worded(fault, 'en'));
    expect(told).toMatchObject({ remedy: expect.stringContaining('SHARD_PROCESSES') });
  });
});

function attemptsOf(patience: Patience): Attempts {
  return new Attempts({ patience, log: recordingLog().log, now: () => 0 });
}

describe('the attempts of several shards', () => {
  it('count for each shard alone: a network that was gone for all of them costs the first pause', () => {
    const failures: number[] = [];
    const pauseAfter = (count: number): number => failures.push(count);
    const attempts = attemptsOf({ pauseAfter, sameCloses: 3 });
    for (let shard = 0; shard < 16; shard++) attempts.closed(NETWORK_GONE, shard);
    expect(new Set(failures)).toEqual(new Set([1]));
  });

  it('are hopeless for the complaint that one shard hears over and over, and not for one that each hears once', () => {
    const attempts = attemptsOf({ pauseAfter: () => 0, sameCloses: 3 });
    for (let shard = 0; shard < 16; shard++) attempts.closed(UNKNOWN_ERROR, shard);
    expect(attempts.hopeless.aborted).toBe(false);
    for (let times = 1; times < 3; times++) {
      attempts.succeeded(0);
      attempts.closed(UNKNOWN_ERROR, 7);
    }
    expect(attempts.hopeless.aborted).toBe(true);
  });
});
