import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LANGUAGES } from '../../src/language/language.ts';

const questionSchema = z.object({
  lang: z.enum(LANGUAGES),
  question: z.string(),
  /** The ordinals of the sentences that answer, best first; empty for a question that the article does not answer. */
  answers: z.array(z.number()),
  also: z.array(z.number()).default([]),
  /** The words of sentence `answers[0]` that answer. */
  span: z.string().optional(),
  kind: z.string(),
});

const articleSchema = z.object({
  id: z.string(),
  lang: z.enum(LANGUAGES),
  title: z.string(),
  paragraphs: z.array(z.array(z.string())),
  /** One a paragraph, where the article has sections; '' where the paragraph goes on under the heading before. */
  headings: z.array(z.string()).optional(),
  questions: z.array(questionSchema),
});

export type NewsArticle = z.infer<typeof articleSchema>;

export interface DataSet<T> {
  readonly items: readonly T[];
  readonly sha256: string;
}

const FOLDER = new URL('../../evaluation/news/', import.meta.url);

/** The invented news articles with their questions; evaluation/README.md says how they are made. */
export async function loadNews(): Promise<DataSet<NewsArticle>> {
  const hash = createHash('sha256');
  const items: NewsArticle[] = [];
  for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).toSorted()) {
    const content = await readFile(new URL(name, FOLDER));
    hash.update(content);
    items.push(articleSchema.parse(JSON.parse(content.toString('utf8'))));
  }
  return { items, sha256: hash.digest('hex') };
}
