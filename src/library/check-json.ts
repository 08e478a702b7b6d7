import { z } from 'zod';
import { articleSchema, JSON_VERSION, passageSchema } from './passage-json.ts';

/** How a quotation stands in the articles: word for word, with differences, or not at all. */
export const VERDICTS = ['verbatim', 'near', 'not-found'] as const;

/** A piece of a quotation or of the passage that it is held against. */
const differenceSchema = z.strictObject({
  kind: z.enum(['same', 'only-in-quotation', 'only-in-article']),
  text: z.string(),
});

const quotationSchema = z.strictObject({
  /** The quotation without its marks, and where it stands in the text that was checked, in UTF-16 code units. */
  text: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  by: z.enum(['marks', 'block']),
  words: z.int().nonnegative(),
  verdict: z.enum(VERDICTS),
  /** Whether it leaves out words of the article and says so, as by `[…]`. */
  omits: z.boolean(),
  /** The article that it stands in, or is near to; `null` where it was not found. */
  article: articleSchema.nullable(),
  /** The sentences that it covers wholly or in part, in their order; none for a title. */
  sentences: z.array(passageSchema),
  /** In order; all of `same` where it is verbatim and whole. `same` and `only-in-quotation` make up the quotation. */
  differences: z.array(differenceSchema),
});

/** What became of a text whose quotations were held against the articles; docs/ask-json.md explains the fields. */
export const checkJsonSchema = z.strictObject({
  version: z.literal(JSON_VERSION),
  kind: z.literal('checked'),
  quotations: z.array(quotationSchema),
  /** How many quotations beyond those were not looked at. */
  unchecked: z.int().nonnegative(),
});

/** A checked text in plain data. */
export type CheckJson = z.infer<typeof checkJsonSchema>;
