import { expect, it } from 'vitest';
import { answerJsonSchema } from '../../src/library/answer-json.ts';
import { httpServer } from './http-server.ts';

it('answers a question with the sentences of the article, in the document that every program gets', async () => {
  const { app } = await httpServer();
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/ask',
    payload: { question: 'Wann hat die Bücherei sonntags offen?' },
  });
  expect(reply.statusCode).toBe(200);
  const answer = answerJsonSchema.parse(reply.json());
  expect(answer).toMatchObject({ kind: 'answered', question: 'Wann hat die Bücherei sonntags offen?' });
});
