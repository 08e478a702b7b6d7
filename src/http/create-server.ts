import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Evidence } from '../library/evidence.ts';
import type { Observer } from '../metrics/observer.ts';
import type { Log } from '../serving/log.ts';
import type { QuestionQueue } from '../serving/question-queue.ts';
import { accessBy } from './access.ts';
import { Admission } from './admission.ts';
import { answerProblems } from './answer-problems.ts';
import { listeningFault } from '../wording/host/host-fault.ts';
import { bareServer, corsFor, SECURITY_HEADERS } from './bare-server.ts';
import { chatRoutes } from './chat/chat-routes.ts';
import { guard } from './guard.ts';
import type { HttpApp, HttpContext, Routes } from './http-context.ts';
import { takeJsonBodies } from './json-body.ts';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.ts';
import { describeRoutes } from './openapi.ts';
import { answerWithPages } from './page/page-problems.ts';
import { pageRoutes } from './page/page-routes.ts';
import { articleRoutes } from './routes/article-routes.ts';
import { askRoutes } from './routes/ask-routes.ts';
import { checkRoutes } from './routes/check-routes.ts';
import { serviceRoutes } from './routes/service-routes.ts';
import { RunningRequests } from './running-requests.ts';
import { requireToken, type HttpSettings } from './settings.ts';
import { unknownRoutes } from './unknown-routes.ts';
import { ClientGone, withdrawalOf } from './withdrawal.ts';

/** All doors over HTTP. */
const ROUTES: readonly Routes[] = [
  askRoutes,
  articleRoutes,
  checkRoutes,
  serviceRoutes,
  chatRoutes,
  pageRoutes,
];

export interface HttpServerOptions {
  readonly evidence: Evidence;
  /** Shared by all faces of a process, since they share the models. */
  readonly queue: QuestionQueue;
  /** How many places in the queue are left to other faces. @default 0 */
  readonly leaving?: number | undefined;
  readonly settings: HttpSettings;
  readonly log: Log;
  /** Hears what becomes of questions, where someone wants to know. */
  readonly observer?: Observer | undefined;
  /** Milliseconds. @default Date.now */
  readonly now?: (() => number) | undefined;
  readonly limits?: HttpLimits | undefined;
}

/** What listens, and how it ends. */
export interface HttpServer {
  readonly app: HttpApp;
  /**
   * @returns the address that it listens on, as `http://127.0.0.1:8787`
   * @throws HostFault where it cannot
   */
  readonly listen: () => Promise<string>;
  /** Takes no more requests, lets those under way end, for some seconds at most, and closes. */
  readonly close: () => Promise<void>;
}

/**
 * The server with all its routes; it listens once it is told to.
 * @throws HostFault where others than this machine would reach it and it has no token to ask them for
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { evidence, queue, leaving = 0, settings, log, now = Date.now, limits = DEFAULT_LIMITS } = options;
  const { observer } = options;
  const { host, port, apiToken, questionsPerClient, allowedOrigins } = settings;
  requireToken(settings);
  const running = new RunningRequests();
  const access = accessBy(settings);
  const app = bareServer(settings, limits);
  answerProblems(app, log);
  takeJsonBodies(app);
  const refuseUnknown = unknownRoutes(app);
  await describeRoutes(app, { wantsToken: apiToken !== undefined });
  await app.register(fastifyHelmet, SECURITY_HEADERS);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (running.watch(request.raw, reply.raw) > limits.requestsAtOnce) {
      request.raw.socket.destroy();
      throw new ClientGone('the connection asked for more at once than any client does');
    }
    request.withdrawn = withdrawalOf(reply.raw, limits.answerWithin);
    guard(request, {
      limits,
      onlyThisMachine: apiToken === undefined,
      isStopping: () => running.isStopping,
    });
  });
  // A browser asks what it may before it sends the token.
  if (allowedOrigins.length > 0) await app.register(fastifyCors, corsFor(allowedOrigins));
  app.addHook('onRequest', async (request) => {
    // Of a connection that was closed nothing tells whose it was.
    if (request.raw.socket.destroyed) throw new ClientGone('the connection was closed');
    request.clientKey = await access(request);
  });
  const admission = new Admission({ queue, leaving, questionsPerClient, now });
  const context: HttpContext = { evidence, admission, settings, log, observer, now };
  for (const routes of ROUTES) await app.register(async (part: HttpApp) => routes(part, context));
  // Whoever comes where there is nothing may be a person with a browser.
  await app.register(async (part: HttpApp) => {
    answerWithPages(part, context);
    part.setNotFoundHandler(refuseUnknown);
  });
  await app.ready();
  return {
    app,
    listen: () =>
      app.listen({ host, port }).catch((fault: unknown) => {
        throw listeningFault('http', fault, { host, port });
      }),
    close: async () => {
      await running.stop(limits.stopWithin);
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/**
 * Whether it can be listened there, asked before the index is opened, which may take minutes the first time.
 * @throws HostFault where it cannot
 */
export async function requireAddress({ host, port }: Pick<HttpSettings, 'host' | 'port'>): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen({ host, port }), 'listening');
  } catch (fault) {
    throw listeningFault('http', fault, { host, port });
  }
  probe.close();
  await once(probe, 'close');
}
