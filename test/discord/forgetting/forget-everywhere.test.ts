import { describe, expect, it, onTestFinished } from 'vitest';
import type { Stores } from '../../../src/discord/answers/open-stores.ts';
import {
  answerOfUsers,
  forgetEverywhere,
  tracesEverywhere,
} from '../../../src/discord/forgetting/forget-everywhere.ts';
import type { AnswerShard, ShardMessages } from '../../../src/discord/sharding/shard-messages.ts';
import { ADA, BOB, CID, closed, dataFolder, fill, opened } from './kept-users.ts';

/** Shards that ask each other as over their manager: in JSON, and without an answer of who throws or is away. */
class FakeShards {
  readonly away = new Set<number>();
  readonly #shards: Map<string, AnswerShard>[] = [];

  join(): ShardMessages {
    const answers = new Map<string, AnswerShard>();
    this.#shards.push(answers);
    return {
      answer: (name, answer) => void answers.set(name, answer),
      askAll: async (name, data) => {
        const asked = await Promise.allSettled(
          this.#shards.map(async (shard, id): Promise<unknown> => {
            if (this.away.has(id)) throw new Error('the shard is away');
            return JSON.parse(JSON.stringify(await shard.get(name)?.(data)));
          }),
        );
        return {
          answers: new Map(asked.flatMap((one, id) => (one.status === 'fulfilled' ? [[id, one.value]] : []))),
          missing: asked.flatMap((one, id) => (one.status === 'rejected' ? [id] : [])),
        };
      },
    };
  }
}

/** Two shards on one folder, each with what Ada and Bob asked there. */
async function startShards() {
  const folder = await dataFolder();
  const shards = new FakeShards();
  const bots: (Stores & { readonly shardMessages: ShardMessages })[] = [];
  for (const shard of [0, 1]) {
    const stores = await opened(folder, shard);
    onTestFinished(async () => void (await closed(stores)));
    await fill(stores);
    const shardMessages = shards.join();
    answerOfUsers(shardMessages, stores);
    bots.push({ ...stores, shardMessages });
  }
  const [first, second] = bots;
  if (first === undefined || second === undefined) throw new Error('there are two shards');
  return { shards, first, second };
}

const kept = ({ store }: Stores): readonly string[] => store.where(() => true).map(({ id }) => id);

describe('what is stored of a user by several shards', () => {
  it('is told and removed by all of them, whichever is asked, and nothing of others', async () => {
    const { first, second } = await startShards();
    expect(await tracesEverywhere(second, ADA)).toEqual({ answers: 4, votes: 2 });
    expect(await tracesEverywhere(first, CID)).toEqual({ answers: 0, votes: 0 });
    expect(await forgetEverywhere(second, ADA)).toEqual({ answers: 4, votes: 2 });
    expect([first, second].map(kept)).toEqual([['b1'], ['b1']]);
    expect(await tracesEverywhere(first, ADA)).toEqual({ answers: 0, votes: 0 });
    expect(await tracesEverywhere(first, BOB)).toMatchObject({ answers: 2 });
  });

  it('is not said to be gone, nor how much it is, while a shard is away; asked again, the rest goes', async () => {
    const { shards, first, second } = await startShards();
    shards.away.add(1);
    await expect(tracesEverywhere(first, ADA)).rejects.toThrow('from the shards 1');
    await expect(forgetEverywhere(first, ADA)).rejects.toThrow('from the shards 1');
    expect([first, second].map(kept)).toEqual([['b1'], ['a1', 'a2', 'b1']]);
    shards.away.clear();
    expect(await forgetEverywhere(first, ADA)).toMatchObject({ answers: 2 });
    expect(kept(second)).toEqual(['b1']);
  });

  it('is not said to be gone where a shard cannot remove it from its disk', async () => {
    const { first, second } = await startShards();
    const full = { ...second.store, drop: () => Promise.reject(new Error('no space')) };
    answerOfUsers(second.shardMessages, { ...second, store: full });
    await expect(forgetEverywhere(first, ADA)).rejects.toThrow('from the shards 1');
  });

  it('is that of the one process where there are no shards', async () => {
    const { first, second } = await startShards();
    expect(await forgetEverywhere({ ...first, shardMessages: undefined }, ADA)).toEqual({
      answers: 2,
      votes: 1,
    });
    expect([first, second].map(kept)).toEqual([['b1'], ['a1', 'a2', 'b1']]);
  });
});
