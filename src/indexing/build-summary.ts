import { z } from 'zod';
import { corpusProblems } from '../corpus/corpus-fault.ts';

const count = z.int().nonnegative();

/** How far a build has come. Sentences already cached count as done from the start of `embedding`. */
export const buildProgress = z
  .object({ phase: z.enum(['embedding', 'indexing']), done: count, total: count })
  .readonly();

export type BuildProgress = z.infer<typeof buildProgress>;

export const buildSummary = z
  .object({
    articles: count,
    sentences: count,
    /** Sentences that the model read in this build. */
    newSentences: count,
    /** Sentences whose vectors were there already. */
    reusedSentences: count,
    /** The whole build, loading the model included. */
    seconds: z.number().nonnegative(),
    /** New sentences by the time spent on embedding them, without loading the model; undefined where none was new. */
    sentencesPerSecond: z.union([z.number().positive(), z.undefined()]),
    /** Files of the corpus that were left out. */
    problems: corpusProblems,
    /** What to know of files that were read. */
    warnings: corpusProblems,
    /** Places of the articles' files that are not in their texts: `Omission`s. */
    leftOut: count,
    /** The index in use was of this corpus and model already; nothing was written. */
    unchanged: z.boolean(),
    /** The name of the generation in use. */
    generation: z.string(),
  })
  .readonly();

export type BuildSummary = z.infer<typeof buildSummary>;
