import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../src/http/create-server.ts';
import { PROBLEM_TYPE, problemSchema } from '../../src/http/problem.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { httpServer, keptLog } from './http-server.ts';

const log = keptLog();
const answerer = fakeAnswerer();
let server: HttpServer;
beforeAll(async () => {
  server = await httpServer({ log, answerer });
});
afterAll(() => server.close());

/** Stands in every bad request that can hold it, and in no answer. */
const MARK = '<script>xyzzy</script>';
const QUESTION = { question: 'Wann hat die Bücherei sonntags offen?' };

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'PATCH' | 'HEAD';
  readonly url?: string;
  readonly payload?: object | string | Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function problemOf({
  method = 'POST',
  url = '/v1/ask',
  payload,
  type = 'application/json',
  headers,
}: Sent) {
  const reply = await server.app.inject({
    method,
    url,
    ...(payload !== undefined && { payload }),
    headers: { ...(payload !== undefined && { 'content-type': type }), ...headers },
  });
  expect(reply.headers['content-type']).toBe(`${PROBLEM_TYPE}; charset=utf-8`);
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  expect(reply.body).not.toMatch(/xyzzy|\bat \w+ \(|node_modules|FST_ERR/);
  const problem = problemSchema.parse(reply.json());
  expect(problem.status).toBe(reply.statusCode);
  return { ...problem, kind: problem.type.replace('urn:beleg:problem:', ''), headers: reply.headers };
}

describe('a body that is not what it should be', () => {
  it.each<[string, object, readonly string[]]>([
    ['an unknown field', { ...QUESTION, html: MARK }, ['#/html']],
    ['several unknown fields', { ...QUESTION, a: 1, b: MARK }, ['#/a', '#/b']],
    ['a field whose name is markup', { ...QUESTION, '<b>/~': 1 }, ['#/%3Cb%3E~1~0']],
    ['no question', {}, ['#/question']],
    ['a number for the question', { question: 7 }, ['#/question']],
    ['nothing for the question', { question: null }, ['#/question']],
    ['a list for the question', { question: [MARK] }, ['#/question']],
    ['an object for the article', { ...QUESTION, article: {} }, ['#/article']],
    ['a language that is not spoken', { ...QUESTION, language: MARK }, ['#/language']],
    ['a text for the questions before', { ...QUESTION, earlier: MARK }, ['#/earlier']],
    ['a number among the questions before', { ...QUESTION, earlier: ['a', 1] }, ['#/earlier/1']],
    [
      'too many questions before',
      { ...QUESTION, earlier: Array.from({ length: 21 }, () => 'a') },
      ['#/earlier'],
    ],
    ['several mistakes', { question: 1, language: 2 }, ['#/question', '#/language']],
    ['a list', [], ['#']],
  ])('gets 422 with each place: %s', async (_what, payload, pointers) => {
    const { kind, status, errors = [] } = await problemOf({ payload });
    expect({ kind, status }).toEqual({ kind: 'wrong-body', status: 422 });
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it.each(['null', '7', `"${MARK}"`, 'true'])('gets 422 where it is no object: %s', async (payload) => {
    expect(await problemOf({ payload })).toMatchObject({ status: 422, errors: [{ pointer: '#' }] });
  });

  it('gets 422 for an article that there is not, with those that there are', async () => {
    const problem = await problemOf({ payload: { ...QUESTION, article: 'nothing' } });
    expect(problem).toMatchObject({
      kind: 'unknown-article',
      status: 422,
      errors: [{ pointer: '#/article' }],
    });
    expect(problem.remedy).toContain('buecherei');
    expect(await problemOf({ url: '/v1/check', payload: { text: 'a', article: 'nothing' } })).toMatchObject({
      kind: 'unknown-article',
      status: 422,
    });
  });

  it('names no more mistakes than a person reads', async () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, i]));
    const { errors = [] } = await problemOf({ payload: { ...QUESTION, ...fields } });
    expect(errors.length).toBeLessThan(30);
  });
});

