import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ArticleFetcher, type FetcherOptions } from '../../src/fetching/fetch-article.ts';
import { FetchFault, type FetchFacts } from '../../src/fetching/fetch-fault.ts';
import { ANY_REACH, PUBLIC_REACH, type Reach } from '../../src/fetching/guarded-agent.ts';
import { answer, redirect, serveSite } from './article-server.ts';

const PAGE = '<!doctype html><title>Bücherei</title><p>Die Bücherei öffnet sonntags.</p>';
const MOST = 50_000;

function fetcher(options: Partial<FetcherOptions> = {}): ArticleFetcher {
  const made = new ArticleFetcher({ allowsPrivate: true, most: MOST, ...options });
  onTestFinished(() => made.close());
  return made;
}

async function faultOf(fetched: Promise<unknown>): Promise<FetchFacts> {
  const fault: unknown = await fetched.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof FetchFault)) throw new Error('a FetchFault was expected', { cause: fault });
  return fault.facts;
}

/** Reaches this machine alone, by any name, and counts how often each name was resolved. */
function localReach(isAllowed: Reach['isAllowed'], answers: readonly string[] = ['127.0.0.1']) {
  const resolved: string[] = [];
  const reach: Reach = {
    isAllowed,
    resolve: (hostname) => {
      resolved.push(hostname);
      const address = answers[Math.min(resolved.length, answers.length) - 1] ?? '';
      return Promise.resolve([{ address, family: 4 }]);
    },
  };
  return { reach, resolved };
}

describe('what is fetched', () => {
  it('is the file as it is served, with the address that it came from in the end and its ending', async () => {
    const { address, asked } = await serveSite({
      '/alt': redirect('/neu#stelle'),
      '/neu': PAGE,
    });
    const fetched = await fetcher().fetch(`${address}/alt`);
    expect(Buffer.from(fetched.bytes).toString()).toBe(PAGE);
    expect(fetched).toMatchObject({ address: `${address}/neu`, ending: '.html', isBehindPaywall: false });
    expect(asked).toEqual(['/robots.txt', '/alt', '/neu']);
  });

  it('says who asks, and asks for no more than can be read', async () => {
    let headers: Readonly<Record<string, unknown>> = {};
    const { address } = await serveSite({
      '/a': (request, response) => {
        headers = request.headers;
        response.writeHead(200, { 'content-type': 'text/plain' }).end('Text');
      },
    });
    await fetcher().fetch(`${address}/a`);
    expect(headers).toMatchObject({ 'user-agent': 'beleg', 'accept-encoding': 'gzip, deflate, br' });
  });

  it('is decompressed', async () => {
    const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
    const { address } = await serveSite({ '/a': answer(gzipSync(PAGE), headers) });
    const { bytes } = await fetcher().fetch(`${address}/a`);
    expect(Buffer.from(bytes).toString()).toBe(PAGE);
  });

  it('is in UTF-8, where the server says that it is in another encoding', async () => {
    const body = Buffer.from('Die Bücherei öffnet.', 'latin1');
    const { address } = await serveSite({
      '/a': answer(body, { 'content-type': 'text/plain; charset=ISO-8859-1' }),
    });
    const { bytes } = await fetcher().fetch(`${address}/a`);
    expect(Buffer.from(bytes).toString()).toBe('\uFEFFDie Bücherei öffnet.');
  });
});

