import { z } from 'zod';
import { articlesJsonSchema, articlesToJson } from '../../library/articles-json.ts';
import { MOST_AROUND } from '../../library/evidence.ts';
import { surroundedJsonSchema, surroundedToJson } from '../../library/passage-json.ts';
import type { Routes } from '../http-context.ts';
import { responses } from '../openapi.ts';

const DEFAULT_AROUND = 1;

/** A whole number as an address has it: digits and nothing else. */
const digits = z
  .string()
  .regex(/^\d{1,9}$/, 'A whole number from 0 is expected.')
  .transform(Number);

const sentenceParams = z.strictObject({
  id: z.string().describe('The id of the article.'),
  ordinal: digits.meta({
    type: 'integer',
    minimum: 0,
    description: 'The number of the sentence in the article, from 0.',
  }),
});

const sentenceQuery = z.strictObject({
  around: digits
    .refine((count) => count <= MOST_AROUND, `At most ${MOST_AROUND} sentences are given on each side.`)
    .optional()
    .meta({
      type: 'integer',
      minimum: 0,
      maximum: MOST_AROUND,
      description: `How many sentences on each side are given with it; ${DEFAULT_AROUND} where left out.`,
    }),
});

/** `GET /v1/articles` and the sentences of an article. */
export const articleRoutes: Routes = (app, { evidence }) => {
  app.get(
    '/v1/articles',
    {
      schema: {
        operationId: 'articles',
        summary: 'The articles that are searched',
        querystring: z.strictObject({}),
        response: responses({ schema: articlesJsonSchema, description: 'All articles.' }),
      },
    },
    () => articlesToJson(evidence.articles()),
  );
  app.get(
    '/v1/articles/:id/sentences/:ordinal',
    {
      schema: {
        operationId: 'passage',
        summary: 'A sentence of an article with those around it',
        params: sentenceParams,
        querystring: sentenceQuery,
        response: responses({
          schema: surroundedJsonSchema,
          description: 'The sentence.',
          refusals: [404],
        }),
      },
    },
    ({ params: { id, ordinal }, query: { around = DEFAULT_AROUND } }) =>
      surroundedToJson(evidence.passage(id, ordinal, around)),
  );
};
