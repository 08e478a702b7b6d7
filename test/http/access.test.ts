import { describe, expect, it } from 'vitest';
import { accessBy, keyOfAddress } from '../../src/http/access.ts';
import { PROBLEM_TYPE } from '../../src/http/problem.ts';
import { requireToken, type HttpSettings } from '../../src/http/settings.ts';
import { HostFault } from '../../src/wording/host/host-fault.ts';
import { httpServer, keptLog, LOCAL } from './http-server.ts';

const apiToken = 'c2VjcmV0LXRva2Vu+/~._-==';
const PUBLIC = { apiToken, host: '0.0.0.0' };
const bearer = { authorization: `Bearer ${apiToken}` };

async function statusOf(headers: Readonly<Record<string, string>>, settings: Partial<HttpSettings> = PUBLIC) {
  const { app } = await httpServer({ settings });
  return (await app.inject({ method: 'GET', url: '/v1/articles', headers })).statusCode;
}

function basic(name: string, password: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` };
}

describe('a server with a token', () => {
  it.each(['Bearer', 'bearer', 'BEARER', 'Bearer  '])('lets in who sends it: %s', async (scheme) => {
    expect(await statusOf({ authorization: `${scheme} ${apiToken}` })).toBe(200);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['nothing', {}],
    ['nothing behind the scheme', { authorization: 'Bearer ' }],
    ['the scheme alone', { authorization: 'Bearer' }],
    ['the token alone', { authorization: apiToken }],
    ['another token', { authorization: 'Bearer wrong' }],
    ['its beginning', { authorization: `Bearer ${apiToken.slice(0, -1)}` }],
    ['more than it', { authorization: `Bearer ${apiToken}=` }],
    ['another case of it', { authorization: `Bearer ${apiToken.toUpperCase()}` }],
    ['two of them', { authorization: `Bearer ${apiToken} ${apiToken}` }],
    ['another scheme', { authorization: `Token ${apiToken}` }],
    ['it as a password, to the API', basic('me', apiToken)],
    ['it in another header', { 'x-api-key': apiToken }],
  ])('refuses with 401 and a challenge who sends %s', async (_what, headers) => {
    const { app } = await httpServer({ settings: PUBLIC });
    const reply = await app.inject({ method: 'GET', url: '/v1/articles', headers });
    expect(reply.statusCode).toBe(401);
    expect(reply.headers['www-authenticate']).toBe('Bearer realm="beleg"');
    expect(reply.headers['content-type']).toContain(PROBLEM_TYPE);
    expect(reply.body).not.toContain(apiToken.slice(0, 6));
  });

  it('tells who has none nothing of what there is, but whether it runs and what may be asked', async () => {
    const { app } = await httpServer({ settings: PUBLIC });
    const statuses = await Promise.all(
      ['/nowhere', '/v1/articles/buecherei/sentences/0', '/healthz', '/openapi.json'].map(async (url) => [
        url,
        (await app.inject({ method: 'GET', url })).statusCode,
      ]),
    );
    expect(statuses).toEqual([
      ['/nowhere', 401],
      ['/v1/articles/buecherei/sentences/0', 401],
      ['/healthz', 200],
      ['/openapi.json', 200],
    ]);
  });

  it('asks by any name of its own, since the token tells who may', async () => {
    expect(await statusOf({ ...bearer, host: 'beleg.example.org' })).toBe(200);
  });

  it('lets an address guess ten times in a minute, and then says nothing to it, be it right or wrong', async () => {
    const { app } = await httpServer({ settings: PUBLIC });
    const ask = async (token: string, remoteAddress: string) =>
      app.inject({
        method: 'GET',
        url: '/v1/articles',
        remoteAddress,
        headers: { authorization: `Bearer ${token}` },
      });
    // Who has the token uses up none of the guesses.
    const asked = await Promise.all(Array.from({ length: 20 }, () => ask(apiToken, '192.0.2.1')));
    expect(new Set(asked.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => ask(`guess-${i}`, '192.0.2.1')));
    expect(guesses.map(({ statusCode }) => statusCode)).toEqual([
      ...Array.from({ length: 10 }, () => 401),
      429,
      429,
    ]);
    expect((await ask(apiToken, '192.0.2.1')).statusCode).toBe(429);
    expect(Number((await ask('guess', '192.0.2.1')).headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(apiToken, '192.0.2.2')).statusCode).toBe(200);
  });

  it('lets who sends none be told so without end, as a browser does before it asks its user', async () => {
    const { app } = await httpServer({ settings: PUBLIC });
    for (let i = 0; i < 20; i++)
      expect((await app.inject({ method: 'GET', url: '/v1/articles' })).statusCode).toBe(401);
  });

  it('writes the token nowhere', async () => {
    const log = keptLog();
    const { app } = await httpServer({ settings: PUBLIC, log });
    const payload = { question: 'Wann?' };
    await app.inject({ method: 'POST', url: '/v1/ask', payload, headers: bearer });
    await app.inject({ method: 'GET', url: '/v1/articles', headers: { authorization: 'Bearer wrong' } });
    expect(JSON.stringify(log.entries)).not.toMatch(new RegExp(`${apiToken.slice(0, 8)}|wrong|127\\.0`));
  });
});

/** Opens a page. */
const openPage = (settings: Partial<HttpSettings>, headers: Readonly<Record<string, string>> = {}) =>
  accessBy({ ...LOCAL, ...settings })({
    ip: '192.0.2.1',
    headers,
    is404: false,
    routeOptions: { config: { access: 'page' } },
  });

describe('a page', () => {
  it.each([basic('', apiToken), basic('anyone', apiToken)])(
    'is shown to who types the token as a password, by any name, as one of many people: %j',
    async (headers) => {
      expect(await openPage(PUBLIC, headers)).toBe('address 192.0.2.1');
    },
  );

  it('is shown to a program that sends the token', async () => {
    expect(await openPage(PUBLIC, bearer)).toMatch(/^token /);
  });

  it.each<[Readonly<Record<string, string>>]>([
    [{}],
    [basic(apiToken, '')],
    [basic('me', 'wrong')],
    [{ authorization: 'Basic' }],
    [{ authorization: 'Basic %%%' }],
    [{ authorization: `Basic ${Buffer.from(apiToken).toString('base64')}` }],
  ])('is asked a password for by the browser of who has not: %j', async (headers) => {
    await expect(openPage(PUBLIC, headers)).rejects.toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="beleg", charset="UTF-8"' },
    });
  });

  it('is open where the settings say so, and where there is no token', async () => {
    expect(await openPage({ ...PUBLIC, publicPage: true })).toBe('address 192.0.2.1');
    expect(await openPage({}, { authorization: 'Bearer made-up' })).toBe('address 192.0.2.1');
  });
});

describe('a server without a token', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1', 'beleg.example.org'])('is none at %s', async (host) => {
    expect(() => requireToken({ host, apiToken: undefined })).toThrow(HostFault);
    await expect(httpServer({ settings: { host } })).rejects.toThrow(/API_TOKEN/);
  });

  it.each(['127.0.0.1', '127.3.2.1', '::1', 'localhost'])('may be at %s', (host) => {
    expect(() => requireToken({ host, apiToken: undefined })).not.toThrow();
  });
});

describe('a script of another site', () => {
  const preflight = {
    origin: 'https://example.org',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization, content-type, x-evil',
  };

  it('may ask where it is listed, and asks first without the token', async () => {
    const { app } = await httpServer({ settings: { ...PUBLIC, allowedOrigins: ['https://example.org'] } });
    const before = await app.inject({ method: 'OPTIONS', url: '/v1/ask', headers: preflight });
    expect(before.statusCode).toBe(204);
    expect(before.headers).toMatchObject({
      'access-control-allow-origin': 'https://example.org',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'authorization, content-type',
    });
    const asked = await app.inject({
      method: 'GET',
      url: '/v1/articles',
      headers: { ...bearer, origin: 'https://example.org' },
    });
    expect(asked.headers['access-control-allow-origin']).toBe('https://example.org');
    expect(asked.headers.vary).toContain('Origin');
    const refused = await app.inject({
      method: 'GET',
      url: '/v1/articles',
      headers: { origin: 'https://example.org' },
    });
    expect(refused.statusCode).toBe(401);
    expect(refused.headers['access-control-allow-origin']).toBe('https://example.org');
  });

  it.each(['https://example.org.evil.example', 'http://example.org', 'null', 'https://EXAMPLE.org:444'])(
    'may not where it is another: %s',
    async (origin) => {
      const { app } = await httpServer({ settings: { ...PUBLIC, allowedOrigins: ['https://example.org'] } });
      const before = await app.inject({
        method: 'OPTIONS',
        url: '/v1/ask',
        headers: { ...preflight, origin },
      });
      expect(before.headers['access-control-allow-origin']).toBeUndefined();
      const asked = await app.inject({ method: 'GET', url: '/v1/articles', headers: { ...bearer, origin } });
      expect(asked.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('may not where none is listed', async () => {
    const { app } = await httpServer({ settings: LOCAL });
    const before = await app.inject({ method: 'OPTIONS', url: '/v1/ask', headers: preflight });
    expect(before.statusCode).toBe(405);
    expect(before.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', 'address 192.0.2.7'],
    ['::ffff:192.0.2.7', 'address 192.0.2.7'],
    ['0:0:0:0:0:FFFF:c000:0207', 'address 192.0.2.7'],
    ['192.0.2.7:51000', 'address 192.0.2.7'],
    ['[2001:db8:1:2::1]:51000', 'network 2001:db8:1:2'],
    ['64:ff9b::192.0.2.7', 'network 64:ff9b:0:0'],
    ['unknown', 'address unknown'],
    ['2001:db8:1:2:3:4:5:6', 'network 2001:db8:1:2'],
    ['2001:0DB8:1:2::1', 'network 2001:db8:1:2'],
    ['2001:db8::1', 'network 2001:db8:0:0'],
    ['2001:db8:1:2:3:4:5::', 'network 2001:db8:1:2'],
    ['fe80::1%eth0', 'network fe80:0:0:0'],
    ['::1', 'network 0:0:0:0'],
    ['::', 'network 0:0:0:0'],
  ])('counts with those that one person has: %s', (address, key) => {
    expect(keyOfAddress(address)).toBe(key);
  });
});
