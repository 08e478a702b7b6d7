import { z } from 'zod';
import { LABEL_LANGUAGES } from '../../language/label-language.ts';
import { answerJsonSchema, answerToJson } from '../../library/answer-json.ts';
import { askInTurn } from '../ask.ts';
import type { Routes } from '../http-context.ts';
import { responses } from '../openapi.ts';

/** Questions before this one that a request may hold. */
const MOST_EARLIER = 20;

const askBody = z.strictObject({
  question: z.string().describe('The question, as a person types it.'),
  article: z.string().optional().describe('The id of the only article to search; all where left out.'),
  language: z
    .enum(LABEL_LANGUAGES)
    .optional()
    .describe(
      'Of what beleg says itself; left out, that of the question, else that of Accept-Language. Quotations are never translated.',
    ),
  earlier: z
    .array(z.string())
    .max(MOST_EARLIER)
    .optional()
    .describe(
      'The questions asked before in the same conversation, oldest first, which this one may follow up.',
    ),
});

/** `POST /v1/ask`: a question, answered with the articles' own sentences. */
export const askRoutes: Routes = (app, context) => {
  app.post(
    '/v1/ask',
    {
      schema: {
        operationId: 'ask',
        summary: 'Ask a question',
        description:
          'A question that cannot be asked at all, being empty, without a word or too long, is answered too: with the kind `unaskable`.',
        body: askBody,
        response: responses({
          schema: answerJsonSchema,
          description: 'The answer.',
          takesBody: true,
          refusals: [422],
        }),
      },
    },
    async (request) => {
      const { question } = request.body;
      const { answer, language } = await askInTurn(context, request, { ...request.body, via: 'http' });
      return answerToJson(answer, { question, language });
    },
  );
};
