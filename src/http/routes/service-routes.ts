import { z } from 'zod';
import type { Routes } from '../http-context.ts';
import { responses } from '../openapi.ts';

const healthSchema = z.strictObject({
  status: z.literal('ok'),
  articles: z.int().nonnegative().describe('How many articles are searched.'),
  sentences: z.int().nonnegative().describe('How many sentences they have.'),
});

const descriptionSchema = z.looseObject({ openapi: z.string() });

/** `/healthz`, for whoever watches over the server, and `/openapi.json`, for whoever writes a program that asks it. */
export const serviceRoutes: Routes = (app, { evidence }) => {
  app.get(
    '/healthz',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'health',
        summary: 'Whether the server answers',
        description: 'While it stops it refuses this, as all else, with 503.',
        security: [],
        response: responses({ schema: healthSchema, description: 'It does.', isOpen: true }),
      },
    },
    () => {
      const articles = evidence.articles();
      const sentences = articles.reduce((sum, article) => sum + article.sentences, 0);
      return { status: 'ok' as const, articles: articles.length, sentences };
    },
  );
  app.get(
    '/openapi.json',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'openapi',
        summary: 'This description',
        security: [],
        response: responses({
          schema: descriptionSchema,
          description: 'A document of OpenAPI 3.1.',
          isOpen: true,
        }),
      },
    },
    // Made once: the routes are all there before the first request.
    () => ({ openapi: '3.1.0', ...app.swagger() }),
  );
};
