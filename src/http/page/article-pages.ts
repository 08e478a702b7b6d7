import { z } from 'zod';
import type { Article } from '../../corpus/article.ts';
import type { PageContext } from '../../pages/addresses.ts';
import { articlePage } from '../../pages/article-page.ts';
import type { Routes } from '../http-context.ts';
import { ARTICLES_PATH, PAGE_PATH } from './page-addresses.ts';
import { pageContext } from './page-request.ts';
import { sendPage } from './send-page.ts';

/** The page of a longer article takes more than some 5 ms to write, in which nothing else is done. In characters. */
const LONG_TEXT = 5_000;
/** All pages that are kept together take some 20 MB at most, whatever the corpus holds and whoever reads through it. */
const KEPT_CHARACTERS = 10_000_000;

/** Each article as a page, with an anchor for every sentence. */
export const articlePageRoutes: Routes = (app, context) => {
  const pages = new ArticlePages(written);
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

/** @param apart what tells the article from others of the same title */
type WritePage = (article: Article, apart: string | undefined, context: PageContext) => string;

interface KeptPage {
  readonly article: Article;
  readonly html: string;
}

/** Writes the page of a long article once in each language, and keeps those that were asked for last: nothing of an article changes. */
export class ArticlePages {
  /** By language and id, the one asked for last at the end. */
  readonly #kept = new Map<string, KeptPage>();
  readonly #write: WritePage;
  readonly #most: number;

  /** @param most characters that all pages that are kept have together */
  constructor(write: WritePage, most: number = KEPT_CHARACTERS) {
    this.#write = write;
    this.#most = most;
  }

  of(...[article, apart, context]: Parameters<WritePage>): string {
    const key = `${context.language} ${article.id}`;
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    const html = kept?.article === article ? kept.html : this.#write(article, apart, context);
    if (article.text.length >= LONG_TEXT) this.#keep(key, { article, html });
    return html;
  }

  #keep(key: string, page: KeptPage): void {
    this.#kept.set(key, page);
    let characters = [...this.#kept.values()].reduce((sum, { html }) => sum + html.length, 0);
    for (const [oldest, { html }] of this.#kept) {
      if (characters <= this.#most) return;
      this.#kept.delete(oldest);
      characters -= html.length;
    }
  }
}

const written: WritePage = (article, apart, context) => {
  const askAt = `${PAGE_PATH}?article=${encodeURIComponent(article.id)}&language=${context.language}`;
  return articlePage(article, { apart, askAt }, context);
};
