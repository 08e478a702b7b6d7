import { fastify } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { refuseBadAddress, refuseUnreadable } from './answer-problems.ts';
import type { HttpApp } from './http-context.ts';
import type { HttpLimits } from './limits.ts';
import type { HttpSettings } from './settings.ts';

/** The server with its limits, and what it says to that which is no request. */
export function bareServer(
  { trustedProxies }: Pick<HttpSettings, 'trustedProxies'>,
  limits: HttpLimits,
): HttpApp {
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestWithin,
    keepAliveTimeout: limits.idle,
    connectionTimeout: limits.idle,
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
    clientErrorHandler: (fault, socket) => refuseUnreadable(fault, socket, limits),
    frameworkErrors: refuseBadAddress,
  }).withTypeProvider<ZodTypeProvider>();
  app.server.maxConnections = limits.connections;
  app.decorateRequest('withdrawn');
  app.decorateRequest('clientKey', '');
  return app;
}

/** An answer of the API is never shown as a page; what is one says so by headers of its own. */
export const SECURITY_HEADERS = {
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

/** Which sites' scripts may ask, and how. */
export function corsFor(allowedOrigins: readonly string[]) {
  return {
    origin: [...allowedOrigins],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after'],
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  };
}
