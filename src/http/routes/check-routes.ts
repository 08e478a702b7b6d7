import { z } from 'zod';
import { checkJsonSchema } from '../../library/check-json.ts';
import type { Routes } from '../http-context.ts';
import { responses } from '../openapi.ts';

const checkBody = z.strictObject({
  text: z.string().describe('A text with quotations in quotation marks or as block quotes (Markdown).'),
  article: z
    .string()
    .optional()
    .describe('The id of the only article to hold it against; all where left out.'),
});

/** `POST /v1/check`: whether what a text quotes stands in the articles, word for word. */
export const checkRoutes: Routes = (app, { admission, check, evidence, log }) => {
  app.post(
    '/v1/check',
    {
      schema: {
        operationId: 'check',
        summary: 'Hold the quotations of a text against the articles',
        body: checkBody,
        response: responses({
          schema: checkJsonSchema,
          description: 'What became of each.',
          takesBody: true,
        }),
      },
    },
    async (request) => {
      const { text, article } = request.body;
      const articleId = article === undefined ? undefined : evidence.article(article).id;
      const { value: checked, ...times } = await admission.inTurn(request, () => check(text, articleId));
      log.info({ via: 'http', quotations: checked.quotations.length, ...times }, 'quotations checked');
      return checked;
    },
  );
};
