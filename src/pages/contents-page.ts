import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ArticleSummary } from '../answering/answer.ts';
import type { PageContext, SiteAddresses } from './addresses.ts';
import { outward, outwardNote, writePage } from './document.ts';
import { PAGE_LABELS } from './page-labels.ts';
import { sourceOf } from './passages.ts';
import { inLine } from './shown-text.ts';

/** Where the pages lead of a site on which nothing is asked. */
interface ContentsAddresses extends SiteAddresses {
  readonly article: (id: string) => string;
}

/** The front page of a site of articles: all of them, by their titles. */
export function contentsPage(
  articles: readonly ArticleSummary[],
  context: PageContext<ContentsAddresses>,
): string {
  const { language, addresses } = context;
  const { heading, size } = PAGE_LABELS[language].published;
  const byTitle = new Intl.Collator(language, { numeric: true });
  const sentences = articles.reduce((sum, article) => sum + article.sentences, 0);
  const entries = articles
    .toSorted((a, b) => byTitle.compare(a.title, b.title))
    .map((article) => articleEntry(article, addresses.article(article.id), context));
  const main = [
    h('h1', heading),
    h('p.place', size(articles.length, sentences)),
    h('ul.entries', { role: 'list' }, entries),
  ];
  return writePage({ title: heading, main }, context);
}

/** An article in a list of them: its title as a link, and what is known of it. */
export function articleEntry(
  article: ArticleSummary,
  address: string,
  context: PageContext<SiteAddresses>,
): Element {
  const { sentences } = PAGE_LABELS[context.language];
  const [title = [], ...facts] = sourceOf(article, context);
  return h('li', [
    h('a', { href: address, ...outward(context) }, [...title, ...outwardNote(context)]),
    h('p.place', [...inLine([...facts, [sentences(article.sentences)]])]),
  ]);
}
