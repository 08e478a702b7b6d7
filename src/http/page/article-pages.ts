import { z } from 'zod';
import type { Article } from '../../corpus/article.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { PageContext } from '../../pages/addresses.ts';
import { articlePage } from '../../pages/article-page.ts';
import type { Routes } from '../http-context.ts';
import { ARTICLES_PATH, PAGE_PATH } from './page-addresses.ts';
import { pageContext } from './page-request.ts';
import { sendPage } from './send-page.ts';

/** The page of a longer article takes more than some 5 ms to write, in which nothing else is done. In characters. */
const LONG_TEXT = 5_000;

/** Each article as a page, with an anchor for every sentence. */
export const articlePageRoutes: Routes = (app, context) => {
  const pages = new ArticlePages();
  const schema = { hide: true, params: z.object({ id: z.string() }) };
  app.get(`${ARTICLES_PATH}:id`, { config: { access: 'page' }, schema }, (request, reply) => {
    const { evidence } = context;
    const article = evidence.article(request.params.id);
    const apart = evidence.articles().find(({ id }) => id === article.id)?.apart;
    const page = pageContext(request, context);
    return sendPage(reply, {
      html: pages.of(article, apart, page),
      language: page.language,
      framedBy: [],
    });
  });
};

/** Writes the pages of long articles once in each language: of an article in memory nothing changes. */
class ArticlePages {
  readonly #kept = new WeakMap<Article, Map<LabelLanguage, string>>();

  /** @param apart what tells the article from others of the same title */
  of(article: Article, apart: string | undefined, context: PageContext): string {
    const askAt = `${PAGE_PATH}?article=${encodeURIComponent(article.id)}&language=${context.language}`;
    const written = (): string => articlePage(article, { apart, askAt }, context);
    if (article.text.length < LONG_TEXT) return written();
    const pages = this.#kept.get(article) ?? new Map<LabelLanguage, string>();
    this.#kept.set(article, pages);
    const page = pages.get(context.language) ?? written();
    pages.set(context.language, page);
    return page;
  }
}