describe('a body that cannot be read', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['half an object', `{"question": "${MARK}`, /no JSON/],
    ['a stray character', `{"question": ${MARK}}`, /no JSON/],
    ['single quotation marks', `{'question': '${MARK}'}`, /no JSON/],
    ['nothing', '', /empty/],
    ['blanks', '  \n', /empty/],
    ['another prototype', '{"question": "a", "__proto__": {"x": 1}}', /not taken/],
    ['a constructor', '{"question": "a", "constructor": {"prototype": {}}}', /not taken/],
    ['depth without end', '['.repeat(16_000), /no JSON/],
    ['Latin-1', Buffer.from('{"question": "Bücherei"}', 'latin1'), /no UTF-8/],
    ['half a character', Buffer.from([...Buffer.from('{"question": "B'), 0xc3, 0x22, 0x7d]), /no UTF-8/],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), /no UTF-8/],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), /no UTF-8/],
    ['UTF-16', Buffer.from('{"question": "a"}', 'utf16le'), /no JSON/],
  ])('gets 400: %s', async (_what, payload, detail) => {
    const problem = await problemOf({ payload });
    expect(problem).toMatchObject({ kind: 'malformed-body', status: 400 });
    expect(problem.detail).toMatch(detail);
  });

  it.each<[string, number]>([
    ['a megabyte', 1_000_000],
    ['a byte too many', 16 * 1024 + 1],
  ])('gets 413 where it is larger than 16 kB: %s', async (_what, size) => {
    const frame = JSON.stringify({ question: '' }).length;
    const problem = await problemOf({ payload: { question: 'a'.repeat(size - frame) } });
    expect(problem).toMatchObject({ kind: 'body-too-large', status: 413 });
    expect(problem.headers.connection).toBe('close');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/html',
    'application/jsonp',
    'json',
    '',
  ])('gets 415 where it is of another type: %s', async (type) => {
    expect(await problemOf({ payload: JSON.stringify(QUESTION), type })).toMatchObject({
      kind: 'unsupported-media-type',
      status: 415,
    });
  });

  it('gets 422 where there is none at all', async () => {
    expect(await problemOf({})).toMatchObject({ status: 422, errors: [{ pointer: '#' }] });
  });
});

describe('a body that is unusual and right', () => {
  it.each<[string, string | Buffer]>([
    ['a mark before the text', Buffer.from(`\uFEFF${JSON.stringify(QUESTION)}`)],
    ['escapes', '{"question": "Wann \\u00f6ffnet sie\\u0000?"}'],
    ['half a surrogate pair in an escape', '{"question": "Wann \\ud800 offen?"}'],
    ['a charset', JSON.stringify(QUESTION)],
  ])('is answered: %s', async (_what, payload) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const reply = await server.app.inject({ method: 'POST', url: '/v1/ask', payload, headers });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toMatch(/^application\/json/);
  });

  it('is answered with its markup as it came, in JSON that no browser takes for a page', async () => {
    const reply = await server.app.inject({
      method: 'POST',
      url: '/v1/ask',
      payload: { question: `${MARK} **a**` },
    });
    expect(reply.json()).toMatchObject({ question: `${MARK} **a**` });
    expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(reply.headers['content-type']).toMatch(/^application\/json/);
  });
});

