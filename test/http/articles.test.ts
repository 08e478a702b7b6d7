import { describe, expect, it } from 'vitest';
import { articlesJsonSchema } from '../../src/library/articles-json.ts';
import type { CheckJson } from '../../src/library/check-json.ts';
import { JSON_VERSION, surroundedJsonSchema } from '../../src/library/passage-json.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { fakeAnswerer, SUNDAYS } from '../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../builders/articles.ts';
import { httpServer, keptLog } from './http-server.ts';

describe('the articles over HTTP', () => {
  it('are listed with how many sentences each has', async () => {
    const { app } = await httpServer({ answerer: fakeAnswerer(undefined, [LIBRARY, MUSEUM]) });
    const { articles } = articlesJsonSchema.parse((await app.inject('/v1/articles')).json());
    expect(articles).toMatchObject([
      {
        id: 'buecherei',
        title: 'Bücherei öffnet sonntags',
        url: 'https://example.org/buecherei',
        leftOut: 0,
      },
      { id: 'musee', language: 'fr', url: null, sentences: 2 },
    ]);
  });

  it('give a sentence with those beside it, or with as many as are wanted', async () => {
    const { app } = await httpServer();
    const passage = async (query: string) => {
      const reply = await app.inject(`/v1/articles/buecherei/sentences/${SUNDAYS.ordinal}${query}`);
      const { before, sentence, after } = surroundedJsonSchema.parse(reply.json());
      expect(sentence.text).toBe(SUNDAYS.text);
      return [before, after].map((around) => around.map(({ ordinal }) => ordinal));
    };
    expect(await passage('')).toEqual([[0], [2]]);
    expect(await passage('?around=0')).toEqual([[], []]);
    expect(await passage('?around=3')).toEqual([[0], [2, 3, 4]]);
  });

  it('answer a HEAD as they answer a GET, without the body', async () => {
    const { app } = await httpServer();
    const reply = await app.inject({ method: 'HEAD', url: '/v1/articles' });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toBe('');
  });
});

it('holds a text against the articles in a turn of its own, and logs how many quotations it had', async () => {
  const checked: CheckJson = { version: JSON_VERSION, kind: 'checked', quotations: [], unchecked: 3 };
  const given: unknown[] = [];
  const log = keptLog();
  const { app } = await httpServer({
    log,
    check: async (...texts) => {
      given.push(texts);
      return checked;
    },
  });
  const check = (payload: object) => app.inject({ method: 'POST', url: '/v1/check', payload });
  expect((await check({ text: 'Er sagte: „Ab März“.' })).json()).toEqual(checked);
  await check({ text: '„Ab März“', article: 'buecherei' });
  expect(given).toEqual([
    ['Er sagte: „Ab März“.', undefined],
    ['„Ab März“', 'buecherei'],
  ]);
  expect(log.entries[0]).toMatchObject({
    message: 'quotations checked',
    fields: { via: 'http', quotations: 0 },
  });
  expect(JSON.stringify(log.entries)).not.toContain('März');
});

it('says that it runs, with how much it searches', async () => {
  const { app } = await httpServer({ answerer: fakeAnswerer(undefined, [LIBRARY, MUSEUM]) });
  expect((await app.inject('/healthz')).json()).toEqual({
    status: 'ok',
    articles: 2,
    sentences: sentencesOf(LIBRARY).length + sentencesOf(MUSEUM).length,
  });
});
