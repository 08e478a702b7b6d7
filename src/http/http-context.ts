import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Evidence } from '../library/evidence.ts';
import type { Observer } from '../metrics/observer.ts';
import type { Log } from '../serving/log.ts';
import type { Admission } from './admission.ts';
import type { HttpSettings } from './settings.ts';

/** What every route may use. */
export interface HttpContext {
  readonly evidence: Evidence;
  readonly admission: Admission;
  readonly settings: HttpSettings;
  readonly log: Log;
  readonly observer?: Observer | undefined;
  /** Milliseconds. */
  readonly now: () => number;
}

/** The server, whose routes are typed by their zod schemas. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Adds routes to an encapsulated part of the server: hooks and error handlers that it sets are its own. */
export type Routes = (app: HttpApp, context: HttpContext) => void | Promise<void>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, for the limits. Shown nowhere. */
    clientKey: string;
    /**
     * Aborts when nobody waits for the answer any more: with `ClientGone` where the connection was closed before it was sent, with
     * a Problem where it took too long. Fastify's own `signal` aborts as soon as a body was read.
     */
    withdrawn: AbortSignal;
  }

  interface FastifyContextConfig {
    /**
     * Who may call the route, where there is a token: whoever sends it (`token`), everyone (`open`), or who opens a page (`page`): a
     * browser asks for the token as a password (HTTP Basic, any name), unless the settings make the page public.
     * @default 'token'
     */
    readonly access?: 'token' | 'open' | 'page';
  }
}
