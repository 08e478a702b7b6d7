import { z } from 'zod';
import { BANDS } from '../../answering/answer.ts';
import { isDue, KEPT_AT_MOST, keptSince } from './retention.ts';
import { storedPassageSchema } from './stored-answer.ts';

/** The last moment that a date can say, in milliseconds since 1970. */
const LAST_MOMENT = 8.64e15;

const judged = {
  /** The band shown; `none` where no answer was found. */
  band: z.enum([...BANDS, 'none']),
  verdict: z.enum(['helpful', 'not-helpful']),
};

const voteSchema = z.object({
  answerId: z.string(),
  /** What was asked and the places that answered; not of a question that only its asker has seen. */
  question: z.string().exactOptional(),
  citations: z.array(storedPassageSchema).readonly().exactOptional(),
  /** A keyed hash of who asked, as of the answer's owner: the question goes with them. None in a vote of an older version. */
  asker: z.string().exactOptional(),
  ...judged,
  /** A keyed hash of the user. */
  voter: z.string(),
  /** Milliseconds since 1970. */
  at: z.number().min(0).max(LAST_MOMENT),
  /** When the question was asked, which is kept no longer here than with its answer. None in a vote of an older version. */
  askedAt: z.number().exactOptional(),
});

const voteCountSchema = z.object({
  /** `2026-03` */
  month: z.string(),
  ...judged,
  votes: z.int(),
});

/** A line of the file; of an older version one without `op`, whose question may have been private. */
export const voteLineSchema = z.union([
  voteSchema.extend({ op: z.literal('vote') }),
  voteCountSchema.extend({ op: z.literal('count') }),
  voteSchema.omit({ question: true, citations: true }).extend({ op: z.undefined().optional() }),
]);

/** One vote. The last of a voter about an answer counts. */
export type Vote = Readonly<z.infer<typeof voteSchema>>;
/** What is left of the votes of a month: at most six numbers. */
type VoteCount = Readonly<z.infer<typeof voteCountSchema>>;
export type VoteLine = z.infer<typeof voteLineSchema>;

/** A user as the votes know one. */
export interface VotingUser {
  readonly voter: string;
  /** Whether the vote is on an answer to this user's question. */
  readonly hasAsked: (vote: Pick<Vote, 'answerId' | 'asker'>) => boolean;
}

/**
 * The votes in memory, oldest first.
 * Invariant: at most `limit` of them; those before are counts.
 */
export class VoteBook {
  readonly #limit: number;
  readonly #votes = new Map<string, Vote>();
  readonly #counts = new Map<string, VoteCount>();

  constructor({ limit = KEPT_AT_MOST }: { readonly limit?: number | undefined } = {}) {
    this.#limit = limit;
  }

  /** The number of lines that hold all of it. */
  get size(): number {
    return this.#counts.size + this.#votes.size;
  }

  /** Takes a vote; the oldest shrinks to a count beyond the limit. */
  add(vote: Vote): void {
    this.#forget(vote);
    this.#votes.set(keyOf(vote), vote);
    for (const oldest of this.#votes.values()) {
      if (this.#votes.size <= this.#limit) break;
      this.#shrink(oldest);
    }
  }

  addCount(count: VoteCount): void {
    const { month, band, verdict } = count;
    const key = `${month} ${band} ${verdict}`;
    const votes = (this.#counts.get(key)?.votes ?? 0) + count.votes;
    this.#counts.set(key, { ...count, votes });
  }

  /** Shrinks the votes on these answers to counts. Whether there were any. */
  shrink(answerIds: readonly string[]): boolean {
    const meant = new Set(answerIds);
    const votes = [...this.#votes.values()].filter(({ answerId }) => meant.has(answerId));
    for (const vote of votes) this.#shrink(vote);
    return votes.length > 0;
  }

  /** How many votes this voter has. */
  votesOf(voter: string): number {
    return [...this.#votes.values()].filter((vote) => vote.voter === voter).length;
  }

  /** Removes the votes of a voter, without a count, and shrinks those of others on what that person asked. How many it removed. */
  forgetUser({ voter, hasAsked }: VotingUser): { readonly removed: number; readonly shrunk: number } {
    const votes = [...this.#votes.values()];
    const own = votes.filter((vote) => vote.voter === voter);
    const others = votes.filter((vote) => vote.voter !== voter && hasAsked(vote));
    for (const vote of own) this.#forget(vote);
    for (const vote of others) this.#shrink(vote);
    return { removed: own.length, shrunk: others.length };
  }

  /** Shrinks what is due to counts, and dates to today what is dated later. Whether that changed anything. */
  sweep(now: number): boolean {
    let changed = false;
    for (const vote of this.#votes.values()) {
      const at = keptSince(vote.at, now);
      if (isDue(sinceOf({ ...vote, at }), now)) this.#shrink(vote);
      else if (at < vote.at) this.#votes.set(keyOf(vote), { ...vote, at });
      else continue;
      changed = true;
    }
    return changed;
  }

  lines(): readonly VoteLine[] {
    return [
      ...[...this.#counts.values()].map((count) => ({ op: 'count', ...count }) as const),
      ...[...this.#votes.values()].map((vote) => ({ op: 'vote', ...vote }) as const),
    ];
  }

  #shrink(vote: Vote): void {
    const { band, verdict, at } = vote;
    this.#forget(vote);
    this.addCount({ month: new Date(at).toISOString().slice(0, 7), band, verdict, votes: 1 });
  }

  #forget(vote: Vote): void {
    this.#votes.delete(keyOf(vote));
  }
}

/** Since when the age of a vote counts. */
export function sinceOf({ at, askedAt = at }: Pick<Vote, 'at' | 'askedAt'>): number {
  return Math.min(at, askedAt);
}

function keyOf({ answerId, voter }: Vote): string {
  return `${answerId} ${voter}`;
}
