import {
  SECTIONS_SHOWN,
  type ArticleOverview,
  type ArticleSummary,
  type Citation,
  type Overview,
  type SectionOpening,
} from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { articleName } from '../../wording/article-name.ts';
import { captionOver } from '../../wording/caption.ts';
import { shownDate } from '../../wording/shown-date.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { button, buttonRow, namedButtonRows } from './button-rows.ts';
import { escapeText } from './escape-text.ts';
import {
  containerMessage,
  heading,
  separator,
  subtext,
  textDisplay,
  type MessagePayload,
} from './message-payload.ts';
import { joined, publisherOf, sourceLink, titleOf } from './passage.ts';
import { quote, quoteWithin } from './quotation.ts';
import { clipMarkup, MESSAGE_UNITS, sharesWithin, textUnits } from './text-budget.ts';

const HEADING_UNITS = 120;
const DATE_UNITS = 40;
// Of several articles: ten names leave each of them room for its first sentence.
const TITLE_UNITS = 120;
const PUBLISHER_UNITS = 60;

interface OverviewContent {
  readonly language: LabelLanguage;
  readonly overview: Pick<Overview, 'articles' | 'others'>;
}

/** Of one article its sections, of several the first sentence of each, with buttons that lead further in. */
export function renderOverview({ language, overview }: OverviewContent): MessagePayload {
  const [first, ...others] = overview.articles;
  if (others.length === 0 && overview.others === 0) {
    return renderArticleOverview({ language, overview: first, from: 0 });
  }
  return renderArticlesOverview({ language, overview });
}

export interface ArticleOverviewContent {
  readonly language: LabelLanguage;
  readonly overview: ArticleOverview;
  /** How many of the article's sections come before these. */
  readonly from: number;
  /** Where the next page begins; behind these sections where nothing of the page has fallen. */
  readonly end?: number;
}

/** What an article is about, in its own words: its sections, some at a time. */
export function renderArticleOverview(content: ArticleOverviewContent): MessagePayload {
  const { language, overview, from } = content;
  const { article, sections, sectionCount } = overview;
  const { end = from + sections.length } = content;
  const words = DISCORD_LABELS[language];
  const head = lines([
    heading(ANSWER_LABELS[language].overview.ofArticle),
    `**${titleOf(article)}**`,
    subtextOf([
      publisherOf(article),
      dateOf(article, language),
      linkTo(article, language),
      article.language === language ? undefined : ANSWER_LABELS[language].articleLanguage[article.language],
    ]),
    sectionCount > sections.length ? subtext(words.contents.sections(from + 1, end, sectionCount)) : '',
  ]);
  const page = { action: 'overview', revision: article.revision, articleId: article.id } as const;
  const before = Math.max(from - SECTIONS_SHOWN, 0);
  return containerMessage('notice', [
    textDisplay(head),
    separator(),
    ...openingTexts(language, sections, MESSAGE_UNITS - textUnits(head)).map(textDisplay),
    ...namedButtonRows(sections.map((section) => sectionButton(section, language))),
    ...buttonRow([
      ...(from > 0 ? [button({ ...page, from: before }, words.button.previousSections)] : []),
      ...(end < sectionCount ? [button({ ...page, from: end }, words.button.nextSections)] : []),
    ]),
  ]);
}

function openingTexts(
  language: LabelLanguage,
  sections: readonly SectionOpening[],
  units: number,
): readonly string[] {
  const { shortened } = DISCORD_LABELS[language];
  const { opening } = ANSWER_LABELS[language].overview;
  const parts = sections.map(({ heading: above = '', first }) => {
    // Beside a space of any kind bold may not begin.
    const shown = clipMarkup(escapeText(above).trim(), HEADING_UNITS);
    const name = lines([shown === '' ? subtext(opening) : `**${shown}**`, captionLine(first, language)]);
    return { name: `${name}\n`, text: first.text };
  });
  return fitting(parts, { units, shortened });
}

/** What says of a row or an item what it is one of. */
function captionLine(first: Citation, language: LabelLanguage): string {
  const caption = captionOver(first, undefined);
  if (caption === undefined) return '';
  const label = ANSWER_LABELS[language].caption[caption.of];
  return subtext(label(clipMarkup(escapeText(caption.text), HEADING_UNITS)));
}

function sectionButton({ heading: name = '', first }: SectionOpening, language: LabelLanguage) {
  const { article, ordinal } = first;
  return {
    id: { action: 'section', revision: article.revision, articleId: article.id, ordinal, offset: 0 },
    name,
    unnamed: ANSWER_LABELS[language].overview.opening,
  } as const;
}

function renderArticlesOverview({ language, overview }: OverviewContent): MessagePayload {
  const { articles, others } = overview;
  const words = ANSWER_LABELS[language].overview;
  const { button: labels, shortened } = DISCORD_LABELS[language];
  const head = heading(words.ofArticles(articles.length + others));
  const foot = others > 0 ? subtext(words.otherArticles(others)) : '';
  const parts = articles.map(({ article, sections: [opening] }) => ({
    name: `${lines([
      `**${titleOf(article, TITLE_UNITS)}**`,
      subtextOf([publisherOf(article, PUBLISHER_UNITS), dateOf(article, language)]),
    ])}\n`,
    text: opening?.first.text ?? '',
  }));
  const units = MESSAGE_UNITS - textUnits(head) - textUnits(foot);
  return containerMessage('notice', [
    textDisplay(head),
    ...fitting(parts, { units, shortened }).map(textDisplay),
    ...(foot === '' ? [] : [textDisplay(foot)]),
    ...articleRows(articles.map(({ article }) => article)),
    ...buttonRow(others > 0 ? [button({ action: 'articles', page: 1 }, labels.nextPage)] : []),
  ]);
}

/** A button for each article that leads to its overview. */
export function articleRows(articles: readonly ArticleSummary[]) {
  return namedButtonRows(
    articles.map((article) => ({
      id: { action: 'overview', revision: article.revision, articleId: article.id, from: 0 },
      name: articleName(article),
      unnamed: article.id,
    })),
  );
}

interface NamedQuotation {
  readonly name: string;
  readonly text: string;
}

/** Each quotation below its name: whole where they fit together, else the long ones are cut. */
function fitting(
  parts: readonly NamedQuotation[],
  { units, shortened }: { readonly units: number; readonly shortened: string },
): readonly string[] {
  const needs = parts.map(({ name, text }) => textUnits(name) + textUnits(quote({ text })));
  const shares = sharesWithin(needs, units);
  return parts.map(({ name, text }, at) => {
    const left = (shares[at] ?? 0) - textUnits(name);
    return `${name}${quoteWithin({ text }, { units: left, shortened })}`;
  });
}

function dateOf({ date }: ArticleSummary, language: LabelLanguage): string | undefined {
  return date && clipMarkup(escapeText(shownDate(date, language)), DATE_UNITS);
}

function linkTo({ url }: ArticleSummary, language: LabelLanguage): string | undefined {
  const link = sourceLink(url);
  return link && `[${ANSWER_LABELS[language].overview.source}](${link})`;
}

function subtextOf(facts: readonly (string | undefined)[]): string {
  const line = joined(facts);
  return line === '' ? '' : subtext(line);
}

function lines(parts: readonly string[]): string {
  return parts.filter((line) => line !== '').join('\n');
}
