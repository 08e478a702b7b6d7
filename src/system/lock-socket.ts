import { open } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { systemCode } from './file-fault.ts';
import { sha256 } from './sha256.ts';

/* The sockets by which a file is locked: what they are called, and who listens. */

/** Another process that claims the same file: its number, as it sees itself. */
export interface Claimant {
  readonly process: number | undefined;
}

export function claimNames(file: string): { readonly hidden: string; readonly listed: string } {
  const id = `${process.pid}-${randomBytes(6).toString('hex')}`;
  return { hidden: `${file}.claim-${id}`, listed: `${file}.lock-${id}` };
}

export function claimantOf(name: string): Claimant {
  const [, number] = /\.lock-(\d+)-[0-9a-f]+$/.exec(name) ?? [];
  return { process: number === undefined ? undefined : Number(number) };
}

export function elsewhereOf(folder: string, file: string): string {
  return `${digits(folder)}-${file}`;
}

export function pipeOf(folder: string, file: string): string {
  return `\\\\.\\pipe\\beleg-${digits(folder)}-${file}`;
}

/** Tells folders apart in a name. */
function digits(folder: string): string {
  return sha256(folder).slice(0, 12);
}

/** Node.js cuts off what is longer than the operating system takes for a socket; none takes less than this, in bytes. */
const SOCKET_PATH_BYTES = 103;

export function isTooLong(path: string): boolean {
  return Buffer.byteLength(path) > SOCKET_PATH_BYTES;
}

/** Does work with a path to the folder that is short enough for this name in it: Linux has one for each open folder. */
export async function inShort<T>(
  folder: string,
  name: string,
  work: (short: string) => Promise<T>,
): Promise<T> {
  if (!isTooLong(join(folder, name))) return work(folder);
  const handle = await open(folder);
  try {
    return await work(`/proc/self/fd/${handle.fd}`);
  } finally {
    await handle.close();
  }
}

/** Listens for the sake of being found. Keeps no process running. */
export function listen(path: string): Promise<Server> {
  const server = createServer((connection) => connection.destroy()).unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Another user's bot has to be able to ask.
    server.listen({ path, readableAll: true, writableAll: true }, () => {
      // A connection that could not be taken changes nothing: it was answered.
      server.on('error', () => undefined);
      resolve(server);
    });
  });
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Whether nobody listens there any more. */
export function isLeft(fault: string | undefined): boolean {
  return fault === 'ECONNREFUSED' || fault === 'ENOENT';
}

/** Undefined where somebody listens: the operating system answers for a process that is busy or halted. */
export function connectionFault(socket: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(undefined);
    });
    connection.once('error', (fault) => resolve(systemCode(fault)));
  });
}
