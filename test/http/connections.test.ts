import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { requireAddress, type HttpServer } from '../../src/http/create-server.ts';
import { DEFAULT_LIMITS } from '../../src/http/limits.ts';
import { PROBLEM_TYPE, problemSchema } from '../../src/http/problem.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import { answered, fakeAnswerer } from '../builders/answers.ts';
import { heldBack, httpServer, keptLog } from './http-server.ts';

const open: HttpServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function listening(given: Parameters<typeof httpServer>[0] = {}) {
  const server = await httpServer(given);
  open.push(server);
  const address = await server.listen();
  return { server, address, port: Number(new URL(address).port) };
}

/** All that a server sends back to these bytes until it closes the connection. */
async function sent(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return received;
}

function problemIn(response: string) {
  const [head = '', body = ''] = response.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain(`content-type: ${PROBLEM_TYPE}`);
  expect(head.toLowerCase()).toContain('connection: close');
  const problem = problemSchema.parse(JSON.parse(body));
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${problem.status} `));
  return problem;
}

const request = (body: string, headers = ''): string =>
  `POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const QUESTION = JSON.stringify({ question: 'Wann?' });

async function ask(address: string, signal: AbortSignal | null = null): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/v1/ask`, { method: 'POST', headers, body: QUESTION, signal });
  await response.arrayBuffer();
  return response.status;
}

describe('what is no request', () => {
  it.each([
    ['no HTTP', 'hello there\r\n\r\n', 400],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001', 400],
    [
      'two lengths',
      'POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na',
      400,
    ],
    [
      'a length and chunks',
      'POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'a header over two lines',
      'GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\nBad Header: x\r\n\r\n',
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address without end', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
    ['no host', 'GET /v1/articles HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    [
      'another host in its address',
      'GET http://evil.example/v1/articles HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      421,
    ],
    [
      'two hosts',
      'GET /v1/articles HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      400,
    ],
    [
      'a method that wants a body, without one',
      'QUERY /v1/ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      415,
    ],
    [
      'a method that there is not',
      'BREW /v1/ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      400,
    ],
  ])('is refused with a problem document, and the connection closed: %s', async (_what, text, status) => {
    const { port, address } = await listening();
    expect(problemIn(await sent(port, text)).status).toBe(status);
    expect(await ask(address)).toBe(200);
  });

  it('is refused before it was sent, where it says that it is too large', async () => {
    const { port } = await listening();
    const head = request('').replace('Content-Length: 0', 'Content-Length: 1000000');
    expect(problemIn(await sent(port, `${head}{"question": "`))).toMatchObject({ status: 413 });
  });
});

describe('a client that is slow', () => {
  const limits = { ...DEFAULT_LIMITS, headersWithin: 150, requestWithin: 300, lookEvery: 20 };

  it.each([
    ['says nothing', ''],
    ['sends half a line', 'POST /v1/a'],
    ['sends half its headers', 'POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nX-'],
    ['sends half its body', request(QUESTION).slice(0, -5)],
  ])('is told with 408, and its connection closed: one that %s', async (_what, text) => {
    const { port, address } = await listening({ limits });
    expect(problemIn(await sent(port, text)).status).toBe(408);
    expect(await ask(address)).toBe(200);
  });
});

describe('a client that goes away', () => {
  it('in the midst of its body leaves nothing in the log', async () => {
    const log = keptLog();
    const { address, port, server } = await listening({ log });
    const socket = connect(port, '127.0.0.1');
    const [accepted] = await once(server.app.server, 'connection');
    const arrived = once(server.app.server, 'request');
    socket.write(request(QUESTION).slice(0, -5));
    await arrived;
    socket.destroy();
    await once(accepted, 'close');
    expect(await ask(address)).toBe(200);
    expect(log.entries.map(({ level }) => level)).toEqual(['info']);
  });

  it('withdraws its question where that has not begun, and is missed by nobody', async () => {
    const log = keptLog();
    const { answerer, release } = heldBack();
    const news = new EventEmitter();
    const queue = new QuestionQueue(5);
    const reserve = queue.reserve.bind(queue);
    queue.reserve = (options) => {
      news.emit('reserved');
      return reserve(options);
    };
    const { address } = await listening({ answerer, log, queue });
    const controller = new AbortController();
    const first = ask(address);
    await answerer.untilAsked(1);
    const second = expect(ask(address, controller.signal)).rejects.toThrow(/abort/);
    await once(news, 'reserved');
    controller.abort();
    await second;
    await log.until('a question was withdrawn before it had its answer');
    release();
    expect(await first).toBe(200);
    answerer.answerWith(({ question }) => answered({ question }));
    expect(await ask(address)).toBe(200);
    expect(answerer.asked).toHaveLength(2);
    expect(log.entries.map(({ level, fields }) => [level, fields])).toEqual([
      ['info', { via: 'http', because: 'client-gone' }],
      ['info', expect.objectContaining({ outcome: 'answered' })],
      ['info', expect.objectContaining({ outcome: 'answered' })],
    ]);
  });
});

