import { z } from 'zod';
import type { Article } from '../corpus/article.ts';
import { LANGUAGES } from '../language/language.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { PackedVectors } from './packed-vectors.ts';

/** What a generation holds beside its graph. A sentence's label is its position in `sentences`. */
export interface GenerationContent {
  readonly articles: readonly Article[];
  /** By article, then by ordinal. */
  readonly sentences: readonly Sentence[];
  /** One a sentence, of length 1. */
  readonly vectors: PackedVectors;
}

const offset = z.int().nonnegative();

const articleSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().optional(),
    language: z.enum(LANGUAGES),
    url: z.string().optional(),
    date: z.string().optional(),
    revision: z.string(),
    text: z.string(),
    blocks: z.array(
      z.object({ kind: z.enum(['heading', 'paragraph']), start: offset, end: offset }).readonly(),
    ),
  })
  .transform((article): Article => ({
    ...article,
    publisher: article.publisher,
    url: article.url,
    date: article.date,
  }));

/** A sentence as it is stored: its text is cut from the article, so that a quotation cannot differ from it. */
const storedSentence = z.object({
  articleId: z.string(),
  ordinal: offset,
  start: offset,
  end: offset,
  paragraph: offset,
  heading: z.string().optional(),
});

export function articlesToJson(articles: readonly Article[]): string {
  return JSON.stringify(articles);
}

/** Throws where the text is not what `articlesToJson` writes. */
export function articlesFromJson(json: string): Article[] {
  return z.array(articleSchema).parse(JSON.parse(json));
}

export function sentencesToJson(sentences: readonly Sentence[]): string {
  return JSON.stringify(sentences, (key, value: unknown) => (key === 'text' ? undefined : value));
}

/** Throws where the text is not what `sentencesToJson` writes, or a sentence does not lie in its article. */
export function sentencesFromJson(json: string, articles: ReadonlyMap<string, Article>): Sentence[] {
  const stored = z.array(storedSentence).parse(JSON.parse(json));
  return stored.map(({ articleId, ordinal, start, end, paragraph, heading }) => {
    const text = articles.get(articleId)?.text;
    if (text === undefined || end > text.length) {
      throw new RangeError(`Sentence ${ordinal} of ${articleId} is not in its article`);
    }
    return { articleId, ordinal, start, end, text: text.slice(start, end), paragraph, heading };
  });
}
