import { h } from 'hastscript';
import type { ArticleSummary } from '../answering/answer.ts';
import { ANSWER_LABELS } from '../wording/answer-labels.ts';
import type { PageContext } from './addresses.ts';
import { articleEntry } from './contents-page.ts';
import { writePage } from './document.ts';
import { PAGE_LABELS, problemWords, type PageProblem } from './page-labels.ts';
import { questionForm } from './question-form.ts';
import type { Child } from './shown-text.ts';

/** Of a large corpus so many articles are listed; all of them can be chosen. */
const ARTICLES_LISTED = 20;

interface StartContent {
  readonly articles: readonly ArticleSummary[];
  /** What was asked and could not be answered. */
  readonly asked?:
    { readonly question?: string | undefined; readonly article?: string | undefined } | undefined;
  /** What is wrong with the question, in the person's language. */
  readonly error?: string | undefined;
}

/** The page that a person begins with: the form, and what can be asked. */
export function startPage({ articles, asked = {}, error }: StartContent, context: PageContext): string {
  const labels = PAGE_LABELS[context.language];
  const { question, article } = asked;
  const main = [
    h('h1', labels.heading(articles.length)),
    questionForm({ articles, question, article, error, hint: labels.hint }, context),
    context.isEmbedded ? undefined : articleList(articles, context),
  ];
  return writePage({ title: error === undefined ? undefined : error, main }, context);
}

interface ProblemContent {
  readonly problem: PageProblem;
  /** The form is offered again with what was asked; not where asking would not help. */
  readonly form?: Pick<StartContent, 'articles' | 'asked'> | undefined;
}

/** What went wrong and what to do, with the form where it helps. */
export function problemPage({ problem, form }: ProblemContent, context: PageContext): string {
  const labels = PAGE_LABELS[context.language];
  const { title, remedy } = problemWords(problem, context.language);
  const main = [
    h('h1', title),
    h('p.said', remedy),
    form === undefined
      ? h('p', h('a', { href: context.addresses.form }, labels.home))
      : questionForm({ ...form.asked, articles: form.articles }, context),
  ];
  return writePage({ title, main }, context);
}

function articleList(articles: readonly ArticleSummary[], context: PageContext): Child {
  const { language, addresses } = context;
  const labels = PAGE_LABELS[language];
  if (articles.length === 0) return h('p.said', labels.noArticles);
  const others = articles.length - ARTICLES_LISTED;
  const items = articles
    .slice(0, ARTICLES_LISTED)
    .map((article) => articleEntry(article, addresses.article(article.id), context));
  return h('section.articles', [
    h('h2', labels.articles(articles.length)),
    h('ul.entries', { role: 'list' }, items),
    others > 0 ? h('p.note', ANSWER_LABELS[language].overview.otherArticles(others)) : undefined,
  ]);
}
