import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { UndeliveredError } from '../../../src/discord/connection/request-faults.ts';
import { discordErrorRecord } from '../../../src/discord/connection/error-record.ts';

const SECRET = 'Geheimnis7Q';
const BOT_TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';
const API = 'https://discord.com/api/v10';
const BODY = { files: undefined, body: { content: SECRET } };

const refusal = (errors: Record<string, unknown>, url = `${API}/channels/1234567890123456789/messages`) => {
  // The types allow no deeper nesting, and Discord nests as deep as the request.
  const raw = { code: 50_035, message: 'Invalid Form Body', errors: Object(errors) };
  return new DiscordAPIError(raw, 50_035, 400, 'POST', url, BODY);
};

describe('the record of an error', () => {
  it('keeps what tells of the fault, and nothing of the request', () => {
    const { stack, ...record } = discordErrorRecord(refusal({}));
    expect(record).toEqual({
      type: 'DiscordAPIError',
      message: 'Invalid Form Body',
      code: 50_035,
      status: 400,
      method: 'POST',
      route: '/channels/:id/messages',
    });
    expect(stack).toMatch(/^\s+at /);
  });

  it.each([
    ['a connection that broke', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
    ["a failure of Discord's server", new HTTPError(502, 'Bad Gateway', 'POST', `${API}/channels/1`, BODY)],
    ['a message that could not arrive', new UndeliveredError(new HTTPError(500, '', 'POST', API, BODY))],
    [
      'a channel that is gone',
      new DiscordAPIError({ code: 10_003, message: '' }, 10_003, 404, 'POST', API, BODY),
    ],
  ])('says of %s no place in the code', (_, fault) => {
    expect(JSON.stringify(discordErrorRecord(fault))).not.toContain('stack');
  });

  it('says of a file that is not there where it was looked for', () => {
    const fault = Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: '/data' });
    expect(discordErrorRecord(fault)).toHaveProperty('stack');
  });

  it('names the fields that were refused, not what Discord says of them', () => {
    const wrong = { _errors: [{ code: 'TOO_LONG', message: `"${SECRET}\n  at ${SECRET}[X]: " is wrong` }] };
    const record = discordErrorRecord(refusal({ data: { components: { 0: { content: wrong } } } }));
    expect(record.message).toBe('Invalid Form Body\ndata.components.0.content: TOO_LONG');
    expect(JSON.stringify(record)).not.toContain(SECRET);
  });

  it.each([
    [`${API}/webhooks/123456789012345678/aW50/messages/@original`, '/webhooks/:id/:token/messages/@original'],
    [`${API}/webhooks/123456789012345678/aW50?with_components=true`, '/webhooks/:id/:token'],
    [`${API}/interactions/123456789012345678/aW50/callback`, '/interactions/:id/:token/callback'],
    ['http://127.0.0.1:9/api/v10/gateway/bot', '/gateway/bot'],
    [SECRET, ''],
  ])('says the route of %s without ids and tokens', (url, route) => {
    const fault = new HTTPError(500, 'Internal Server Error', 'POST', url, BODY);
    expect(discordErrorRecord(fault)).toMatchObject({ route, status: 500, message: 'Internal Server Error' });
  });

  it('takes tokens out of whatever a message says', () => {
    const fault = new Error(
      `GET ${API}/webhooks/12/abc.def-1/x failed: "Bot ${BOT_TOKEN}" aW50ZXJhY3Rpb246MTox== is wrong`,
    );
    expect(discordErrorRecord(fault).message).toBe(
      `GET ${API}/webhooks/:id/:token/x failed: "Bot :bot-token" :token is wrong`,
    );
  });

  it('keeps no text that could not be parsed, which the engine quotes', async () => {
    const response = new Response(`{"question":${SECRET}`);
    const fault: unknown = await response.json().catch((thrown: unknown) => thrown);
    expect(String(fault)).toContain(SECRET.slice(0, 3));
    expect(JSON.stringify(discordErrorRecord(fault))).not.toContain(SECRET.slice(0, 3));
  });

  it('keeps of a trace the lines that lead there', () => {
    const { stack } = discordErrorRecord(new Error(`first\n    at ${SECRET} (x.ts:1:1)\nlast`));
    expect(stack).toContain('error-record.test.ts');
    expect(stack).not.toContain(SECRET);
  });

  it('follows causes and errors of several by the same rule, to an end', () => {
    const many = new AggregateError([refusal({ data: SECRET })], 'several', { cause: 'a trace' });
    const record = discordErrorRecord(new TypeError('outer', { cause: many }));
    expect(record.cause).toMatchObject({
      type: 'AggregateError',
      cause: { type: 'string', message: 'a trace' },
      errors: [{ type: 'DiscordAPIError', status: 400 }],
    });
    const ring = new Error('a');
    ring.cause = new Error('b', { cause: ring });
    const text = JSON.stringify(discordErrorRecord(ring));
    expect(text.match(/"message":"[ab]"/g)?.length).toBeLessThan(10);
    const crowd = new AggregateError(Array.from({ length: 1_000 }, () => new Error('x'.repeat(10_000))));
    expect(JSON.stringify(discordErrorRecord(crowd)).length).toBeLessThan(50_000);
  });

  it('is made of a long message in no time', () => {
    const began = performance.now();
    for (const text of ['x', '/webhooks/1', 'a.', '\n  at ', 'aW50ZXJhY3Rpb246']) {
      discordErrorRecord(new Error(text.repeat(100_000 / text.length)));
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it.each([undefined, null, 7, { question: SECRET }, Symbol(SECRET), () => SECRET])(
    'says of what is no error only what it is: %s',
    (thrown) => {
      const record = discordErrorRecord(thrown);
      expect(record.type).toBe(typeof thrown);
      expect(JSON.stringify(record)).not.toContain(SECRET);
    },
  );
});
