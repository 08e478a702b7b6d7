import { z } from 'zod';
import { checkedToJson, checkJsonSchema } from '../../library/check-json.ts';
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
export const checkRoutes: Routes = (app, { admission, evidence, log }) => {
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
          refusals: [422],
        }),
      },
    },
    async (request) => {
      const { text, article } = request.body;
      const { value, ...times } = await admission.inTurn(request, () => evidence.check(text, article));
      const checked = checkedToJson(value);
      log.info({ via: 'http', quotations: checked.quotations.length, ...times }, 'quotations checked');
      return checked;
    },
  );
};
