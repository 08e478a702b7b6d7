import { z } from 'zod';

/* How what is asked of lent models is sent as JSON, which knows no `undefined` and no typed arrays. */

/** What may be left out. */
function maybe<T>(schema: z.ZodType<T>) {
  return schema.nullish().transform((value) => value ?? undefined);
}

const range = z.object({ start: z.int(), end: z.int() });

const sentence = z.object({
  articleId: z.string(),
  ordinal: z.int(),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  paragraph: z.int(),
  heading: maybe(z.string()),
  lead: maybe(z.string()),
  cells: maybe(z.array(z.object({ ...range.shape, head: maybe(z.string()) })).readonly()),
});

/** What a reader needs of a match. */
const match = z.object({
  sentence,
  article: z.object({ id: z.string(), title: z.string() }),
  position: z.int(),
  score: z.number(),
  coverage: z.number(),
});

export const readRequest = z.object({ question: z.string(), matches: z.array(match) });

/** A reading, with each match by its place among those that were given. */
export const sentReading = z.object({
  candidates: z.array(
    z.object({
      match: z.int(),
      logits: maybe(z.object({ answers: z.number(), none: z.number() })),
      share: z.number(),
      confidence: z.number(),
      words: z.array(range).readonly(),
    }),
  ),
  others: z.array(z.int()),
  none: z.number(),
});

export type SentReading = z.input<typeof sentReading>;

export const vector = z.array(z.number()).transform((components) => Float32Array.from(components));

const identity = z.object({ name: z.string(), fingerprint: z.string() });

/** Which models are lent, and by which thresholds their readings count. */
export const lentModels = z.object({
  embedder: identity.extend({ dimension: z.int() }),
  reader: identity,
  thresholds: z.object({ good: z.number(), refuse: z.number(), further: z.number() }),
});

export type LentIdentities = z.infer<typeof lentModels>;
