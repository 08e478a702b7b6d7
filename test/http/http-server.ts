import { QuestionQueue } from '../../src/serving/question-queue.ts';
import type { Answerer } from '../../src/answering/answer.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/create-server.ts';
import type { HttpSettings } from '../../src/http/settings.ts';
import type { Log } from '../../src/serving/log.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { evidenceOf } from '../builders/evidence.ts';

/** As a server on this machine alone is set up. */
export const LOCAL: HttpSettings = {
  host: '127.0.0.1',
  port: 0,
  apiToken: undefined,
  publicPage: false,
  allowedOrigins: [],
  embedOrigins: [],
  trustedProxies: [],
  questionsPerClient: 1_000,
  defaultLanguage: 'de',
  logQuestions: false,
};

/** What was logged, in order. */
export interface KeptLog extends Log {
  readonly entries: readonly { readonly level: string; readonly fields: object; readonly message: string }[];
}

/** A log that keeps its entries. */
export function keptLog(): KeptLog {
  const entries: { level: string; fields: object; message: string }[] = [];
  const entry = (level: string) => (fields: object, message: string) => {
    entries.push({ level, fields, message });
  };
  return {
    entries,
    debug: entry('debug'),
    info: entry('info'),
    warn: entry('warn'),
    error: entry('error'),
  };
}

interface TestServer extends Partial<Omit<HttpServerOptions, 'settings' | 'evidence'>> {
  readonly settings?: Partial<HttpSettings>;
  readonly answerer?: Answerer;
}

/** The server over an answerer that answers from the library's article. */
export function httpServer({
  settings,
  answerer = fakeAnswerer(),
  ...given
}: TestServer = {}): Promise<HttpServer> {
  return createHttpServer({
    evidence: evidenceOf(answerer),
    queue: new QuestionQueue(20),
    settings: { ...LOCAL, ...settings },
    log: keptLog(),
    ...given,
  });
}