describe('a client that asks without end and reads nothing', () => {
  const get = 'GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n';

  it('is cut off where it asks for more at once than any client does', async () => {
    const log = keptLog();
    const { port, address } = await listening({ log });
    expect(await sent(port, get.repeat(500))).toBe('');
    expect(await ask(address)).toBe(200);
    expect(log.entries.map(({ level }) => level)).toEqual(['info']);
  });

  it('is cut off where it reads nothing of its answer', async () => {
    const answerer = fakeAnswerer(() => answered({ understoodWith: 'x'.repeat(16_000_000) }));
    const { port, server } = await listening({ answerer, limits: { ...DEFAULT_LIMITS, idle: 200 } });
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    const [accepted] = await once(server.app.server, 'connection');
    const closed = once(accepted, 'close');
    socket.pause().write(request(QUESTION));
    await closed;
    socket.destroy();
  });

  it('keeps no stop waiting for those of its requests whose turn never came', async () => {
    const { answerer } = heldBack();
    const limits = { ...DEFAULT_LIMITS, stopWithin: 60_000 };
    const { port, server } = await listening({ answerer, limits });
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write(request(QUESTION).repeat(3));
    await answerer.untilAsked(1);
    socket.destroy();
    await server.close();
  });
});

describe('a thousand connections', () => {
  it('stand open, while others are answered', async () => {
    const { port, address, server } = await listening();
    const sockets = Array.from({ length: 1_000 }, () => connect(port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) socket.on('error', () => undefined);
    for (const socket of sockets.slice(0, 500)) socket.write('POST /v1/ask HTTP/1.1\r\n');
    expect(await ask(address)).toBe(200);
    expect(await ask(address)).toBe(200);
    await server.close();
  });

  it('are as many as the limits say, and more are turned away', async () => {
    const { port } = await listening({ limits: { ...DEFAULT_LIMITS, connections: 2 } });
    const held: Socket[] = [];
    for (let i = 0; i < 2; i++) {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      await once(socket, 'connect');
      held.push(socket);
    }
    expect(await sent(port, request(QUESTION))).toBe('');
    for (const socket of held) socket.destroy();
  });
});

describe('a server that stops', () => {
  it('lets the answer under way end, refuses what comes meanwhile, and closes', async () => {
    const { answerer, release } = heldBack();
    const { address, server, port } = await listening({ answerer });
    const under = ask(address);
    await answerer.untilAsked(1);
    const closed = server.close();
    const refused = await fetch(`${address}/healthz`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('connection')).toBe('close');
    expect(problemSchema.parse(await refused.json()).type).toBe('urn:beleg:problem:stopping');
    release();
    expect(await under).toBe(200);
    await closed;
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow(/fetch failed/);
  });

  it('waits no longer than the limits say, and closes what is idle at once', async () => {
    const answerer = fakeAnswerer(() => new Promise(() => undefined));
    const { address, server, port } = await listening({
      answerer,
      limits: { ...DEFAULT_LIMITS, stopWithin: 30 },
    });
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    const never = expect(ask(address)).rejects.toThrow(/fetch failed|terminated/);
    await answerer.untilAsked(1);
    await server.close();
    await never;
    await server.close();
  });
});

describe('a server that cannot listen', () => {
  it('says that another program has the port', async () => {
    const { port } = await listening();
    const second = await httpServer({ settings: { port } });
    const facts = { kind: 'http-port-in-use', host: '127.0.0.1', port };
    await expect(second.listen()).rejects.toMatchObject({ facts });
    await expect(requireAddress({ host: '127.0.0.1', port })).rejects.toMatchObject({ facts });
  });

  it('leaves an address that is free to who asked for it', async () => {
    const { port, server } = await listening();
    await server.close();
    await requireAddress({ host: '127.0.0.1', port });
    expect((await listening({ settings: { port } })).port).toBe(port);
  });

  it('says that the address is not this machine’s', async () => {
    const settings = { host: '192.0.2.1', apiToken: '0123456789abcdef' };
    await expect((await httpServer({ settings })).listen()).rejects.toMatchObject({
      facts: { kind: 'http-no-such-host', host: '192.0.2.1' },
    });
  });
});
