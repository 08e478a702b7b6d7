import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createMcpServer } from '../../src/mcp/create-mcp-server.ts';
import { protocolOutput, serveStdio } from '../../src/mcp/serve-stdio.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import type { Answerer } from '../../src/answering/answer.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { evidenceOf } from '../builders/evidence.ts';
import { heldAnswerer } from '../discord/bot/gate.ts';
import { keptLog } from './mcp-client.ts';

const NEVER = new Promise<void>(() => undefined);
const INITIALIZE = {
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '0' } },
};
const asking = (id: number) => ({
  id,
  method: 'tools/call',
  params: { name: 'ask', arguments: { question: 'Wann?' } },
});

/** A server on pipes, and what came out of them in the end. */
function served(answerer: Answerer = fakeAnswerer(), output = new PassThrough()) {
  const [input, { log, entries }] = [new PassThrough(), keptLog()];
  const mcp = createMcpServer({
    opened: async () => evidenceOf(answerer),
    queue: new QuestionQueue(20),
    log,
    logQuestions: false,
    version: '1.2.3',
  });
  const stopping = new AbortController();
  const stopped = Promise.race([once(stopping.signal, 'abort').then(() => undefined), NEVER]);
  const over = serveStdio(mcp, { input, output, stopped, onEnding: () => undefined, log });
  const send = (message: object): void =>
    void input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const answers = async (): Promise<readonly { id: number }[]> => {
    await over;
    output.end();
    const lines = (await text(output)).trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  };
  return { input, entries, over, send, answers, stop: () => stopping.abort() };
}

/** Keeps in a list what is written. */
const into = (lines: string[]) =>
  new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });

describe('a server on standard input and output', () => {
  it('answers what it was asked before its input ended, and ends', async () => {
    const { input, send, answers } = served();
    for (const message of [INITIALIZE, asking(1), asking(2)]) send(message);
    input.end();
    expect((await answers()).map(({ id }) => id)).toEqual([0, 1, 2]);
  });

  it('answers what is under way when it is told to stop', async () => {
    const { answerer, open } = heldAnswerer();
    const { send, stop, answers } = served(answerer);
    for (const message of [INITIALIZE, asking(1)]) send(message);
    await answerer.untilAsked(1);
    stop();
    open();
    expect((await answers()).map(({ id }) => id)).toEqual([0, 1]);
  });

  it('waits for no answer that its client cannot hear any more', async () => {
    const gone = Object.assign(new PassThrough(), {
      write: () => {
        gone.destroy(new Error('EPIPE'));
        return false;
      },
    });
    const { answerer } = heldAnswerer();
    const { send, over } = served(answerer, gone);
    for (const message of [asking(1), INITIALIZE]) send(message);
    await over;
  });

  it('goes on after lines that are no messages, and repeats none of them in the log', async () => {
    const { input, entries, send, answers } = served();
    send(INITIALIZE);
    input.write('secret\n{"secret": 1}\n\n');
    send(asking(1));
    input.end();
    expect((await answers()).map(({ id }) => id)).toEqual([0, 1]);
    const unread = entries.filter(({ level }) => level === 40);
    const reason = 'it is none of the protocol';
    expect(unread).toMatchObject([{ reason }, { reason }, { reason }]);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  it('ends at a line that is longer than any message', async () => {
    const { input, over } = served();
    input.write(Buffer.alloc(11_000_000, 'x'));
    await over;
  });
});

describe('standard output', () => {
  it('holds the protocol alone: what else is written to it goes elsewhere', async () => {
    const [shown, others]: [string[], string[]] = [[], []];
    const [stdout, stderr] = [into(shown), into(others)];
    const protocol = protocolOutput(stdout, stderr);
    stdout.write('a library says something\n');
    protocol.write('{}\n');
    expect([shown, others]).toEqual([['{}\n'], ['a library says something\n']]);
  });
});
