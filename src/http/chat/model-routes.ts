import { z } from 'zod';
import type { HttpApp, HttpContext } from '../http-context.ts';
import { responses } from '../openapi.ts';
import { unixSeconds } from './chat-completion.ts';
import { modelNamed, modelSchema, modelsOf, modelsSchema } from './chat-models.ts';
import { chatProblemSchema } from './chat-problems.ts';

const modelParams = z.strictObject({
  model: z.string().describe('The id of the model, its slash encoded or not.'),
});

/** The models, of which there is one for all articles and one for each of them. */
export function addModels(app: HttpApp, { evidence, now }: HttpContext): void {
  const startedAt = unixSeconds(now());
  const models = () => modelsOf(evidence.articles(), startedAt);
  const problem = chatProblemSchema;
  app.get(
    '/v1/models',
    {
      schema: {
        operationId: 'models',
        summary: 'What can be asked as in a chat',
        response: responses({ schema: modelsSchema, description: 'All models.', problem }),
      },
    },
    () => ({ object: 'list' as const, data: models() }),
  );
  app.get(
    '/v1/models/:model',
    {
      schema: {
        operationId: 'model',
        summary: 'One of the models',
        params: modelParams,
        response: responses({ schema: modelSchema, description: 'The model.', refusals: [404], problem }),
      },
    },
    ({ params }) => modelNamed(params.model, models()),
  );
  // Some clients do not encode the slash.
  app.get(
    '/v1/models/:model/:article',
    {
      schema: {
        hide: true,
        params: modelParams.extend({ article: z.string() }),
        response: responses({ schema: modelSchema, description: 'The model.', refusals: [404], problem }),
      },
    },
    ({ params: { model, article } }) => modelNamed(`${model}/${article}`, models()),
  );
}
