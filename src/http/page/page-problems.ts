import type { FastifyRequest } from 'fastify';
import type { PageProblem } from '../../pages/page-labels.ts';
import { problemPage } from '../../pages/start-page.ts';
import { sendProblem, toldProblem } from '../answer-problems.ts';
import type { HttpApp, HttpContext } from '../http-context.ts';
import { wantsPage } from '../negotiation.ts';
import type { Problem, ProblemKind } from '../problem.ts';
import { EMBED_PATH } from './page-addresses.ts';
import { askedIn, namesUnknownLanguage, pageContext } from './page-request.ts';
import { sendPage } from './send-page.ts';

/** Answers all that goes wrong below with a page in the person's language, and a program that wants none with a problem document. */
export function answerWithPages(app: HttpApp, context: HttpContext): void {
  app.setErrorHandler((fault, request, reply) => {
    const told = toldProblem(fault, request, context.log);
    if (told === undefined) return reply.hijack();
    if (!wantsPage(request)) return sendProblem(told, reply);
    const page = pageContext(request, context);
    const problem = pageProblemOf(told, request);
    const form = OFFERS_FORM.has(problem.kind)
      ? { articles: context.evidence.articles(), asked: askedIn(request) }
      : undefined;
    return sendPage(reply.code(told.status).headers(told.headers), {
      html: problemPage({ problem, form }, page),
      language: page.language,
      framedBy: request.routeOptions.url === EMBED_PATH ? context.settings.embedOrigins : [],
    });
  });
}

/** After these it makes sense to ask again. To who is not let in, nothing of the articles is shown. */
const OFFERS_FORM: ReadonlySet<PageProblem['kind']> = new Set([
  'unknown-article',
  'unknown-language',
  'rate-limited',
  'articles-changed',
  'busy',
  'too-slow',
]);

/** What a person is told of a problem; of the others that the request cannot be understood. */
const PAGE_PROBLEMS: Readonly<Partial<Record<ProblemKind, Exclude<PageProblem['kind'], 'rate-limited'>>>> = {
  unauthorized: 'unauthorised',
  'unknown-article': 'unknown-article',
  'articles-changed': 'articles-changed',
  'not-found': 'not-found',
  busy: 'busy',
  stopping: 'busy',
  'took-too-long': 'too-slow',
  fault: 'fault',
};

function pageProblemOf({ kind, headers }: Problem, request: FastifyRequest): PageProblem {
  if (kind === 'too-many-requests') return { kind: 'rate-limited', seconds: Number(headers['retry-after']) };
  const otherwise = namesUnknownLanguage(request) ? 'unknown-language' : 'bad-request';
  return { kind: PAGE_PROBLEMS[kind] ?? otherwise };
}
