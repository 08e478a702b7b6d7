import { z } from 'zod';
import { BANDS } from '../../answering/answer.ts';
import { LABEL_LANGUAGES } from '../../language/label-language.ts';
import type { UserKey } from './user-key.ts';

const range = z.object({ start: z.int(), end: z.int() });

export const storedPassageSchema = z.object({
  articleId: z.string(),
  /** The article's revision when it was cited: another one may no longer hold the sentence. */
  revision: z.string(),
  ordinal: z.int(),
  highlights: z.array(range).readonly(),
});

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), band: z.enum(BANDS) }),
  z.object({ kind: z.literal('not-in-corpus') }),
]);

const storedAnswerSchema = z.object({
  id: z.string(),
  /** A keyed hash of the user who asked. */
  ownerHash: z.string(),
  question: z.string(),
  /** The answer whose question it was read together with; not that question, which would be kept longer than it may be. */
  readWith: z.string().optional(),
  /** The language of the labels. */
  language: z.enum(LABEL_LANGUAGES),
  /** The article that the search was limited to. */
  articleId: z.string().optional(),
  outcome,
  /** The citations, or the nearest passages. */
  passages: z.array(storedPassageSchema).readonly(),
  more: z.array(storedPassageSchema).readonly(),
  /** How many at the beginning of `more` go on with the citations; an older answer says nothing of it. */
  rest: z.int().default(0),
  /** Only the owner sees it. */
  private: z.boolean(),
  shared: z.boolean(),
  messageId: z.string().optional(),
  /** Where that message stands: it is gone with its channel, with the one above a thread and with its guild. */
  channelId: z.string().optional(),
  parentId: z.string().optional(),
  guildId: z.string().optional(),
  /** Milliseconds since 1970. */
  askedAt: z.number(),
  /** From its admission until it was answered, in milliseconds; an older answer says nothing of it. */
  tookMs: z.number().optional(),
});

/** As it was stored with the id of the user, and with the text of the question before, of which no date is known. */
const olderAnswerSchema = storedAnswerSchema
  .omit({ ownerHash: true, readWith: true })
  .extend({ owner: z.string() });

const storedAnswerChangeSchema = z.object({
  messageId: z.string().exactOptional(),
  channelId: z.string().optional(),
  parentId: z.string().optional(),
  guildId: z.string().optional(),
  shared: z.boolean().exactOptional(),
});

/** A line of the file. */
export const answerLineSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('put'), answer: z.union([storedAnswerSchema, olderAnswerSchema]) }),
  z.object({ op: z.literal('change'), id: z.string(), change: storedAnswerChangeSchema }),
]);

/**
 * What the buttons of an answer need later. Passages are kept as references, not as text: they are quoted from the
 * index that serves at that time, so an article that changed is never quoted as it was.
 */
export type StoredAnswer = Readonly<z.infer<typeof storedAnswerSchema>>;
type OlderAnswer = Readonly<z.infer<typeof olderAnswerSchema>>;
export type StoredPassage = Readonly<z.infer<typeof storedPassageSchema>>;
/** What may change after an answer was given. */
export type StoredAnswerChange = Readonly<z.infer<typeof storedAnswerChangeSchema>>;

/** An answer as it is stored today. */
export function toStoredAnswer(answer: StoredAnswer | OlderAnswer, key: UserKey): StoredAnswer {
  if (!('owner' in answer)) return answer;
  const { owner, ...rest } = answer;
  return { ...rest, ownerHash: key.owner(owner, answer.id) };
}
