import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/http/limits.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import { answered, fakeAnswerer, notInCorpus } from '../builders/answers.ts';
import { articleOf, LIBRARY } from '../builders/articles.ts';
import { heldBack, httpServer, keptLog } from './http-server.ts';

const asked = (
  question: string,
  headers: Readonly<Record<string, string>> = {},
  remoteAddress = '127.0.0.1',
) => ({ method: 'POST', url: '/v1/ask', payload: { question }, headers, remoteAddress }) as const;

describe('questions over HTTP', () => {
  it('are answered one at a time, and are refused with 503 where as many wait as may', async () => {
    const { answerer, release } = heldBack();
    const { app } = await httpServer({ answerer, queue: new QuestionQueue(1) });
    const first = app.inject(asked('Erste Frage?'));
    await answerer.untilAsked(1);
    const [second, third] = [app.inject(asked('Zweite Frage?')), app.inject(asked('Dritte Frage?'))];
    // Of two that come at once, one has to go.
    const refused = await Promise.race([second, third]);
    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({ type: 'urn:beleg:problem:busy' });
    expect(refused.headers['retry-after']).toBe('5');
    expect(answerer.asked).toHaveLength(1);
    release();
    expect((await first).statusCode).toBe(200);
    await answerer.untilAsked(2);
    release();
    const statuses = (await Promise.all([second, third])).map(({ statusCode }) => statusCode);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });

  it('leave places in the queue to other faces', async () => {
    const { answerer, release } = heldBack();
    const { app } = await httpServer({ answerer, queue: new QuestionQueue(5), leaving: 5 });
    const first = app.inject(asked('Erste Frage?'));
    await answerer.untilAsked(1);
    expect((await app.inject(asked('Zweite Frage?'))).statusCode).toBe(503);
    release();
    expect((await first).statusCode).toBe(200);
  });

  it('are counted by address, whatever token is made up, and are refused with 429 and when to come again', async () => {
    const { app } = await httpServer({ settings: { questionsPerClient: 2 } });
    const statuses: number[] = [];
    for (const token of ['a', 'b', 'c']) {
      const reply = await app.inject(asked('Wann?', { authorization: `Bearer ${token}` }));
      statuses.push(reply.statusCode);
      if (reply.statusCode === 429) {
        const seconds = Number(reply.headers['retry-after']);
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThanOrEqual(60);
        expect(reply.json()).toMatchObject({
          type: 'urn:beleg:problem:too-many-requests',
          remedy: expect.stringContaining(`${seconds} s`),
        });
      }
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect((await app.inject(asked('Wann?', {}, '127.0.0.2'))).statusCode).toBe(200);
    expect((await app.inject({ method: 'GET', url: '/v1/articles' })).statusCode).toBe(200);
  });

  it('are counted by the token where one is needed, wherever it comes from', async () => {
    const apiToken = '0123456789abcdef';
    const { app } = await httpServer({ settings: { apiToken, questionsPerClient: 1 } });
    const headers = { authorization: `Bearer ${apiToken}` };
    expect((await app.inject(asked('Wann?', headers, '192.0.2.1'))).statusCode).toBe(200);
    expect((await app.inject(asked('Wann?', headers, '192.0.2.2'))).statusCode).toBe(429);
  });

  it('are counted by who stands behind a proxy that is trusted, and by no other header', async () => {
    const settings = { questionsPerClient: 1, trustedProxies: ['10.0.0.0/8'] };
    const { app } = await httpServer({ settings });
    const from = async (forwarded: string, remoteAddress: string) =>
      (await app.inject(asked('Wann?', { 'x-forwarded-for': forwarded }, remoteAddress))).statusCode;
    expect(await from('192.0.2.1', '10.0.0.7')).toBe(200);
    expect(await from('192.0.2.2', '10.0.0.7')).toBe(200);
    expect(await from('6.6.6.6, 192.0.2.1', '10.0.0.7')).toBe(429);
    expect(await from('192.0.2.3', '127.0.0.9')).toBe(200);
    expect(await from('192.0.2.4', '127.0.0.9')).toBe(429);
  });

  it('count once for each second begun, where they take longer than one', async () => {
    let now = 0;
    const answerer = fakeAnswerer(({ question }) => {
      now += 2_500;
      return answered({ question });
    });
    const { app } = await httpServer({ answerer, settings: { questionsPerClient: 4 }, now: () => now });
    expect((await app.inject(asked('Erste?'))).statusCode).toBe(200);
    expect((await app.inject(asked('Zweite?'))).statusCode).toBe(200);
    expect((await app.inject(asked('Dritte?'))).statusCode).toBe(429);
  });

  it('cost nothing of the rate where the queue has no place', async () => {
    const { answerer, release } = heldBack();
    const queue = new QuestionQueue(0);
    const { app } = await httpServer({ answerer, queue, settings: { questionsPerClient: 2 } });
    const first = app.inject(asked('Erste?'));
    await answerer.untilAsked(1);
    for (let i = 0; i < 5; i++) expect((await app.inject(asked('Zweite?'))).statusCode).toBe(503);
    release();
    await first;
    answerer.answerWith(({ question }) => answered({ question }));
    expect((await app.inject(asked('Zweite?'))).statusCode).toBe(200);
  });

  it('get 503 where they take too long, and keep their turn until they have ended', async () => {
    const { answerer, release } = heldBack();
    const log = keptLog();
    const limits = { ...DEFAULT_LIMITS, answerWithin: 250 };
    const queue = new QuestionQueue(0);
    const { app } = await httpServer({ answerer, limits, log, queue });
    const late = await app.inject(asked('Geheime Frage?'));
    expect(late.statusCode).toBe(503);
    expect(late.headers['retry-after']).toBe('5');
    expect(late.json()).toMatchObject({
      type: 'urn:beleg:problem:took-too-long',
      detail: 'There was no answer within 0.25 s.',
    });
    expect(log.entries).toEqual([
      {
        level: 'info',
        message: 'a question was withdrawn before it had its answer',
        fields: { via: 'http', because: 'took-too-long' },
      },
    ]);
    expect(queue.reserve()).toBeUndefined();
    release();
    await expect.poll(() => queue.reserve()).toBeDefined();
  });

  it('are never asked where they wait too long', async () => {
    const { answerer, release } = heldBack();
    const queue = new QuestionQueue(5);
    const { app } = await httpServer({ answerer, limits: { ...DEFAULT_LIMITS, answerWithin: 250 }, queue });
    const late = await Promise.all([app.inject(asked('Erste?')), app.inject(asked('Zweite?'))]);
    expect(late.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    release();
    // What comes after them all runs when their turns are over.
    await queue.reserve()?.run(async () => undefined);
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Erste?']);
  });
});

describe('the log', () => {
  it('has a line for each question, with its outcome and times and without what was asked and by whom', async () => {
    const log = keptLog();
    const answerer = fakeAnswerer();
    const { app } = await httpServer({ log, answerer });
    await app.inject(asked('Wann hat sie sonntags offen?'));
    answerer.answerWith(({ question }) => notInCorpus({ question }));
    await app.inject(asked('Was kostet das?'));
    expect(log.entries).toEqual([
      {
        level: 'info',
        message: 'question answered',
        fields: {
          via: 'http',
          outcome: 'answered',
          band: 'good',
          citations: 2,
          followUp: false,
          waitedMs: expect.any(Number),
          askedMs: expect.any(Number),
        },
      },
      {
        level: 'info',
        message: 'question answered',
        fields: {
          via: 'http',
          outcome: 'not-in-corpus',
          followUp: false,
          waitedMs: expect.any(Number),
          askedMs: expect.any(Number),
        },
      },
    ]);
  });

  it('has the question where the settings say so', async () => {
    const log = keptLog();
    const { app } = await httpServer({ log, settings: { logQuestions: true } });
    await app.inject(asked('Wann?'));
    expect(log.entries[0]?.fields).toMatchObject({ question: 'Wann?' });
  });

  it('has what went wrong beside the reference that alone is told', async () => {
    const log = keptLog();
    const fault = new Error('the model broke at /home/someone/model');
    const answerer = fakeAnswerer(() => {
      throw fault;
    });
    const { app } = await httpServer({ log, answerer });
    const reply = await app.inject(asked('Geheim?'));
    expect(reply.statusCode).toBe(500);
    const { reference, ...told } = reply.json<Record<string, string>>();
    expect(reference).toMatch(/^[0-9A-F]{6}$/);
    expect(told).toEqual({
      type: 'urn:beleg:problem:fault',
      title: 'Something went wrong inside beleg',
      status: 500,
      detail: 'This could not be done, through no fault of the request.',
      remedy: `Try again later; whoever runs this server finds what happened in its log, beside ${reference}.`,
    });
    expect(log.entries).toEqual([
      {
        level: 'error',
        message: 'a request failed',
        fields: { err: fault, remedy: undefined, reference, doing: 'POST /v1/ask' },
      },
    ]);
  });
});

it('asks again for an answer whose articles were exchanged meanwhile', async () => {
  const other = articleOf({ id: LIBRARY.id, paragraphs: ['Die Bücherei ist geschlossen.'] });
  const answerer = fakeAnswerer(undefined, [other]);
  const { app } = await httpServer({ answerer });
  const reply = await app.inject(asked('Wann?'));
  expect(reply.statusCode).toBe(503);
  expect(reply.headers['retry-after']).toBe('1');
  expect(reply.json()).toMatchObject({ type: 'urn:beleg:problem:articles-changed' });
});
