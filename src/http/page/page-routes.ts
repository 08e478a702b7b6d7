import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { answerPage } from '../../pages/answer-page.ts';
import { startPage } from '../../pages/start-page.ts';
import { ICON, STYLE } from '../../pages/style/style.ts';
import { askInTurn } from '../ask.ts';
import type { HttpContext, Routes } from '../http-context.ts';
import { Problem } from '../problem.ts';
import { articlePageRoutes } from './article-pages.ts';
import { EMBED_PATH, ICON_PATH, PAGE_PATH, STYLE_PATH } from './page-addresses.ts';
import { answerWithPages } from './page-problems.ts';
import { pageContext, pageQuery } from './page-request.ts';
import { KEPT_A_DAY, KEPT_FOR_EVER, sendPage } from './send-page.ts';

/** Answers change with the articles and are somebody's questions: no content for search engines. */
const ROBOTS = 'User-agent: *\nDisallow: /\n';

/**
 * What people open in a browser: the form, with a question in the address its answer; the same for another site's frame; and each
 * article, with an anchor for every sentence. No page has a script.
 */
export const pageRoutes: Routes = async (app, context) => {
  answerWithPages(app, context);
  await articlePageRoutes(app, context);
  const page = { config: { access: 'page' }, schema: { hide: true, querystring: pageQuery } } as const;
  app.get(PAGE_PATH, page, async (request, reply) => {
    refuseUnlessOpened(request, ['document']);
    return answer(request, reply, { context, framedBy: [] });
  });
  app.get(EMBED_PATH, page, async (request, reply) => {
    refuseUnlessOpened(request, ['document', 'iframe', 'frame']);
    return answer(request, reply, { context, framedBy: context.settings.embedOrigins });
  });
  const file = { config: { access: 'open' }, schema: { hide: true } } as const;
  app.get(STYLE_PATH, file, (_request, reply) =>
    reply.headers(KEPT_FOR_EVER).type('text/css; charset=utf-8').send(STYLE),
  );
  app.get(ICON_PATH, file, (_request, reply) =>
    reply.headers(KEPT_FOR_EVER).type('image/svg+xml').send(ICON),
  );
  app.get('/robots.txt', file, (_request, reply) =>
    reply.headers(KEPT_A_DAY).type('text/plain; charset=utf-8').send(ROBOTS),
  );
};

/**
 * Another site may make its visitors' browsers load any address, as a picture say: it reads nothing of it, but each would be a question.
 * Browsers say what they load it for (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/, section 2.1); programs say nothing.
 */
function refuseUnlessOpened({ headers }: FastifyRequest, as: readonly string[]): void {
  const destination = headers['sec-fetch-dest'];
  if (destination === undefined || (typeof destination === 'string' && as.includes(destination))) return;
  throw new Problem('not-opened', {
    detail: 'A page loads this address as something else than a page.',
    remedy: 'Link to it, or show /embed in a frame.',
  });
}

interface Answering {
  readonly context: HttpContext;
  /** The sites that may frame the answer. */
  readonly framedBy: readonly string[];
}

/** The form, or the answer to the question in the address. */
async function answer(
  request: FastifyRequest<{ Querystring: z.infer<typeof pageQuery> }>,
  reply: FastifyReply,
  { context, framedBy }: Answering,
): Promise<FastifyReply> {
  const page = pageContext(request, context);
  const { language } = page;
  const { question, article, earlier } = request.query;
  const { evidence } = context;
  if (question === undefined) {
    if (article !== undefined) evidence.article(article);
    const html = startPage({ articles: evidence.articles(), asked: { article } }, page);
    return sendPage(reply, { html, language, framedBy });
  }
  const given = await askInTurn(context, request, {
    question,
    article,
    language,
    earlier: earlier === undefined ? [] : [earlier],
    via: 'page',
  });
  // Nothing is awaited between an answer and its page: what was held against the articles is what is shown.
  const asked = { question, article, language, earlier };
  const html = answerPage({ answer: given.answer, asked, articles: evidence.articles() }, page);
  return sendPage(reply, { html, language, framedBy });
}
