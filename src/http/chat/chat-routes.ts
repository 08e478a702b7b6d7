import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { askInTurn } from '../ask.ts';
import type { Routes } from '../http-context.ts';
import { responses } from '../openapi.ts';
import { addModels } from './model-routes.ts';
import { chunksOf, completionOf, completionSchema, unixSeconds } from './chat-completion.ts';
import { articleOfModel } from './chat-models.ts';
import { answerChatProblems, chatProblemSchema } from './chat-problems.ts';
import { chatBody, questionOf } from './chat-request.ts';

/** A chat sends the whole conversation each time, its answers too: some hundred of them. */
const BODY_BYTES = 256 * 1024;
const ID_BYTES = 12;

/**
 * `POST /v1/chat/completions` and `GET /v1/models` in OpenAI's form, so that web interfaces for language models can be pointed
 * at beleg. Nothing is generated: the message of the assistant is the answer as Markdown.
 */
export const chatRoutes: Routes = (app, context) => {
  answerChatProblems(app, context.log);
  addModels(app, context);
  app.post(
    '/v1/chat/completions',
    {
      bodyLimit: BODY_BYTES,
      schema: {
        operationId: 'chat',
        summary: 'Ask as in a chat',
        description:
          'For web interfaces of language models. With `stream` the answer comes as server-sent events, each a piece of it.',
        body: chatBody,
        response: responses({
          schema: completionSchema,
          description: 'The answer.',
          takesBody: true,
          refusals: [404],
          problem: chatProblemSchema,
        }),
      },
    },
    async (request, reply) => {
      const { model, stream, stream_options: streaming } = request.body;
      const { question, earlier } = questionOf(request.body);
      const article = articleOfModel(model, context.evidence.articles());
      const given = await askInTurn(context, request, { question, earlier, article, via: 'http-chat' });
      const told = { ...given, question };
      const envelope = {
        id: `chatcmpl-${randomBytes(ID_BYTES).toString('hex')}`,
        created: unixSeconds(context.now()),
        model,
      };
      if (stream !== true) return completionOf(told, envelope);
      const chunks = chunksOf(told, envelope, { includeUsage: streaming?.include_usage === true });
      const events = [...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]'];
      return reply
        .type('text/event-stream; charset=utf-8')
        .send(Readable.from(events.map((data) => `data: ${data}\n\n`)));
    },
  );
};
