import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isThisMachine, namesThisMachine } from '../system/web-address.ts';
import { listeningFault } from '../wording/host/host-fault.ts';
import type { Unready } from './readiness.ts';

/** Where metrics are served. */
export interface MetricsAddress {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

interface ServedMetrics {
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** Undefined while it serves. */
  readonly unready: () => Unready | undefined;
}

/** Whoever watches asks every few seconds, by one connection or two. */
const MOST_CONNECTIONS = 20;
const REQUEST_MS = 3_000;
/** Else Node.js looks for those that say nothing every 30 seconds, and twenty of these would keep all others out for so long. */
const CHECK_MS = 1_000;
const HEADER_BYTES = 8_192;

type Reply = readonly [status: number, contentType: string, body: string];
const JSON_TYPE = 'application/json; charset=utf-8';
const TEXT_TYPE = 'text/plain; charset=utf-8';

/** The server of metrics and health, listening. */
interface MetricsServer {
  /** As `http://127.0.0.1:9464`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves `/metrics`, `/healthz` and `/readyz`.
 * @throws HostFault where it cannot listen there
 */
export async function serveMetrics(
  { host, port }: MetricsAddress,
  served: ServedMetrics,
): Promise<MetricsServer> {
  const isPrivate = isThisMachine(host);
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
    (request, response) => {
      const reply = refusalOf(request, isPrivate) ?? replyTo(pathOf(request), served);
      void Promise.resolve(reply).then(
        (given) => send(request, response, given),
        () => send(request, response, [500, TEXT_TYPE, 'The metrics could not be read.\n']),
      );
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  try {
    await once(server.listen({ host, port }), 'listening');
  } catch (fault) {
    throw listeningFault('metrics', fault, { host, port });
  }
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function replyTo(path: string, { contentType, text, unready }: ServedMetrics): Reply | Promise<Reply> {
  const why = unready();
  switch (path) {
    case '/metrics':
      return text().then((metrics) => [200, contentType, metrics]);
    case '/healthz':
      // As of the server of npm run serve: a process that answers is well, until it is told to stop.
      return why === 'stopping' ? refused(why) : [200, JSON_TYPE, '{"status":"ok"}\n'];
    case '/readyz':
      return why === undefined ? [200, JSON_TYPE, '{"status":"ready"}\n'] : refused(why);
    default:
      return [404, TEXT_TYPE, 'There are /metrics, /healthz and /readyz.\n'];
  }
}

function refused(reason: Unready): Reply {
  return [503, JSON_TYPE, `${JSON.stringify({ status: 'unready', reason })}\n`];
}

/**
 * On a loopback address a name in Host that is none of this machine's is one under which a page elsewhere had the browser of
 * somebody here ask (DNS rebinding).
 */
function refusalOf({ method, headers }: IncomingMessage, isPrivate: boolean): Reply | undefined {
  if (method !== 'GET' && method !== 'HEAD') return [405, TEXT_TYPE, 'Only GET and HEAD are taken.\n'];
  const { host } = headers;
  if (!isPrivate || host === undefined || namesThisMachine(host)) return undefined;
  return [421, TEXT_TYPE, 'This address answers only what is sent to this machine by its own name.\n'];
}

function pathOf({ url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?');
  return path;
}

function send({ method }: IncomingMessage, response: ServerResponse, [status, type, body]: Reply): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  });
  response.end(method === 'HEAD' ? undefined : body);
}
