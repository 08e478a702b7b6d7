import { z } from 'zod';

/** What the other shards of a bot answered. */
export interface AllAnswers {
  /** One of each shard that answered, the asking one's among them, by its number. */
  readonly answers: ReadonlyMap<number, unknown>;
  /** The shards that did not: they are away for the moment, or failed. */
  readonly missing: readonly number[];
}

/** Answers what another shard asks; what it gets and gives is what JSON takes. */
export type AnswerShard = (data: unknown) => unknown;

/** What the shards of one bot may ask each other, where each is a process of its own. */
export interface ShardMessages {
  /** Asks all shards, this one too. */
  readonly askAll: (name: string, data: unknown) => Promise<AllAnswers>;
  /** Answers from now on what a shard asks under this name. */
  readonly answer: (name: string, answer: AnswerShard) => void;
}

/** What a shard asks its manager to ask all. */
export const askAllRequest = z.object({ name: z.string(), data: z.unknown().optional() });

/** The answers as they are sent. */
export const sentAnswers = z.object({
  answers: z.array(z.tuple([z.int(), z.unknown()])),
  missing: z.array(z.int()),
});

export type SentAnswers = z.infer<typeof sentAnswers>;
