import { describe, expect, it } from 'vitest';
import { IdentifyTurns, planShards } from '../../../src/discord/sharding/shard-plan.ts';
import { openDiscord, recordingLog } from '../bot/start-bot.ts';

const { log } = recordingLog();
const over = new AbortController().signal;
const settingsOf = ({ token, api }: { readonly token: string; readonly api: string }) => ({
  token,
  apiUrl: api,
});

describe('the plan of shards', () => {
  it('is what Discord recommends, or as many as are wanted', async () => {
    const discord = await openDiscord({ shards: { recommended: 5, atOnce: 2 } });
    const settings = settingsOf(discord);
    expect(await planShards({ settings, wanted: 'auto', log, over })).toEqual({ shards: 5, atOnce: 2 });
    expect(await planShards({ settings, wanted: 3, log, over })).toEqual({ shards: 3, atOnce: 2 });
  });

  it('waits for a Discord that fails, and ends at once where it refuses the token', async () => {
    const discord = await openDiscord({ shards: { recommended: 2 } });
    discord.faults.plan('gateway', { kind: 'status', status: 503 }, 4);
    expect(await planShards({ settings: settingsOf(discord), wanted: 'auto', log, over })).toMatchObject({
      shards: 2,
    });
    const settings = settingsOf({ token: 'another', api: discord.api });
    await expect(planShards({ settings, wanted: 'auto', log, over })).rejects.toThrow('DISCORD_TOKEN');
  });
});

describe('the turns of shards that identify', () => {
  it('are of different buckets at once, and of one bucket one after the other', async () => {
    const ended = new AbortController();
    const turns = new IdentifyTurns({ shards: 4, atOnce: 2 }, ended.signal);
    await Promise.all([turns.turn(0), turns.turn(1)]);
    let isLet = false;
    turns.turn(2).then(
      () => (isLet = true),
      () => undefined,
    );
    await new Promise(setImmediate);
    expect(isLet).toBe(false);
    ended.abort();
  });
});