describe('where a fetch may lead', () => {
  it.each([
    'http://127.0.0.1:9/a',
    'http://2130706433:9/a',
    'http://0x7f.1:9/a',
    'http://0177.0.0.1:9/a',
    'http://[::1]:9/a',
    'http://[::ffff:127.0.0.1]:9/a',
    'http://[fe80::1]:9/a',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost:9/a',
  ])('is not %s', async (address) => {
    const { isAllowed, resolve } = PUBLIC_REACH;
    const facts = await faultOf(fetcher({ reach: { isAllowed, resolve } }).fetch(address));
    expect(facts.kind).toBe('private-address');
  });

  it.each([
    'http://127.0.0.2:9/',
    'http://[::ffff:7f00:2]:9/',
    'http://2130706434:9/',
    'http://internal.test:9/',
  ])('is not %s by a redirect either', async (to) => {
    const { reach } = localReach((found) => found === '127.0.0.1', ['127.0.0.2']);
    const { address } = await serveSite({ '/a': redirect(to) });
    const facts = await faultOf(fetcher({ reach }).fetch(`${address}/a`));
    expect(facts).toMatchObject({
      kind: 'private-address',
      address: new URL(to).href,
    });
  });

  it('is where a name led when it was checked, though it leads elsewhere by then', async () => {
    const { reach, resolved } = localReach((found) => found === '127.0.0.1', ['127.0.0.1', '127.0.0.2']);
    const { address, asked } = await serveSite({
      '/robots.txt': answer('', { connection: 'close' }),
      '/a': PAGE,
    });
    const named = `http://rebinding.test:${new URL(address).port}/a`;
    const facts = await faultOf(fetcher({ reach }).fetch(named));
    expect(facts).toMatchObject({ kind: 'private-address', found: '127.0.0.2' });
    expect({ resolved: resolved.length, asked }).toEqual({ resolved: 2, asked: ['/robots.txt'] });
  });

  it('is nowhere that one of a name’s addresses is not allowed', async () => {
    const reach: Reach = {
      isAllowed: PUBLIC_REACH.isAllowed,
      resolve: () =>
        Promise.resolve([
          { address: '1.1.1.1', family: 4 },
          { address: '10.0.0.1', family: 4 },
        ]),
    };
    const facts = await faultOf(fetcher({ reach }).fetch('http://two.test/a'));
    expect(facts).toMatchObject({ kind: 'private-address', found: '10.0.0.1' });
  });

  it('is looked at once more on the connection itself', async () => {
    let checks = 0;
    const { reach } = localReach(() => (checks += 1) === 1);
    const { address, asked } = await serveSite({ '/a': PAGE });
    const facts = await faultOf(fetcher({ reach }).fetch(`http://named.test:${new URL(address).port}/a`));
    expect(facts).toMatchObject({ kind: 'private-address', found: '127.0.0.1' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['http://example.org/a', 'not-https'],
    ['ftp://example.org/a', 'no-address'],
    ['file:///etc/passwd', 'no-address'],
    ['example.org/a', 'no-address'],
    ['https://name:secret@example.org/a', 'credentials'],
  ])('is not %s: %s', async (address, kind) => {
    const facts = await faultOf(fetcher({ allowsPrivate: false }).fetch(address));
    expect(facts.kind).toBe(kind);
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  it.each([
    ['ftp://example.org/', 'no-address'],
    ['http://name:secret@127.0.0.1:9/', 'credentials'],
    ['http://[', 'bad-redirect'],
    [`/${'a'.repeat(2000)}`, 'no-address'],
  ])('is not %s by a redirect either: %s', async (to, kind) => {
    const { address } = await serveSite({ '/a': redirect(to) });
    expect((await faultOf(fetcher().fetch(`${address}/a`))).kind).toBe(kind);
  });

  it('ends after five redirects', async () => {
    const loop = await serveSite({ '/a': redirect('/b'), '/b': redirect('/a') });
    const facts = await faultOf(fetcher().fetch(`${loop.address}/a`));
    expect(facts).toMatchObject({ kind: 'too-many-redirects', most: 5 });
    expect(loop.asked).toHaveLength(1 + 6);
    const steps = Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`/${at}`, redirect(`/${at + 1}`)]));
    const { address } = await serveSite({ ...steps, '/5': PAGE });
    expect((await fetcher().fetch(`${address}/0`)).address).toBe(`${address}/5`);
  });
});

describe('how much is fetched', () => {
  it('ends at the limit of a body without an end', async () => {
    let sent = 0;
    const { address } = await serveSite({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(16_384, 'a'))) sent += 16_384;
          response.once('drain', more);
        };
        more();
      },
    });
    expect(await faultOf(fetcher().fetch(`${address}/a`))).toMatchObject({ kind: 'too-large', most: MOST });
    expect(sent).toBeLessThan(20_000_000);
  });

  it('ends at the limit of what a compressed body becomes', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' };
    const { address } = await serveSite({ '/a': answer(bomb, headers) });
    expect(bomb.length).toBeLessThan(MOST);
    expect(await faultOf(fetcher().fetch(`${address}/a`))).toMatchObject({ kind: 'too-large', most: MOST });
  });

  it('ends when the time is up, however slowly a server goes on', async () => {
    const { address } = await serveSite({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const drip = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(drip));
      },
    });
    const facts = await faultOf(fetcher({ seconds: 0.2 }).fetch(`${address}/a`));
    expect(facts).toMatchObject({ kind: 'too-slow', seconds: 0.2 });
  });

  it('is nothing of a body that is cut off or no compressed one', async () => {
    const { address } = await serveSite({
      '/cut': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' }).write('short');
        setTimeout(() => response.destroy(), 20);
      },
      '/no-gzip': answer('plain', { 'content-type': 'text/plain', 'content-encoding': 'gzip' }),
      '/cut-gzip': answer(gzipSync(randomBytes(999)).subarray(0, 500), {
        'content-type': 'text/plain',
        'content-encoding': 'gzip',
      }),
      '/unknown': answer('plain', { 'content-type': 'text/plain', 'content-encoding': 'zstd' }),
    });
    const kinds = ['/cut', '/no-gzip', '/cut-gzip', '/unknown'].map(
      async (path) => (await faultOf(fetcher().fetch(address + path))).kind,
    );
    expect(await Promise.all(kinds)).toEqual(['unreachable', 'broken-body', 'broken-body', 'broken-body']);
  });
});