describe('an address that leads nowhere', () => {
  it.each<[string, string, number, string]>([
    ['a path that there is not', '/v2/ask', 404, 'not-found'],
    ['a slash at the end', '/v1/articles/', 404, 'not-found'],
    ['another case', '/V1/articles', 404, 'not-found'],
    ['two slashes', '//v1/articles', 404, 'not-found'],
    ['a folder above', '/v1/../../etc/passwd', 404, 'not-found'],
    ['an encoded folder above', '/v1/articles/..%2f..%2fetc%2fpasswd/sentences/0', 404, 'unknown-article'],
    ['an encoded backslash', '/v1/articles/..%5c..%5cboot.ini/sentences/0', 404, 'unknown-article'],
    ['an encoded slash at the end', '/v1/articles%2f', 404, 'not-found'],
    ['a byte of nought', '/v1/articles/buecherei%00/sentences/0', 404, 'unknown-article'],
    ['a line break', '/v1/articles/a%0d%0aSet-Cookie:%20a=b/sentences/0', 404, 'unknown-article'],
    ['markup', '/v1/articles/%3Cimg%20src=x%3E/sentences/0', 404, 'unknown-article'],
    ['a prototype', '/v1/articles/__proto__/sentences/0', 404, 'unknown-article'],
    [
      'an id of a thousand characters',
      `/v1/articles/${'a'.repeat(1_000)}/sentences/0`,
      404,
      'unknown-article',
    ],
    ['no id', '/v1/articles//sentences/0', 404, 'unknown-article'],
    ['a sentence that there is not', '/v1/articles/buecherei/sentences/99', 404, 'unknown-sentence'],
    ['half an escape', '/v1/articles/%zz/sentences/0', 400, 'malformed-request'],
    ['broken UTF-8', '/v1/articles/%c3%28/sentences/0', 400, 'malformed-request'],
    ['an overlong slash', '/v1/articles/%c0%af/sentences/0', 400, 'malformed-request'],
    ['an address without end', `/v1/articles?${'a'.repeat(3_000)}`, 414, 'address-too-long'],
    ['an id without end', `/v1/articles/${'a'.repeat(3_000)}/sentences/0`, 414, 'address-too-long'],
  ])('gets %s: %s', async (_what, url, status, kind) => {
    const reply = await problemOf({ method: 'GET', url });
    expect({ status: reply.status, kind: reply.kind }).toEqual({ status, kind });
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(JSON.stringify(reply)).not.toMatch(/a{500}/);
  });

  it.each(['x', '-1', '1.5', '1e2', '0x1', '%20', '1%20', '٣', '9'.repeat(20)])(
    'gets 400 for a number of a sentence that is none: %s',
    async (ordinal) => {
      const problem = await problemOf({ method: 'GET', url: `/v1/articles/buecherei/sentences/${ordinal}` });
      expect(problem).toMatchObject({
        kind: 'wrong-parameters',
        status: 400,
        errors: [{ parameter: 'ordinal', detail: 'A whole number from 0 is expected.' }],
      });
    },
  );

  it.each([
    ['around=21', 'around'],
    ['around=', 'around'],
    ['around=1&around=2', 'around'],
    ['around[]=1', 'around%5B%5D'],
    ['aorund=1', 'aorund'],
    ['__proto__=1', '__proto__'],
  ])('gets 400 for a parameter that is none: %s', async (query, parameter) => {
    const problem = await problemOf({ method: 'GET', url: `/v1/articles/buecherei/sentences/1?${query}` });
    expect(problem).toMatchObject({ status: 400, errors: [{ parameter }] });
  });

  it.each<[NonNullable<Sent['method']>, string, string]>([
    ['GET', '/v1/ask', 'POST'],
    ['PUT', '/v1/ask', 'POST'],
    ['DELETE', '/v1/check', 'POST'],
    ['POST', '/v1/articles', 'GET, HEAD'],
    ['PATCH', '/v1/articles/buecherei/sentences/1', 'GET, HEAD'],
    ['OPTIONS', '/v1/ask', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('gets 405 with what is taken: %s %s', async (method, url, allow) => {
    const problem = await problemOf({ method, url });
    expect(problem).toMatchObject({ kind: 'method-not-allowed', status: 405 });
    expect(problem.headers.allow).toBe(allow);
  });
});

describe('a request for another host', () => {
  it.each([
    'evil.example',
    'evil.example:8787',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.7',
    'a@127.0.0.1',
    '127.0.0.1/..',
    '[::1',
  ])('gets 421 where there is no token: %s', async (host) => {
    const problem = await problemOf({ method: 'GET', url: '/v1/articles', headers: { host } });
    expect(problem).toMatchObject({ kind: 'wrong-host', status: 421 });
  });

  it.each(['localhost', 'localhost:8787', '127.0.0.1:8787', '[::1]:8787', 'LOCALHOST'])(
    'is none where the name is this machine’s: %s',
    async (host) => {
      const reply = await server.app.inject({ method: 'GET', url: '/v1/articles', headers: { host } });
      expect(reply.statusCode).toBe(200);
    },
  );
});

it('asks nothing of the articles and logs nothing for all of that', () => {
  const questions = answerer.asked.map(({ question }) => question);
  expect(questions).toHaveLength(5);
  expect(log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
