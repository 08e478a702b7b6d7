import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { DiscordError, refusals } from './discord-error.ts';
import type { Fault, Faults } from './faults.ts';
import { matchRoute, type Answer, type RouteMatch } from './router.ts';
import { routes, type RouteName } from './routes.ts';

const API_PREFIX = /^\/api(?:\/v10)?(?=\/)/u;

interface IncomingCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly text: string;
}

interface RestOptions {
  readonly token: string;
  readonly faults: Faults;
  /** The parts of the stand-in; a function, because the gateway needs the server before there are any. */
  readonly core: () => Core;
}

/** Discord's REST API on a server of its own, not yet listening. */
export function createRestServer(options: RestOptions): Server {
  return createServer((request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      // Whoever called is gone: nothing was asked.
      if (!request.complete) return;
      // A fault of the stand-in itself must not pass for one of Discord's.
      options.core().journal.addViolation({
        request: `${request.method} ${request.url}`,
        code: -1,
        message: `The stand-in failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        body: undefined,
      });
      response.destroy();
    });
  });
}

async function serve(
  options: RestOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await readCall(request);
  const match = matchRoute(routes, call);
  const fault =
    match === undefined ? undefined : options.faults.take(match.route.name, `${call.method} ${call.path}`);
  if (fault?.kind === 'drop') {
    drop(request, fault.by);
    return;
  }
  await waitFor(fault);
  const answer = faultyAnswer(fault, call.text) ?? answerCall(options, call, match);
  const core = options.core();
  core.journal.addRequest({
    method: call.method,
    path: call.path,
    route: match?.route.name,
    body: readJson(call.text),
    status: answer.status,
    at: core.clock.now(),
  });
  if (fault?.kind === 'hold answer') await fault.until;
  if (fault?.kind === 'drop answer') drop(request, fault.by);
  else send(response, answer);
}

function drop(request: IncomingMessage, by: 'reset' | 'close' = 'close'): void {
  if (by === 'reset') request.socket.resetAndDestroy();
  else request.socket.destroy();
}

async function readCall(request: IncomingMessage): Promise<IncomingCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? 'GET',
    path: url.pathname.replace(API_PREFIX, ''),
    query: url.searchParams,
    authorization: request.headers.authorization,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

async function waitFor(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'hold') await fault.until;
  if (fault?.kind === 'delay') await sleep(fault.milliseconds);
}

interface HttpAnswer extends Answer {
  readonly headers?: Readonly<Record<string, string>>;
}

function faultyAnswer(fault: Fault | undefined, text: string): HttpAnswer | undefined {
  if (fault?.kind === 'status') {
    const { status, code = 0, quotes = false, field = quotes ? 'data' : undefined } = fault;
    const message = quotes ? `Value ${text} is wrong` : 'injected';
    const errors = field && { [field]: { _errors: [{ code: 'BASE_TYPE_CHOICES', message }] } };
    return { status, body: { code, message: `${status}: injected`, ...(errors && { errors }) } };
  }
  if (fault?.kind !== 'rate limit') return undefined;
  const isGlobal = fault.global ?? false;
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: fault.retryAfterSeconds, global: isGlobal },
    headers: {
      'retry-after': String(fault.retryAfterSeconds),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

function answerCall(
  options: RestOptions,
  call: IncomingCall,
  match: RouteMatch<RouteName> | undefined,
): Answer {
  const core = options.core();
  const label = `${call.method} ${call.path}`;
  const body = readJson(call.text);
  try {
    if (match === undefined) throw refusals.notFound();
    const { route, params } = match;
    if (route.needsBotToken !== false && call.authorization !== `Bot ${options.token}`)
      throw refusals.unauthorized();
    if (call.text !== '' && body === undefined) throw refusals.invalidJson();
    const param = (name: string): string => params.get(name) ?? '';
    return route.handle({ core, label, query: call.query, body, param });
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    // A wrong token is a configuration that the bot must report, not a request it should have phrased otherwise.
    if (error.status !== 401) {
      core.journal.addViolation({ request: label, code: error.code, message: describe(error), body });
    }
    return { status: error.status, body: error.toBody() };
  }
}

function describe(error: DiscordError): string {
  const details = error.issues.map(({ path, code, message }) => `${path.join('.')}: ${message} (${code})`);
  return [error.message, ...details].join('; ');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: HttpAnswer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
