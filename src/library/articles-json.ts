import { z } from 'zod';
import type { ArticleSummary } from '../answering/answer.ts';
import { articleSchema, articleToJson, JSON_VERSION } from './passage-json.ts';

/** All articles that serve, with how many sentences of each can be quoted. */
export const articlesJsonSchema = z.strictObject({
  version: z.literal(JSON_VERSION),
  kind: z.literal('articles'),
  articles: z.array(
    articleSchema.extend({
      sentences: z.int().nonnegative(),
      /** Places of its file that are not in its text. */
      leftOut: z.int().nonnegative(),
    }),
  ),
});

/** The articles in plain data. */
export type ArticlesJson = z.infer<typeof articlesJsonSchema>;

/** The articles as programs get them. */
export function articlesToJson(articles: readonly ArticleSummary[]): ArticlesJson {
  return {
    version: JSON_VERSION,
    kind: 'articles',
    articles: articles.map((article) => ({
      ...articleToJson(article),
      sentences: article.sentences,
      leftOut: article.leftOut,
    })),
  };
}
