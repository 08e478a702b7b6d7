import { fastify } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Evidence } from '../library/evidence.ts';
import type { Log } from '../serving/log.ts';
import type { QuestionQueue } from '../serving/question-queue.ts';
import { Admission } from './admission.ts';
import type { Check, HttpApp, HttpContext, Routes } from './http-context.ts';
import { askRoutes } from './routes/ask-routes.ts';
import type { HttpSettings } from './settings.ts';

/** A body is a question and some words around it. */
const BODY_BYTES = 16 * 1024;
const ANSWER_WITHIN_MS = 30_000;

export interface HttpServerOptions {
  readonly evidence: Evidence;
  readonly check: Check;
  /** Shared by all faces of a process, since they share the models. */
  readonly queue: QuestionQueue;
  readonly settings: HttpSettings;
  readonly log: Log;
  /** Milliseconds. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** What listens, and how it ends. */
export interface HttpServer {
  readonly app: HttpApp;
  /** @returns the address that it listens on, as `http://127.0.0.1:8787` */
  readonly listen: () => Promise<string>;
  /** Takes no more requests, lets those under way end, for some seconds at most, and closes. */
  readonly close: () => Promise<void>;
}

/** All doors over HTTP, in their order. */
const ROUTES: readonly Routes[] = [askRoutes];

/** The server with all its routes; it listens once it is told to. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { evidence, check, queue, settings, log, now = Date.now } = options;
  const { questionsPerClient, host, port } = settings;
  const admission = new Admission({ queue, questionsPerClient, now });
  const context: HttpContext = { evidence, check, admission, settings, log, now };
  const app: HttpApp = fastify({
    bodyLimit: BODY_BYTES,
    handlerTimeout: ANSWER_WITHIN_MS,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  for (const routes of ROUTES) {
    await app.register(async (part: HttpApp) => routes(part, context));
  }
  return {
    app,
    listen: () => app.listen({ host, port }),
    close: () => app.close(),
  };
}
