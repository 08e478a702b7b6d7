import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CheckJson } from '../library/check-json.ts';
import type { Evidence } from '../library/evidence.ts';
import type { Log } from '../serving/log.ts';
import type { Admission } from './admission.ts';
import type { HttpSettings } from './settings.ts';

/** Holds the quotations of a text against the articles, or against one of them. */
export type Check = (text: string, articleId?: string) => Promise<CheckJson>;

/** What every route may use. */
export interface HttpContext {
  readonly evidence: Evidence;
  readonly check: Check;
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
