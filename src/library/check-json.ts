import { z } from 'zod';
import type { CheckedQuotation, CheckedText, Passage } from '../checking/quotation.ts';
import { articleSchema, articleToJson, JSON_VERSION, passageSchema, passageToJson } from './passage-json.ts';

/** How a quotation stands in the articles: word for word, so in parts, with differences, or not at all. */
export const VERDICTS = ['verbatim', 'shortened', 'near', 'not-found'] as const;

/** A piece of a quotation, or of the passage that it is held against. */
const differenceSchema = z.strictObject({
  kind: z.enum(['same', 'only-in-quotation', 'only-in-article']),
  text: z.string(),
});

const elsewhereSchema = z.strictObject({
  article: articleSchema,
  of: z.enum(['text', 'title']),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
});

const quotationSchema = z.strictObject({
  text: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  form: z.enum(['marks', 'block']),
  words: z.int().nonnegative(),
  verdict: z.enum(VERDICTS),
  whole: z.boolean().nullable(),
  passage: elsewhereSchema.extend({ sentences: z.array(passageSchema) }).nullable(),
  elsewhere: z.array(elsewhereSchema),
  differences: z.array(differenceSchema),
});

/** What became of a text whose quotations were held against the articles; docs/json.md explains the fields. */
export const checkJsonSchema = z.strictObject({
  version: z.literal(JSON_VERSION),
  kind: z.literal('checked'),
  quotations: z.array(quotationSchema),
  unchecked: z.int().nonnegative(),
});

/** A checked text in plain data. */
export type CheckJson = z.infer<typeof checkJsonSchema>;
/** A quotation in it. */
export type QuotationJson = z.infer<typeof quotationSchema>;

/** The same keys every time, `null` or nothing in a list where there is nothing. */
export function checkedToJson({ quotations, unchecked }: CheckedText): CheckJson {
  return { version: JSON_VERSION, kind: 'checked', quotations: quotations.map(quotationToJson), unchecked };
}

function quotationToJson({ text, start, end, form, words, verdict }: CheckedQuotation): QuotationJson {
  const found = verdict.kind === 'not-found' ? undefined : verdict;
  const standing = found?.kind === 'near' ? undefined : found;
  return {
    text,
    start,
    end,
    form,
    words,
    verdict: verdict.kind,
    whole: standing?.whole ?? null,
    passage: found === undefined ? null : withSentences(found.passage),
    elsewhere: standing?.elsewhere.map(placeToJson) ?? [],
    differences:
      found === undefined || found.kind === 'verbatim'
        ? []
        : found.differences.map((difference) => ({ ...difference })),
  };
}

function withSentences(passage: Passage): QuotationJson['passage'] {
  return { ...placeToJson(passage), sentences: passage.sentences.map(passageToJson) };
}

function placeToJson({ article, of, start, end, text }: Passage): QuotationJson['elsewhere'][number] {
  return { article: articleToJson(article), of, start, end, text };
}
