import { z } from 'zod';
import { BANDS } from '../../answering/answer.ts';
import { LANGUAGES } from '../../language/language.ts';

const range = z.object({ start: z.int(), end: z.int() });

const passage = z.object({
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

/** A stored answer as it stands in a line of the file. */
export const storedAnswerSchema = z.object({
  id: z.string(),
  /** The user who asked. */
  owner: z.string(),
  question: z.string(),
  /** The earlier question that it was read together with. */
  understoodWith: z.string().optional(),
  /** The language of the labels. */
  language: z.enum(LANGUAGES),
  /** The article that the search was limited to. */
  articleId: z.string().optional(),
  outcome,
  /** The citations, or the nearest passages. */
  passages: z.array(passage).readonly(),
  more: z.array(passage).readonly(),
  /** Only the owner sees it. */
  private: z.boolean(),
  shared: z.boolean(),
  messageId: z.string().optional(),
  /** Milliseconds since 1970. */
  askedAt: z.number(),
});

export const storedAnswerChangeSchema = z.object({
  messageId: z.string().exactOptional(),
  shared: z.boolean().exactOptional(),
});

/**
 * What the buttons of an answer need later. Passages are kept as references, not as text: they are quoted from the
 * index that serves at that time, so an article that changed is never quoted as it was.
 */
export type StoredAnswer = Readonly<z.infer<typeof storedAnswerSchema>>;
export type StoredPassage = Readonly<z.infer<typeof passage>>;
/** What may change after an answer was given. */
export type StoredAnswerChange = Readonly<z.infer<typeof storedAnswerChangeSchema>>;
