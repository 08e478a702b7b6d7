import { z } from 'zod';

const samples = z.array(z.number());

/** What a process tells that opened one index, and put questions to it. */
export const askedStoreSchema = z.object({
  /** Resident memory of the process before and after the index was opened, in megabytes. */
  before: z.number(),
  after: z.number(),
  /** Seconds that finding and opening it took. */
  opening: z.number(),
  /** Milliseconds of each search, and the positions of the nearest sentences that each found. */
  search: samples,
  found: z.array(samples),
});

export type AskedStore = z.infer<typeof askedStoreSchema>;

/** What that process is to ask, in a file: vectors as numbers, stems by language. */
export const askedSchema = z.object({
  dataFolder: z.string(),
  indexUrl: z.string().optional(),
  model: z.object({ name: z.string(), fingerprint: z.string(), dimension: z.number() }),
  questions: z.array(
    z.object({ vector: samples, stems: z.array(z.tuple([z.enum(['de', 'en', 'fr']), z.array(z.string())])) }),
  ),
});

export type Asked = z.infer<typeof askedSchema>;
