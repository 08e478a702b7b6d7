import { describe, expect, it } from 'vitest';
import { articlesJsonSchema } from '../../src/library/articles-json.ts';
import { checkJsonSchema } from '../../src/library/check-json.ts';
import { surroundedJsonSchema } from '../../src/library/passage-json.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { SUNDAYS } from '../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../builders/articles.ts';
import { httpServer, keptLog } from './http-server.ts';

describe('the articles over HTTP', () => {
  it('are listed with how many sentences each has', async () => {
    const { app } = await httpServer({ articles: [LIBRARY, MUSEUM] });
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

it('holds what a text quotes against the articles, or against one, and logs how much it was and not what', async () => {
  const log = keptLog();
  const { app } = await httpServer({ log, articles: [LIBRARY, MUSEUM] });
  const verdicts = async (payload: object) => {
    const reply = await app.inject({ method: 'POST', url: '/v1/check', payload });
    return checkJsonSchema.parse(reply.json()).quotations.map(({ verdict }) => verdict);
  };
  const text = 'Da steht „Der Eintritt bleibt frei.“ und « Le musée rouvre lundi. »';
  expect(await verdicts({ text })).toEqual(['verbatim', 'verbatim']);
  expect(await verdicts({ text, article: 'musee' })).toEqual(['not-found', 'verbatim']);
  expect(await verdicts({ text: 'Ohne.' })).toEqual([]);
  expect(
    log.entries.map(({ message, fields }) => [message, 'quotations' in fields && fields.quotations]),
  ).toEqual([
    ['quotations checked', 2],
    ['quotations checked', 2],
    ['quotations checked', 0],
  ]);
  expect(JSON.stringify(log.entries)).not.toContain('Eintritt');
});

it('says that it runs, with how much it searches', async () => {
  const { app } = await httpServer({ articles: [LIBRARY, MUSEUM] });
  expect((await app.inject('/healthz')).json()).toEqual({
    status: 'ok',
    articles: 2,
    sentences: sentencesOf(LIBRARY).length + sentencesOf(MUSEUM).length,
  });
});
