import { EventEmitter, once } from 'node:events';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import type { Answerer } from '../../src/answering/answer.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/create-server.ts';
import type { HttpSettings } from '../../src/http/settings.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { Log } from '../../src/serving/log.ts';
import { answered, fakeAnswerer } from '../builders/answers.ts';
import { LIBRARY } from '../builders/articles.ts';
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

interface LogEntry {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

/** What was logged, in order. */
export interface KeptLog extends Log {
  readonly entries: readonly LogEntry[];
  /** Resolves once this was logged. */
  readonly until: (message: string) => Promise<void>;
}

/** A log that keeps its entries. */
export function keptLog(): KeptLog {
  const entries: LogEntry[] = [];
  const news = new EventEmitter();
  const entry = (level: string) => (fields: object, message: string) => {
    entries.push({ level, fields, message });
    news.emit('entry');
  };
  return {
    entries,
    until: async (message) => {
      while (!entries.some((one) => one.message === message)) await once(news, 'entry');
    },
    debug: entry('debug'),
    info: entry('info'),
    warn: entry('warn'),
    error: entry('error'),
  };
}

/** An answerer whose answers a test holds back, one question at a time. */
export function heldBack() {
  const waiting: (() => void)[] = [];
  const answerer = fakeAnswerer(
    ({ question }) => new Promise((resolve) => waiting.push(() => resolve(answered({ question })))),
  );
  return { answerer, release: () => waiting.shift()?.() };
}

interface TestServer extends Partial<Omit<HttpServerOptions, 'settings' | 'evidence'>> {
  readonly settings?: Partial<HttpSettings>;
  readonly answerer?: Answerer;
  /** Those that the answerer answers from. */
  readonly articles?: readonly Article[];
}

/** The server over an answerer that answers from the library's article, unless a test says otherwise. */
export function httpServer({
  settings,
  articles = [LIBRARY],
  answerer = fakeAnswerer(undefined, articles),
  ...given
}: TestServer = {}): Promise<HttpServer> {
  return createHttpServer({
    evidence: evidenceOf(answerer, articles),
    queue: new QuestionQueue(20),
    settings: { ...LOCAL, ...settings },
    log: keptLog(),
    ...given,
  });
}
