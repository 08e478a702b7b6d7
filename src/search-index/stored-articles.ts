import { z } from 'zod';
import { OMISSION_KINDS, type Article, type TextRange } from '../corpus/article.ts';
import { LANGUAGES } from '../language/language.ts';
import type { Sentence } from '../sentences/sentence.ts';

/* Articles and their sentences as JSON, as every store keeps them. */

const offset = z.int().nonnegative();

const range = { start: offset, end: offset };

const block = { ...range, heading: z.object(range).optional() };

/** JSON leaves out what is undefined; a block says that it has no heading. */
function withHeading<Stored extends { heading?: TextRange | undefined }>({ heading, ...stored }: Stored) {
  return { ...stored, heading };
}

const cellSchema = z
  .object({ ...range, head: z.object(range).optional() })
  .transform(({ head, ...cell }) => ({ ...cell, head }));

const articleSchema = z
  .object({
    id: z.string(),
    file: z.string(),
    title: z.string(),
    publisher: z.string().optional(),
    language: z.enum(LANGUAGES),
    url: z.string().optional(),
    date: z.string().optional(),
    revision: z.string(),
    provenance: z.object({ from: z.string(), at: z.string(), sha256: z.string() }).optional(),
    text: z.string(),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z
          .object({
            kind: z.enum(['heading', 'paragraph']),
            ...block,
            lists: offset,
            saysSomething: z.boolean(),
          })
          .transform(withHeading),
        z
          .object({ kind: z.literal('table'), ...block, rows: z.array(z.array(cellSchema)) })
          .transform(withHeading),
      ]),
    ),
    pages: z.array(z.object({ start: offset, page: offset })),
    omissions: z.array(
      z.object({
        what: z.enum(OMISSION_KINDS),
        line: offset.exactOptional(),
        page: offset.exactOptional(),
        part: z.string().exactOptional(),
        excerpt: z.string(),
        count: offset.exactOptional(),
      }),
    ),
  })
  .transform((article): Article => ({
    ...article,
    publisher: article.publisher,
    url: article.url,
    date: article.date,
    provenance: article.provenance,
  }));

const sentenceSchema = z.object({
  articleId: z.string(),
  ordinal: offset,
  start: offset,
  end: offset,
  paragraph: offset,
  heading: z.string().optional(),
  lead: z.string().optional(),
  cells: z
    .array(
      z
        .object({ ...range, head: z.string().optional() })
        .transform(({ head, ...cell }) => ({ ...cell, head })),
    )
    .optional(),
});

/** Throws where something else stands there. */
export function articlesIn(json: string): Article[] {
  return z.array(articleSchema).parse(JSON.parse(json));
}

/** Without their texts, which are cut from the articles: a quotation cannot differ from its article. */
export function sentencesAsJson(sentences: readonly Sentence[]): string {
  return JSON.stringify(sentences, (key, value: unknown) => (key === 'text' ? undefined : value));
}

/** @param articles that the sentences are of */
export function sentencesIn(json: string, articles: readonly Article[]): Sentence[] {
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  const stored = z.array(sentenceSchema).parse(JSON.parse(json));
  return stored.map(({ articleId, ordinal, start, end, paragraph, heading, lead, cells }) => {
    const text = texts.get(articleId);
    if (text === undefined || end > text.length) {
      throw new RangeError(`Sentence ${ordinal} of ${articleId} is not in its article`);
    }
    return {
      articleId,
      ordinal,
      start,
      end,
      text: text.slice(start, end),
      paragraph,
      heading,
      lead,
      cells,
    };
  });
}
