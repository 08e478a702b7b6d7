import { expect, it } from 'vitest';
import { answerJsonSchema } from '../../src/library/answer-json.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { httpServer } from './http-server.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';

async function ask(payload: object, answerer = fakeAnswerer(), headers: Record<string, string> = {}) {
  const { app } = await httpServer({ answerer });
  const reply = await app.inject({ method: 'POST', url: '/v1/ask', payload, headers });
  expect(reply.statusCode).toBe(200);
  return answerJsonSchema.parse(reply.json());
}

it('answers a question with the sentences of the article, in the document that every program gets', async () => {
  expect(await ask({ question: QUESTION })).toMatchObject({
    kind: 'answered',
    question: QUESTION,
    band: 'good',
  });
});

it('searches the article that is named, and goes on from the questions before', async () => {
  const answerer = fakeAnswerer();
  const answer = await ask(
    { question: 'Und samstags?', article: 'buecherei', earlier: [QUESTION] },
    answerer,
  );
  expect(answer).toMatchObject({ kind: 'answered', understoodWith: QUESTION });
  expect(answerer.asked.map(({ articleId }) => articleId)).toEqual(['buecherei', 'buecherei']);
});

it('speaks the language that is named, else that of the question, else what who asks reads best', async () => {
  const talk = fakeAnswerer(({ question }) => ({ kind: 'talk', question, topic: 'thanks', examples: [] }));
  const textOf = async (payload: object, reads = 'nl, it;q=0.5') => {
    const answer = await ask(payload, talk, { 'accept-language': reads });
    return answer.kind === 'talk' ? answer.text : undefined;
  };
  const [french, english] = [
    await textOf({ question: 'Danke', language: 'fr' }),
    await textOf({ question: 'Thank you very much' }),
  ];
  expect(french).not.toBe(english);
  expect(await textOf({ question: 'Danke', language: 'en' })).toBe(english);
  const italian = await textOf({ question: 'Grazie', language: 'it' });
  expect(await textOf({ question: '2026' })).toBe(italian);
  expect(await textOf({ question: '2026' }, 'nl')).toBe(await textOf({ question: '2026', language: 'de' }));
});

it('answers what cannot be asked with the reason, and not with a refusal', async () => {
  const answerer = fakeAnswerer(() => ({ kind: 'unaskable', reason: 'empty' }));
  expect(await ask({ question: '' }, answerer)).toEqual({
    version: 2,
    kind: 'unaskable',
    question: '',
    reason: 'empty',
  });
});
