import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { allotStores } from '../../../src/discord/answers/allot-stores.ts';
import { openStores } from '../../../src/discord/answers/open-stores.ts';
import { readVotes } from '../../../src/discord/answers/read-votes.ts';
import { idOnShard } from '../../../stand-in/gateway/audience.ts';
import { storedAnswer } from '../../builders/answers.ts';
import { recordingLog } from '../bot/start-bot.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-shards-'));
afterAll(() => rm(root, { recursive: true }));

const NOW = 1_000;
const { log } = recordingLog();
const parts = { now: () => NOW, log };
const newFolder = (): Promise<string> => mkdtemp(join(root, 'x'));

/** Guilds of the first, second and third of three shards; of two they are spread otherwise. */
const GUILDS = [0, 1, 2].map((shard) => idOnShard('1080000000000000000', [shard, 3]));

/** One answer a guild and one in a direct message, each with a vote, as shards of this number keep them. */
async function keepAnswers(dataFolder: string, shards: number): Promise<void> {
  await allotStores({ dataFolder, shards, ...parts });
  for (const [at, guildId] of [...GUILDS, undefined].entries()) {
    const shard = guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
    const { store, feedback, userKey } = await openStores({ dataFolder, shard, ...parts });
    const id = `answer-0000${at}`;
    await store.put(storedAnswer({ id, askedAt: at, ...(guildId !== undefined && { guildId }) }));
    await store.change(id, { messageId: `${5_000 + at}` });
    const vote = {
      answerId: id,
      band: 'good',
      verdict: 'helpful',
      question: 'Wann?',
      citations: [],
    } as const;
    await feedback.record({ ...vote, voter: userKey.voter('1'), at: NOW });
    await Promise.all([store.close(), feedback.close()]);
  }
}

/** The ids of the answers and of the answers voted on, by shard. */
async function kept(dataFolder: string, shards: number) {
  const found = [];
  for (let shard = 0; shard < shards; shard++) {
    const { store, feedback } = await openStores({ dataFolder, shard, ...parts });
    const answers = store.where(() => true).map(({ id }) => Number(id.slice(-1)));
    for (const id of answers) expect(store.byMessage(`${5_000 + id}`)?.id).toBe(`answer-0000${id}`);
    await Promise.all([store.close(), feedback.close()]);
    const name = shard === 0 ? 'feedback.jsonl' : `feedback.${shard}.jsonl`;
    const lines = (await readFile(join(dataFolder, name), 'utf8')).split('\n').slice(0, -1);
    const votes = lines.map((line) => Number(JSON.parse(line).answerId.slice(-1)));
    found.push({ answers, votes: votes.toSorted((one, other) => one - other) });
  }
  return found;
}

describe('the answers of shards', () => {
  it('go with their votes to the shard of their server when there are three in place of two, and back into one', async () => {
    const dataFolder = await newFolder();
    await keepAnswers(dataFolder, 2);
    await allotStores({ dataFolder, shards: 3, ...parts });
    expect(await kept(dataFolder, 3)).toEqual([
      { answers: [0, 3], votes: [0, 3] },
      { answers: [1], votes: [1] },
      { answers: [2], votes: [2] },
    ]);
    expect((await readVotes(dataFolder, NOW)).answers).toHaveLength(4);
    await allotStores({ dataFolder, shards: 1, ...parts });
    expect(await kept(dataFolder, 1)).toEqual([{ answers: [0, 1, 2, 3], votes: [0, 1, 2, 3] }]);
    expect((await readdir(dataFolder)).toSorted()).toEqual([
      'answers.jsonl',
      'feedback.jsonl',
      'feedback.key',
    ]);
  });

  it('are in one shard each after a start that was cut off while they were in two', async () => {
    const dataFolder = await newFolder();
    await keepAnswers(dataFolder, 3);
    for (const name of ['answers', 'feedback'])
      await copyFile(join(dataFolder, `${name}.2.jsonl`), join(dataFolder, `${name}.7.jsonl`));
    await allotStores({ dataFolder, shards: 3, ...parts });
    expect((await kept(dataFolder, 3)).map(({ answers }) => answers)).toEqual([[0, 3], [1], [2]]);
    expect((await readVotes(dataFolder, NOW)).answers).toHaveLength(4);
    expect((await readdir(dataFolder)).filter((name) => name.includes('.7.'))).toEqual([]);
  });

  it('stay as they are where another bot writes them', async () => {
    const dataFolder = await newFolder();
    await keepAnswers(dataFolder, 2);
    const running = await openStores({ dataFolder, shard: 1, ...parts });
    const path = join(dataFolder, 'answers.1.jsonl');
    await expect(allotStores({ dataFolder, shards: 3, ...parts })).rejects.toMatchObject({
      facts: { kind: 'in-use', path },
    });
    expect(running.store.where(() => true)).not.toHaveLength(0);
    await Promise.all([running.store.close(), running.feedback.close()]);
  });
});
