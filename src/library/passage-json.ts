import { z } from 'zod';
import type { Citation, Place, QuotedArticle } from '../answering/answer.ts';
import { LANGUAGES } from '../language/language.ts';
import type { Surrounded } from './evidence.ts';

/** Raised when a field changes its meaning or goes away; new fields may come without. */
export const JSON_VERSION = 2;

/** An article as it is named beside a quotation. */
export const articleSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  apart: z.string().nullable(),
  publisher: z.string().nullable(),
  language: z.enum(LANGUAGES),
  url: z.string().nullable(),
  date: z.string().nullable(),
  revision: z.string(),
});

const placeSchema = z.strictObject({
  article: articleSchema,
  heading: z.string().nullable(),
  ordinal: z.int().nonnegative(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  page: z.int().positive().nullable(),
  link: z.string().nullable(),
  changedInSource: z.strictObject({ checked: z.string(), how: z.enum(['changed', 'gone']) }).nullable(),
});

/** A sentence, word for word, with its place. */
export const passageSchema = placeSchema.extend({
  text: z.string(),
  lead: z.string().nullable(),
  cells: z.array(z.strictObject({ head: z.string().nullable(), text: z.string() })).nullable(),
  also: z.array(placeSchema),
  before: z.string().nullable(),
  after: z.string().nullable(),
  highlights: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
});

/** A sentence with those around it, in its article's order. */
export const surroundedJsonSchema = z.strictObject({
  version: z.literal(JSON_VERSION),
  kind: z.literal('passage'),
  before: z.array(passageSchema),
  sentence: passageSchema,
  after: z.array(passageSchema),
});

export type ArticleJson = z.infer<typeof articleSchema>;
export type PassageJson = z.infer<typeof passageSchema>;
export type SurroundedJson = z.infer<typeof surroundedJsonSchema>;
type PlaceJson = z.infer<typeof placeSchema>;

/** The same keys every time, `null` where there is nothing. */
export function passageToJson(citation: Citation): PassageJson {
  return {
    ...placeToJson(citation),
    text: citation.text,
    lead: citation.lead ?? null,
    cells: citation.cells?.map(({ head = null, text }) => ({ head, text })) ?? null,
    also: citation.also.map(placeToJson),
    before: citation.before ?? null,
    after: citation.after ?? null,
    highlights: citation.highlights.map((range) => [range.start, range.end]),
  };
}

/** A sentence with those around it as programs get it. */
export function surroundedToJson({ before, sentence, after }: Surrounded): SurroundedJson {
  return {
    version: JSON_VERSION,
    kind: 'passage',
    before: before.map(passageToJson),
    sentence: passageToJson(sentence),
    after: after.map(passageToJson),
  };
}

/** The same keys every time, `null` where there is nothing. */
export function articleToJson({ id, title, language, revision, ...article }: QuotedArticle): ArticleJson {
  return {
    id,
    title,
    apart: article.apart ?? null,
    publisher: article.publisher ?? null,
    language,
    url: article.url ?? null,
    date: article.date ?? null,
    revision,
  };
}

function placeToJson(place: Place): PlaceJson {
  const { article, heading, ordinal, start, end, page, link, changedInSource } = place;
  return {
    article: articleToJson(article),
    heading: heading ?? null,
    ordinal,
    start,
    end,
    page: page ?? null,
    link: link ?? null,
    changedInSource: changedInSource ?? null,
  };
}
