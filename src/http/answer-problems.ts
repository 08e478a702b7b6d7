import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { logWithReference, type Log } from '../serving/log.ts';
import { LOG_LANGUAGE, worded } from '../wording/fault-words.ts';
import type { HttpApp } from './http-context.ts';
import type { HttpLimits } from './limits.ts';
import { Problem, PROBLEM_TYPE } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { ClientGone } from './withdrawal.ts';

/**
 * The problem that a fault is to whoever sent the request. What nobody foresaw is logged under a reference, which is all that is
 * told of it.
 * @returns undefined where nobody is there to be told
 */
export function toldProblem(fault: unknown, request: FastifyRequest, log: Log): Problem | undefined {
  // A connection that ends within a body is what reading that body fails with.
  if (fault instanceof ClientGone || fault === request.raw.errored) return undefined;
  const problem = problemOf(fault, request);
  if (problem !== undefined) return problem;
  const doing = `${request.method} ${request.routeOptions.url ?? 'elsewhere'}`;
  const remedy = worded(fault, LOG_LANGUAGE)?.remedy;
  const reference = logWithReference(log, { err: fault, remedy, doing }, 'a request failed');
  return new Problem('fault', {
    detail: 'This could not be done, through no fault of the request.',
    remedy: `Try again later; whoever runs this server finds what happened in its log, beside ${reference}.`,
    reference,
  });
}

/** Answers all that goes wrong below with problem documents. */
export function answerProblems(app: HttpApp, log: Log): void {
  app.setErrorHandler((fault, request, reply) => {
    const problem = toldProblem(fault, request, log);
    if (problem === undefined) return reply.hijack();
    return sendProblem(problem, reply);
  });
}

/** Sends a problem document. */
export function sendProblem(
  problem: Pick<Problem, 'status' | 'headers' | 'json'>,
  reply: FastifyReply,
): FastifyReply {
  // What is still to come of the body is not waited for.
  if (!reply.request.raw.complete) void reply.header('connection', 'close');
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem.json));
}

/** What every problem document has of headers, also where none of the server's hooks ran. */
const PLAIN_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** Answers an address that no route can be looked up by, before any hook. */
export function refuseBadAddress(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem =
    problemOf(fault, request) ?? new Problem('malformed-request', { detail: 'The address cannot be read.' });
  void sendProblem(problem, reply.headers(PLAIN_HEADERS));
}

/** Answers what Node's parser refuses, of which nothing else is known, and closes the connection. */
export function refuseUnreadable(
  fault: Error & { readonly code?: string },
  socket: Duplex,
  limits: Pick<HttpLimits, 'headerBytes'>,
): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, json } = unreadable(fault.code, limits);
  const body = JSON.stringify(json);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(PLAIN_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function unreadable(code: string | undefined, { headerBytes }: Pick<HttpLimits, 'headerBytes'>): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request-late', { detail: 'The request did not arrive as a whole in time.' });
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('headers-too-large', {
      detail: `Address and headers together are larger than ${headerBytes / 1024} kB.`,
    });
  return new Problem('malformed-request', { detail: 'What was sent is no request of HTTP.' });
}
