import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import { fastify } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Evidence } from '../library/evidence.ts';
import { isThisMachine } from '../models/hub.ts';
import type { Log } from '../serving/log.ts';
import type { QuestionQueue } from '../serving/question-queue.ts';
import { HostFault } from '../wording/host/host-fault.ts';
import { accessBy } from './access.ts';
import { Admission } from './admission.ts';
import { answerProblems, refuseBadAddress, refuseUnreadable } from './answer-problems.ts';
import { chatRoutes } from './chat/chat-routes.ts';
import { guard } from './guard.ts';
import type { HttpApp, HttpContext, Routes } from './http-context.ts';
import { takeJsonBodies } from './json-body.ts';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.ts';
import { listeningFault } from './listening-fault.ts';
import { describeRoutes } from './openapi.ts';
import { articleRoutes } from './routes/article-routes.ts';
import { askRoutes } from './routes/ask-routes.ts';
import { checkRoutes } from './routes/check-routes.ts';
import { serviceRoutes } from './routes/service-routes.ts';
import { RunningRequests } from './running-requests.ts';
import type { HttpSettings } from './settings.ts';
import { refuseUnknownRoutes } from './unknown-routes.ts';
import { withdrawalOf } from './withdrawal.ts';

/** All doors over HTTP. */
const ROUTES: readonly Routes[] = [askRoutes, articleRoutes, checkRoutes, serviceRoutes, chatRoutes];

export interface HttpServerOptions {
  readonly evidence: Evidence;
  /** Shared by all faces of a process, since they share the models. */
  readonly queue: QuestionQueue;
  /** How many places in the queue are left to other faces. @default 0 */
  readonly leaving?: number | undefined;
  readonly settings: HttpSettings;
  readonly log: Log;
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
  const { host, port, apiToken, questionsPerClient, allowedOrigins } = settings;
  requireToken(settings);
  const running = new RunningRequests();
  const access = accessBy(settings);
  const app = bareServer(settings, limits);
  answerProblems(app, log);
  takeJsonBodies(app);
  refuseUnknownRoutes(app);
  await describeRoutes(app, { wantsToken: apiToken !== undefined });
  await app.register(fastifyHelmet, SECURITY_HEADERS);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    running.watch(reply.raw);
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
    request.clientKey = await access(request);
  });
  const admission = new Admission({ queue, leaving, questionsPerClient, now });
  const context: HttpContext = { evidence, admission, settings, log, now };
  for (const routes of ROUTES) await app.register(async (part: HttpApp) => routes(part, context));
  await app.ready();
  return {
    app,
    listen: () =>
      app.listen({ host, port }).catch((fault: unknown) => {
        throw listeningFault(fault, { host, port });
      }),
    close: async () => {
      await running.stop(limits.stopWithin);
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/**
 * Whoever reaches a server from elsewhere must be asked for a token.
 * @throws HostFault where there is none and others than this machine would reach it
 */
export function requireToken({ apiToken, host }: Pick<HttpSettings, 'apiToken' | 'host'>): void {
  if (apiToken === undefined && !isThisMachine(host)) throw new HostFault({ kind: 'http-needs-token', host });
}

/** The server with its limits, and what it says to that which is no request. */
function bareServer({ trustedProxies }: HttpSettings, limits: HttpLimits): HttpApp {
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestWithin,
    keepAliveTimeout: limits.idle,
    maxRequestsPerSocket: limits.requestsPerConnection,
    // A name that is too long names nothing, and is told so.
    routerOptions: { maxParamLength: limits.addressCharacters },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    return503OnClosing: false,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersWithin,
      connectionsCheckingInterval: limits.lookEvery,
      // Told by the guard, in a problem document.
      requireHostHeader: false,
    },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: refuseBadAddress,
  }).withTypeProvider<ZodTypeProvider>();
  app.server.maxConnections = limits.connections;
  app.decorateRequest('withdrawn');
  app.decorateRequest('clientKey', '');
  return app;
}

/** An answer of the API is never shown as a page; what is one says so by headers of its own. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  // Told by who holds the certificate.
  strictTransportSecurity: false,
} as const;

const PREFLIGHT_SECONDS = 600;

function corsFor(allowedOrigins: readonly string[]) {
  return {
    origin: [...allowedOrigins],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after'],
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  };
}
