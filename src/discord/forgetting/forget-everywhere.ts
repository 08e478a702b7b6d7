import { z } from 'zod';
import type { BotContext } from '../bot-context.ts';
import type { ShardMessages } from '../sharding/shard-messages.ts';
import { forgetUser, type Traces, tracesOf } from './forget-user.ts';

/* A user is one and the same in all servers: where shards are processes, each forgets what its own files hold. */

type Kept = Pick<BotContext, 'store' | 'feedback' | 'userKey'>;
type Bot = Kept & Pick<BotContext, 'shardMessages'>;

const count = z.int().nonnegative();
const tracesSchema = z.object({ answers: count, votes: count });
const NAMES = { traces: 'traces-of-user', forget: 'forget-user' } as const;

/** Answers what another shard asks of a user. */
export function answerOfUsers(messages: ShardMessages, kept: Kept): void {
  messages.answer(NAMES.traces, (userId) => tracesOf(kept, z.string().parse(userId)));
  messages.answer(NAMES.forget, (userId) => forgetUser(kept, z.string().parse(userId)));
}

/** What is stored of a user now, by all shards. @throws Error where a shard does not say */
export async function tracesEverywhere(bot: Bot, userId: string): Promise<Traces> {
  return bot.shardMessages === undefined
    ? tracesOf(bot, userId)
    : sumOf(bot.shardMessages, NAMES.traces, userId);
}

/** Forgets all that is stored of a user, by all shards. @throws Error where some of it may still be there */
export async function forgetEverywhere(bot: Bot, userId: string): Promise<Traces> {
  return bot.shardMessages === undefined
    ? forgetUser(bot, userId)
    : sumOf(bot.shardMessages, NAMES.forget, userId);
}

async function sumOf(messages: ShardMessages, name: string, userId: string): Promise<Traces> {
  const { answers: told, missing } = await messages.askAll(name, userId);
  if (missing.length > 0) throw new Error(`no answer to ${name} from the shards ${missing.join(', ')}`);
  const all = [...told.values()].map((one) => tracesSchema.parse(one));
  return {
    answers: all.reduce((sum, { answers }) => sum + answers, 0),
    votes: all.reduce((sum, { votes }) => sum + votes, 0),
  };
}
