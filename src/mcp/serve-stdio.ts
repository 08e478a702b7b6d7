import { Writable, type Readable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';
import type { Log } from '../serving/log.ts';
import type { BelegMcpServer } from './create-mcp-server.ts';

interface StdioOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Resolves when the process is told to stop. */
  readonly stopped: Promise<void>;
  /** Hears that the end has begun: calls under way are still answered. */
  readonly onEnding: () => void;
  readonly log: Log;
}

/**
 * Serves the one client at the other end of the pipes until it closes its own or goes, or until `stopped`; what it called before
 * is answered first, where it can still hear that.
 */
export async function serveStdio(
  { server, settled }: BelegMcpServer,
  { input, output, stopped, onEnding, log }: StdioOptions,
): Promise<void> {
  const ended = new Promise<{ readonly hears: boolean }>((resolve) => {
    input.once('end', () => resolve({ hears: true }));
    void stopped.then(() => resolve({ hears: true }));
    output.once('error', (fault) => {
      log.warn({ err: fault }, 'the client takes nothing more');
      resolve({ hears: false });
    });
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it is no EventTarget
    server.server.onclose = () => resolve({ hears: false });
  });
  // What cannot be understood is no call, and nobody waits for its answer.
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it is no EventTarget
  server.server.onerror = (fault) => log.warn({ reason: reasonOf(fault) }, 'a message could not be handled');
  await server.connect(new StdioServerTransport(input, output));
  const { hears } = await ended;
  onEnding();
  if (hears) await settled();
  await server.close();
}

/** Without what stood in the message: the SDK says that behind a colon. */
function reasonOf(fault: Error): string {
  const isOfParser = fault instanceof SyntaxError || fault instanceof z.core.$ZodError;
  return isOfParser ? 'it is none of the protocol' : (fault.message.split(':', 1)[0] ?? '');
}

/** Where a process writes: what is bound to it may be put in the place of its `write`. */
type ProcessOutput = Pick<NodeJS.WriteStream, 'write'>;

/**
 * Takes standard output for the protocol alone. Whatever else writes to it, as a library does by `console.log`, writes to
 * `others` from then on: one line of it would break the protocol.
 */
export function protocolOutput(stdout: ProcessOutput, others: ProcessOutput): Writable {
  const write = stdout.write.bind(stdout);
  stdout.write = others.write.bind(others);
  return new Writable({
    decodeStrings: false,
    write: (chunk: Uint8Array | string, _encoding, done) => void write(chunk, done),
  });
}
