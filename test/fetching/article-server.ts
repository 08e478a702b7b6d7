import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What a server answers by path; a text is a page, and what is not listed is not found. */
export type Site = Readonly<Record<string, string | Handler>>;

interface ArticleServer {
  readonly address: string;
  /** The paths that were asked for, in their order. */
  readonly asked: string[];
}

/** Serves invented articles on this machine alone until the test ends. */
export async function serveSite(site: Site, host = '127.0.0.1'): Promise<ArticleServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const served = site[path];
    if (typeof served === 'function') return served(request, response);
    if (served === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(served);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const listening = server.address();
  const port = typeof listening === 'object' ? listening?.port : undefined;
  return { address: `http://${host}:${port}`, asked };
}

/** A handler that redirects. */
export function redirect(to: string, status = 302): Handler {
  return (_request, response) => response.writeHead(status, { location: to }).end();
}

/** A handler that answers with a status, headers and a body. */
export function answer(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Handler {
  return (_request, response) => response.writeHead(status, headers).end(body);
}
