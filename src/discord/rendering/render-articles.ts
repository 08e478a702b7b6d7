import type { ArticleSummary } from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { escapeText, shownText } from './escape-text.ts';
import { AUTOCOMPLETE_CHOICES, CHOICE_CHARACTERS } from '../limits.ts';
import { button, buttonRow } from './button-rows.ts';
import { articleRows } from './render-overview.ts';
import { containerMessage, heading, subtext, textDisplay, type MessagePayload } from './message-payload.ts';
import { joined, titleOf } from './passage.ts';
import { articleName, clipped } from '../../wording/article-name.ts';
import { clipMarkup } from './text-budget.ts';

/** Articles that one page of the list shows. */
const ARTICLES_A_PAGE = 10;

// Shorter than below an answer: ten articles take some 3,400 of the message's 4,000 units.
const TITLE_UNITS = 200;
const PUBLISHER_UNITS = 80;

interface ArticlesContent {
  readonly language: LabelLanguage;
  readonly articles: readonly ArticleSummary[];
  /** From 0. A page beyond the last one, as an old button may ask for, is the last one. */
  readonly page: number;
}

/** The list of articles, ten a page, with a button to the overview of each. */
export function renderArticles({ language, articles, page }: ArticlesContent): MessagePayload {
  const words = DISCORD_LABELS[language];
  if (articles.length === 0) return containerMessage('notice', [textDisplay(words.articles.none)]);
  const pages = Math.ceil(articles.length / ARTICLES_A_PAGE);
  const current = Math.min(page, pages - 1);
  const first = current * ARTICLES_A_PAGE;
  const shown = articles.slice(first, first + ARTICLES_A_PAGE);
  const position = pages > 1 ? `\n${subtext(words.articles.page(current + 1, pages))}` : '';
  return containerMessage('notice', [
    textDisplay(`${heading(words.articles.title(articles.length))}${position}`),
    ...shown.map((article) => textDisplay(articleLines(language, article))),
    ...articleRows(shown),
    ...buttonRow([
      ...(current > 0 ? [button({ action: 'articles', page: current - 1 }, words.button.previousPage)] : []),
      ...(current < pages - 1
        ? [button({ action: 'articles', page: current + 1 }, words.button.nextPage)]
        : []),
    ]),
  ]);
}

function articleLines(language: LabelLanguage, article: ArticleSummary): string {
  const { publisher, sentences, leftOut } = article;
  const words = DISCORD_LABELS[language].articles;
  const facts = joined([
    publisher && clipMarkup(escapeText(publisher), PUBLISHER_UNITS),
    words.language[article.language],
    words.sentences(sentences),
    leftOut === 0 ? undefined : words.leftOut(leftOut),
  ]);
  return `**${titleOf(article, TITLE_UNITS)}**\n${subtext(facts)}`;
}

/** What autocomplete offers: the name shows, the value (the article's id) is what the command receives. */
interface ArticleChoice {
  readonly name: string;
  readonly value: string;
}

/**
 * The articles whose name or publisher holds every word typed so far, without regard to case and accents;
 * at most the 25 that Discord takes.
 */
export function articleChoices(articles: readonly ArticleSummary[], typed: string): ArticleChoice[] {
  const words = folded(typed).split(' ').filter(Boolean);
  return articles
    .filter(({ title, apart = '', publisher = '' }) => {
      const text = folded(`${title} ${apart} ${publisher}`);
      return words.every((word) => text.includes(word));
    })
    .slice(0, AUTOCOMPLETE_CHOICES)
    .map((article) => ({ name: choiceName(article) || article.id, value: article.id }));
}

function folded(text: string): string {
  return shownText(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function choiceName(article: ArticleSummary): string {
  return clipped(shownText(articleName(article, CHOICE_CHARACTERS)), CHOICE_CHARACTERS);
}
