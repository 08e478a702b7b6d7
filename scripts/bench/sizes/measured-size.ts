import { z } from 'zod';

const samples = z.array(z.number()).readonly();

/** What `measure-size.ts` prints of an index of one size, from a process of its own. */
export const measuredSizeSchema = z
  .object({
    /** Megabytes, with all that a bot has open: before the first question, and at the highest until then. */
    resident: z.number(),
    peak: z.number(),
    /** Seconds to check and open the index, its models being loaded. */
    opening: samples,
    /** Milliseconds by stage, and of whole questions from text to rendered answer. */
    embedding: samples,
    search: samples,
    reading: samples,
    whole: samples,
    /** Milliseconds to find the nearest vectors by the graph, and by comparing all. */
    approximate: samples,
    exact: samples,
    /** The share of the nearest vectors that the graph finds. */
    recall: z.number(),
  })
  .readonly();

export type MeasuredSize = z.infer<typeof measuredSizeSchema>;
