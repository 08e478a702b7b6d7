import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteServer } from '../../src/http/site/site-server.ts';
import type { HttpServer } from '../../src/http/create-server.ts';
import { siteFiles } from '../../src/publishing/site-files.ts';
import { listedFiles } from '../../src/publishing/site-folder.ts';
import { writeSite } from '../../src/publishing/write-site.ts';
import { indexOf } from '../builders/answers.ts';
import { ARTICLES } from '../pages/page-samples.ts';
import { keptLog } from './http-server.ts';

let parent: string;
let folder: string;
let server: HttpServer;
let port: number;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beleg-site-server-'));
  folder = join(parent, 'site');
  await writeSite(
    folder,
    siteFiles(indexOf(ARTICLES), { language: 'de', site: undefined, isFindable: false }),
  );
  await writeFile(join(parent, 'secret.html'), 'secret');
  server = await createSiteServer({ folder, port: 0, log: keptLog() });
  port = Number(new URL(await server.listen()).port);
});

afterAll(async () => {
  await server?.close();
  await rm(parent, { recursive: true, force: true });
});

interface Got {
  readonly status: number;
  readonly type: string | undefined;
  readonly policy: string | undefined;
  readonly body: string;
}

/** What an address gives, which is sent as it is written here. */
function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'],
          policy: String(response.headers['content-security-policy']),
          body,
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('a site that is served', () => {
  it('is read at its front page and at each page of an article', async () => {
    const [front, page] = [await get('/'), await get('/articles/karten.html?from=somewhere')];
    expect(front).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(front.body).toContain('articles/karten.html');
    expect(page.body).toContain('id="s3"');
    expect(page.policy).toMatch(/^default-src 'none'; style-src 'self'/u);
    expect(await get('/index.html')).toEqual(front);
  });

  it('gives each file as what it is', async () => {
    const types: Record<string, string | undefined> = {};
    for (const path of (await listedFiles(folder)) ?? [])
      types[/\.\w+$/u.exec(path)?.[0] ?? ''] = (await get(`/${path}`)).type;
    expect(types).toEqual({
      '.html': 'text/html; charset=utf-8',
      '.css': 'text/css; charset=utf-8',
      '.svg': 'image/svg+xml',
      '.json': 'application/json; charset=utf-8',
    });
  });

  it.each([
    '/secret.html',
    '/../secret.html',
    '/articles/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/articles/..%2f..%2fsecret.html',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/index.html%00.css',
    '/articles',
    '/articles/',
    '/articles/gone.html',
    '/__proto__',
    '/constructor',
  ])('has nothing at %s', async (path) => {
    const got = await get(path);
    expect(got.status).toBe(404);
    expect(got.body).not.toMatch(/secret<|root:/u);
  });

  it('refuses an address that cannot be read, and a name of another machine', async () => {
    expect((await get('/%E0%A4%A')).status).toBe(400);
    expect((await get('/', { host: 'rebound.example' })).status).toBe(421);
  });

  it('is that which was written last', async () => {
    await writeSite(
      folder,
      siteFiles(indexOf(ARTICLES.slice(0, 1)), { language: 'de', site: undefined, isFindable: false }),
    );
    expect((await get('/articles/karten.html')).status).toBe(404);
    expect((await get('/articles/buecherei.html')).status).toBe(200);
  });

  it('has its port alone', async () => {
    const second = await createSiteServer({ folder, port, log: keptLog() });
    await expect(second.listen()).rejects.toMatchObject({
      facts: { kind: 'http-port-in-use', host: '127.0.0.1', port },
    });
  });
});
