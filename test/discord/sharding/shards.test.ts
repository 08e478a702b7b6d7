import { EventEmitter, once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Shards } from '../../../src/discord/sharding/shards.ts';
import { sourceArgs } from '../../../src/system/child-process.ts';
import { recordingLog } from '../bot/start-bot.ts';

const SCRIPT = new URL('example-shard.ts', import.meta.url);

/** Two shards without a bot, ready. */
async function startShards() {
  const { log, logged } = recordingLog();
  const signs = new EventEmitter();
  const told: string[] = [];
  const shards = new Shards({
    script: SCRIPT,
    nodeArgs: sourceArgs(SCRIPT),
    plan: { shards: 2, atOnce: 2 },
    token: 'MTAwMjAwMzAwNDAwNTAwNjAw.GaBcDe.a-token-that-nobody-shows',
    handlers: {},
    readySign: { show: async () => void signs.emit('shown'), hide: async () => void signs.emit('hidden') },
    onOver: (text) => void told.push(text),
    log,
    patience: { pauseAfter: () => 0 },
  });
  onTestFinished(() => shards.stop());
  const shown = once(signs, 'shown');
  shards.start();
  await shown;
  return { shards, signs, told, logged };
}

describe('shards in processes of their own', () => {
  it('ask all others, learn who did not answer, come back after a crash, and end when they are told', async () => {
    const { shards, signs, told, logged } = await startShards();
    const where = [
      [0, 0],
      [1, 1],
    ];
    expect(await shards.askAll('where', undefined)).toEqual({ answers: where, missing: [] });
    const { answers } = await shards.askAll('ask all', 'where');
    expect(answers).toEqual([0, 1].map((shard) => [shard, { answers: where, missing: [] }]));
    expect(await shards.askAll('only the first', undefined)).toEqual({
      answers: [[0, 'here']],
      missing: [1],
    });

    expect(shards.unready()).toBeUndefined();
    const hidden = once(signs, 'hidden');
    const shownAgain = once(signs, 'shown');
    expect(await shards.askAll('crash', 1)).toMatchObject({ missing: [1] });
    await hidden;
    expect(shards.unready()).toBe('shard-away');
    expect((await logged('a shard ended and is started anew')).fields).toMatchObject({
      shard: 1,
      signal: 'SIGKILL',
    });
    await shownAgain;
    expect(await shards.askAll('where', undefined)).toEqual({ answers: where, missing: [] });

    await shards.askAll('over', 1);
    expect(told).toEqual(['Mend it.']);
    await shards.stop();
    expect(await shards.askAll('where', undefined)).toEqual({ answers: [], missing: [0, 1] });
  });
});
