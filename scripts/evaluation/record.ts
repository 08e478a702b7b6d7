import { z } from 'zod';
import { LANGUAGES } from '../../src/language/language.ts';

/** What finds sentences for a question: beleg's own parts by themselves, beleg as it is, and the usual recipe of tutorials. */
export const SYSTEMS = ['words', 'dense', 'fused', 'reader', 'recipe'] as const;
export type System = (typeof SYSTEMS)[number];

/** About as many sentences as are read: a search by itself shows no more, and an answer behind them is lost. */
export const SENTENCES_SHOWN = 8;

const language = z.enum(LANGUAGES);
const ordinals = z.array(z.number().int().nonnegative());

/** What a system showed for a question. */
const shownSchema = z.object({
  /** The place, from 0, of the first passage that holds the answer, among those shown; null where none does or nothing answers. */
  rank: z.number().int().nonnegative().nullable(),
  /** The words of all passages shown, and of those up to the one that holds the answer, this included. */
  wordsShown: z.number().int().nonnegative(),
  wordsUntilAnswer: z.number().int().nonnegative().nullable(),
  milliseconds: z.number().nonnegative(),
});

/** What became of one question, asked as a person would. All figures and reports are made of these. */
const askedSchema = z.object({
  /** `set/article/question`, the same in every run: runs are compared by it. */
  id: z.string(),
  set: z.string(),
  articleId: z.string(),
  /** Questions of one cluster are not independent: the article whose matter they are about. Intervals resample these. */
  cluster: z.string(),
  articleLanguage: language,
  language,
  kind: z.string(),
  question: z.string(),
  /** Whether it is on the article's own matter; else it was written for another article. */
  own: z.boolean(),
  /** The ordinals of the sentences that answer, best first; empty where the article does not; and of others that do so in part. */
  answers: ordinals,
  also: ordinals,
  /** The words of sentence `answers[0]` that answer, where they are marked. */
  span: z.string().nullable(),
  /** What the search found, whatever was read and cited of it; null where the bot answered without a search. */
  search: z
    .object({
      /** The place, from 0, of the first sentence that answers among the 40 found at most; null where none is. */
      rank: z.number().int().nonnegative().nullable(),
    })
    .nullable(),
  systems: z.partialRecord(z.enum(SYSTEMS), shownSchema),
  /** What the bot said; null where the search alone is measured. */
  reply: z
    .object({
      /** The kind of the `Answer`. */
      kind: z.string(),
      band: z.enum(['good', 'unsure']).nullable(),
      /** Calibrated, of the best sentence; null where nothing was read. */
      confidence: z.number().min(0).max(1).nullable(),
      /** The ordinals of the sentences read, in the reader's order. */
      read: ordinals,
      /** The sentences cited, in the order shown; empty for a refusal. `words`: those that are set off. */
      cited: z.array(z.object({ ordinal: z.number().int().nonnegative(), words: z.array(z.string()) })),
      /** The words that would be set off in the sentence that was read as the best, whether cited or not. */
      bestWords: z.array(z.string()),
    })
    .nullable(),
  /** Milliseconds by stage; a stage that did not happen took none. */
  stages: z.object({
    embedding: z.number(),
    search: z.number(),
    reading: z.number(),
    whole: z.number(),
  }),
  /** The sentences that answer, are cited or are read as the best, by ordinal: what a failure is read with. */
  texts: z.record(z.string(), z.string()),
});

/** What a system costs for a data set. */
const footprintSchema = z.object({
  /** Of what must lie on the disk to search and to show what is found. */
  indexBytes: z.number().int().nonnegative(),
  /** Bytes that the opened index holds, without the models that search it; null where that could not be told. */
  memoryBytes: z.number().nullable(),
  buildMilliseconds: z.number().nonnegative(),
});

const setSchema = z.object({
  name: z.string(),
  articles: z.number().int(),
  sentences: z.number().int(),
  footprints: z.partialRecord(z.enum(SYSTEMS), footprintSchema),
});

const modelSchema = z.object({ name: z.string(), fingerprint: z.string() });

export const runSchema = z.object({
  version: z.literal(1),
  /** ISO 8601; reports are named by it. */
  started: z.iso.datetime(),
  seconds: z.number(),
  /** Which part of the data was asked: all, a quick sample, the host's own questions. */
  part: z.enum(['all', 'quick', 'corpus']),
  machine: z.string(),
  commit: z.string().nullable(),
  reader: modelSchema,
  embedder: modelSchema,
  thresholds: z.object({ good: z.number(), refuse: z.number(), further: z.number() }),
  sets: z.array(setSchema),
  asked: z.array(askedSchema).readonly(),
  /** What is counted in other ways: conversations, follow-ups, spellings. */
  counts: z.array(
    z.object({
      name: z.string(),
      right: z.number().int(),
      of: z.number().int(),
      /** What was not right, each in a line; of held-out cases the id alone, so that nobody sets anything on them. */
      missed: z.array(z.string()),
    }),
  ),
});

export type Shown = z.infer<typeof shownSchema>;
export type Asked = z.infer<typeof askedSchema>;
export type Footprint = z.infer<typeof footprintSchema>;
export type SetSummary = z.infer<typeof setSchema>;
/** A whole run of the evaluation, as its report keeps it. */
export type EvaluationRun = z.infer<typeof runSchema>;
export type Counts = EvaluationRun['counts'];
