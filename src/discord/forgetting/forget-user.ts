import type { BotContext } from '../bot-context.ts';

type Kept = Pick<BotContext, 'store' | 'feedback' | 'userKey'>;

/** What is stored of a user. */
export interface Traces {
  /** Answers that were given to this user, with the questions. */
  readonly answers: number;
  readonly votes: number;
}

/** What is stored of a user now. */
export function tracesOf(kept: Kept, userId: string): Traces {
  return {
    answers: ownAnswers(kept, userId).length,
    votes: kept.feedback.votesOf(kept.userKey.voter(userId)),
  };
}

/**
 * Forgets all that is stored of a user: the answers that were given to this one, the votes, and the questions in votes of
 * others. Gone at once for who reads; says how much it was when it is gone from the disk too.
 * @throws AggregateError where it is still on the disk, from where the next sweep takes it
 */
export async function forgetUser(kept: Kept, userId: string): Promise<Traces> {
  const { store, feedback, userKey } = kept;
  const own = ownAnswers(kept, userId);
  const ids = new Set(own);
  // A question that is being answered was asked before: what comes of it is sent, and not kept.
  const coming = store
    .coming()
    .filter(({ id, ownerHash }) => userKey.owner(userId, id) === ownerHash)
    .map(({ id }) => id);
  const [dropped, votes] = await Promise.allSettled([
    store.drop([...own, ...coming]),
    feedback.forgetUser({
      voter: userKey.voter(userId),
      // An answer may have given way to others while votes on it are kept.
      hasAsked: ({ answerId, asker }) => ids.has(answerId) || asker === userKey.owner(userId, answerId),
    }),
  ]);
  if (dropped.status === 'fulfilled' && votes.status === 'fulfilled')
    return { answers: own.length, votes: votes.value };
  const faults = [dropped, votes].flatMap((one): unknown[] =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  throw new AggregateError(faults, 'what is stored of a user is still on the disk');
}

/** Their ids: whose an answer is can be told of each by itself. */
function ownAnswers({ store, userKey }: Kept, userId: string): readonly string[] {
  return store.where(({ id, ownerHash }) => userKey.owner(userId, id) === ownerHash).map(({ id }) => id);
}
