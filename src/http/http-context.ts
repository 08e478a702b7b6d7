import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Evidence } from '../library/evidence.ts';
import type { Log } from '../serving/log.ts';
import type { Admission } from './admission.ts';
import type { HttpSettings } from './settings.ts';

/** What every route may use. */
export interface HttpContext {
  readonly evidence: Evidence;
  readonly admission: Admission;
  readonly settings: HttpSettings;
  readonly log: Log;
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