function noSuchName(): Promise<never> {
  return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
}

describe('what a server says', () => {
  it.each([401, 402, 403, 404, 410, 429, 500, 503, 204, 206, 304])('is told of %s', async (status) => {
    const { address } = await serveSite({ '/a': answer('', {}, status) });
    expect(await faultOf(fetcher().fetch(`${address}/a`))).toEqual({
      kind: 'status',
      address: `${address}/a`,
      status,
    });
  });

  it('is told of what is no article', async () => {
    const { address } = await serveSite({ '/a': answer('GIF89a', { 'content-type': 'image/gif' }) });
    expect(await faultOf(fetcher().fetch(`${address}/a`))).toMatchObject({
      kind: 'other-type',
      found: 'image/gif',
    });
  });

  it('is told where nobody listens and where there is no such name', async () => {
    const resolve = noSuchName;
    const nobody = await faultOf(fetcher().fetch('http://127.0.0.1:9/a'));
    expect(nobody).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
    const unknown = await faultOf(
      fetcher({ reach: { ...ANY_REACH, resolve } }).fetch('http://nowhere.test/a'),
    );
    expect(unknown).toMatchObject({ kind: 'unknown-host', code: 'ENOTFOUND' });
  });
});

describe('robots.txt', () => {
  const FORBIDS = 'User-agent: *\nDisallow: /privat\n';

  it('forbids what it forbids, and is asked for once', async () => {
    const { address, asked } = await serveSite({
      '/robots.txt': answer(FORBIDS),
      '/offen': PAGE,
      '/auch-offen': PAGE,
      '/umweg': redirect('/privat'),
    });
    const one = fetcher();
    await one.fetch(`${address}/offen`);
    await one.fetch(`${address}/auch-offen`);
    const forbidden = await faultOf(one.fetch(`${address}/umweg`));
    expect(forbidden).toEqual({ kind: 'forbidden-by-robots', address: `${address}/privat` });
    expect(asked).toEqual(['/robots.txt', '/offen', '/auch-offen', '/umweg']);
  });

  it('may say something of beleg alone', async () => {
    const { address } = await serveSite({
      '/robots.txt': answer('User-agent: *\nDisallow:\n\nUser-agent: Beleg\nDisallow: /\n'),
      '/a': PAGE,
    });
    expect((await faultOf(fetcher().fetch(`${address}/a`))).kind).toBe('forbidden-by-robots');
  });

  it.each([
    [404, 'allows'],
    [403, 'allows'],
    [500, 'forbids'],
    [503, 'forbids'],
  ])('answered with %s %s all', async (status, what) => {
    const { address } = await serveSite({ '/robots.txt': answer('', {}, status), '/a': PAGE });
    const fetched = fetcher().fetch(`${address}/a`);
    if (what === 'allows') await expect(fetched).resolves.toMatchObject({ ending: '.html' });
    else expect((await faultOf(fetched)).kind).toBe('robots-unreachable');
  });

  it('is read behind redirects, as far as these end, and no further than to its limit', async () => {
    const { address } = await serveSite({
      '/robots.txt': redirect('/rules'),
      '/rules': answer(`${FORBIDS}# ${'a'.repeat(600_000)}`),
      '/privat': PAGE,
    });
    expect((await faultOf(fetcher().fetch(`${address}/privat`))).kind).toBe('forbidden-by-robots');
    const loop = await serveSite({ '/robots.txt': redirect('/robots.txt'), '/a': PAGE });
    await expect(fetcher().fetch(`${loop.address}/a`)).resolves.toMatchObject({ ending: '.html' });
  });

  it('forbids all where it breaks off', async () => {
    const { address } = await serveSite({
      '/robots.txt': (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('User-agent');
        setTimeout(() => response.destroy(), 20);
      },
      '/a': PAGE,
    });
    const { kind } = await faultOf(fetcher().fetch(`${address}/a`));
    expect(['robots-unreachable', 'unreachable']).toContain(kind);
  });
});

it('tells the same of the same bytes', async () => {
  const { address } = await serveSite({ '/a': PAGE });
  const hashes = [1, 2].map(async () => {
    const { bytes } = await fetcher().fetch(`${address}/a`);
    return createHash('sha256').update(bytes).digest('hex');
  });
  const [first, second] = await Promise.all(hashes);
  expect(first).toBe(second);
});
