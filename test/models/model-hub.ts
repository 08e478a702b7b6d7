import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the hub does when it is asked for a file: give it, say something else, or break off in the middle. */
type Reply = string | number | { readonly cutOff: string } | { readonly movedTo: string };

export interface ModelHub {
  readonly address: string;
  /** The paths that were asked for, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** A hub on this machine that has these files (path -> what it replies); it closes when the calling test ends. */
export async function startModelHub(files: Readonly<Record<string, Reply>>): Promise<ModelHub> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    reply(response, files[path] ?? 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return { address: `http://127.0.0.1:${portOf(address)}`, requests, close };
}

function reply(response: ServerResponse, what: Reply): void {
  if (typeof what === 'number') {
    response.writeHead(what).end();
  } else if (typeof what === 'string') {
    response.writeHead(200, { 'content-length': Buffer.byteLength(what) }).end(what);
  } else if ('movedTo' in what) {
    response.writeHead(302, { location: what.movedTo }).end();
  } else {
    response.writeHead(200, { 'content-length': what.cutOff.length * 2 });
    response.write(what.cutOff, () => response.destroy());
  }
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the hub has no port');
  return address.port;
}
