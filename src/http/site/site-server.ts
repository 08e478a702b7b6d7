import fastifyHelmet from '@fastify/helmet';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { FRONT_PAGE } from '../../publishing/site-files.ts';
import { listedFiles } from '../../publishing/site-folder.ts';
import type { Log } from '../../serving/log.ts';
import { answerProblems } from '../answer-problems.ts';
import { listeningFault } from '../../wording/host/host-fault.ts';
import { bareServer, SECURITY_HEADERS } from '../bare-server.ts';
import type { HttpServer } from '../create-server.ts';
import { guard } from '../guard.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { pagePolicy } from '../page/send-page.ts';
import { Problem } from '../problem.ts';

/** A site is looked at on the machine that wrote it; to everyone else it is published. */
export const THIS_MACHINE = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

interface SiteServerOptions {
  /** Where a site was written. */
  readonly folder: string;
  readonly port: number;
  readonly log: Log;
}

/**
 * Serves a site's folder, as a web server would, to this machine alone. Only what the site's listing names is read, by its whole
 * path: no way of writing an address leads to another file.
 */
export async function createSiteServer({ folder, port, log }: SiteServerOptions): Promise<HttpServer> {
  const app = bareServer({ trustedProxies: [] }, DEFAULT_LIMITS);
  answerProblems(app, log);
  app.setNotFoundHandler(() => {
    throw notFound();
  });
  await app.register(fastifyHelmet, SECURITY_HEADERS);
  app.addHook('onRequest', async (request) => {
    guard(request, { limits: DEFAULT_LIMITS, onlyThisMachine: true, isStopping: () => false });
  });
  app.get('/*', { schema: { hide: true } }, async ({ params }, reply) => {
    const path = pathIn(params);
    const files = await listedFiles(folder);
    if (files?.has(path) !== true) throw notFound();
    return reply
      .headers({ 'content-security-policy': pagePolicy([]), 'cache-control': 'no-cache' })
      .type(TYPES[extname(path)] ?? 'application/octet-stream')
      .send(await readFile(join(folder, path)));
  });
  await app.ready();
  return {
    app,
    listen: () =>
      app.listen({ host: THIS_MACHINE, port }).catch((fault: unknown) => {
        throw listeningFault('http', fault, { host: THIS_MACHINE, port });
      }),
    close: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** The folder itself is its front page. */
function pathIn(params: unknown): string {
  const path: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, '*') : '';
  return typeof path === 'string' && path !== '' ? path : FRONT_PAGE;
}

function notFound(): Problem {
  return new Problem('not-found', {
    detail: 'The site has no such page.',
    remedy: 'Begin at its front page, /.',
  });
}
