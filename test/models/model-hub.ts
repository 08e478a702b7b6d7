import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { sha256 } from '../../src/system/sha256.ts';

/** What the hub does when it is asked: give something, say something else, break off, or go on without an end. */
export type Reply =
  | string
  | number
  | { readonly cutOff: string }
  | { readonly unmeasured: string }
  | { readonly movedTo: string }
  | { readonly silent: true }
  | { readonly silentAfter: string }
  | { readonly endless: string };

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

/** The commit that the hub's `main` is at. */
export const COMMIT = 'c0'.repeat(20);

interface Snapshot {
  readonly revision?: string;
  readonly commit?: string;
  /** What the hub lists of a file other than it is. */
  readonly listed?: Readonly<Record<string, object>>;
}

/** The address of the hub's list of files. */
export function listAddress(revision = 'main'): string {
  return `/api/models/owner/a-model/revision/${revision}?blobs=true`;
}

/** The address of a file. */
export function addressOf(file: string, commit = COMMIT): string {
  return `/owner/a-model/resolve/${commit}/${file}`;
}

/** What the hub has of the model `owner/a-model` with these files: its list, with sizes and, of weights, hashes; and the files. */
export function modelOf(
  files: Readonly<Record<string, string>>,
  { revision, commit = COMMIT, listed = {} }: Snapshot = {},
): Record<string, Reply> {
  const siblings = Object.entries(files).map(([rfilename, content]) => ({
    rfilename,
    size: Buffer.byteLength(content),
    ...(rfilename.endsWith('.onnx') ? { lfs: { sha256: sha256(content) } } : {}),
    ...listed[rfilename],
  }));
  return {
    [listAddress(revision)]: JSON.stringify({ id: 'owner/a-model', sha: commit, siblings }),
    ...Object.fromEntries(Object.entries(files).map(([file, content]) => [addressOf(file, commit), content])),
  };
}

function reply(response: ServerResponse, what: Reply): void {
  if (typeof what === 'object' && 'silent' in what) return;
  if (typeof what === 'number') {
    response.writeHead(what).end();
  } else if (typeof what === 'string') {
    response.writeHead(200, { 'content-length': Buffer.byteLength(what) }).end(what);
  } else if ('movedTo' in what) {
    response.writeHead(302, { location: what.movedTo }).end();
  } else if ('unmeasured' in what) {
    response.writeHead(200).end(what.unmeasured);
  } else if ('silentAfter' in what) {
    response.writeHead(200).write(what.silentAfter);
  } else if ('endless' in what) {
    response.writeHead(200);
    const write = (): void => {
      if (!response.destroyed) response.write(what.endless, write);
    };
    write();
  } else {
    response.writeHead(200, { 'content-length': what.cutOff.length * 2 });
    response.write(what.cutOff, () => response.destroy());
  }
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the hub has no port');
  return address.port;
}
