import wrapAnsi from 'wrap-ansi';
import type { ArticleOverview, Overview, SectionOpening, Talk } from '../../answering/answer.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { shownDate } from '../../wording/shown-date.ts';
import { captionOver } from '../../wording/caption.ts';
import { sectionQuestion, talkWords } from '../../wording/talk-words.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { printable, printableLine } from './printable-text.ts';
import { quotationRows } from './quotation-rows.ts';
import { columnBehind, sourceOf } from './render-passage.ts';

const INDENT = '  ';

/** What is said to small talk, with the examples below it. */
export function renderTalk(talk: Talk, screen: Screen): string {
  const { line, forExample, examples } = talkWords(talk, screen.language);
  return [
    wrapAnsi(line, screen.width),
    ...(examples.length === 0 ? [] : [wrapAnsi(forExample, screen.width)]),
    ...examples.map((example) => indented(printableLine(example), screen)),
  ].join('\n');
}

/** Wrapped, each row behind the indent. */
function indented(text: string, screen: Screen): string {
  const rows = wrapAnsi(text, columnBehind(INDENT, screen)).split('\n');
  return rows.map((row) => INDENT + row).join('\n');
}

/**
 * Of one article its sections, of several the first sentence of each; quotations word for word.
 *
 * @param readOn how the person can read on where one has further sections
 */
export function renderOverview({ articles, others }: Overview, screen: Screen, readOn?: string): string {
  const { overview } = ANSWER_LABELS[screen.language];
  const { bold, dim } = paletteOf(screen);
  const isOne = articles.length === 1 && others === 0;
  const title = isOne ? overview.ofArticle : overview.ofArticles(articles.length + others);
  const blocks = articles.flatMap((article) => [
    wrapAnsi((isOne ? dim : bold)(articleLine(article, screen)), screen.width),
    ...article.sections.map((section) => renderOpening(section, { screen, isOne })),
    ...(isOne ? [otherSections(article.sectionCount - article.sections.length, screen, readOn)] : []),
  ]);
  const end = others > 0 ? dim(overview.otherArticles(others)) : isOne ? goOn(articles[0], screen) : '';
  return [wrapAnsi(bold(title), screen.width), ...blocks, end].filter((block) => block !== '').join('\n\n');
}

/** Further sections of an article, and how many are still to come. */
export function renderMoreSections(
  article: ArticleOverview,
  screen: Screen,
  { rest, readOn }: { readonly rest: number; readonly readOn: string },
): string {
  const sections = article.sections.map((section) => renderOpening(section, { screen, isOne: true }));
  return [...sections, otherSections(rest, screen, readOn), goOn(article, screen)]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** How to read a section: by a question that names one of those shown. */
function goOn({ sections }: ArticleOverview, screen: Screen): string {
  const heading = sections.find((section) => section.heading !== undefined)?.heading;
  if (heading === undefined) return '';
  const question = printableLine(sectionQuestion(heading, screen.language));
  return wrapAnsi(
    paletteOf(screen).dim(ANSWER_LABELS[screen.language].overview.goOn(question)),
    screen.width,
  );
}

function articleLine({ article }: ArticleOverview, { language }: Screen): string {
  const date = article.date === undefined ? [] : [printableLine(shownDate(article.date, language))];
  return [sourceOf(article), ...date].join(' · ');
}

function renderOpening(
  { heading, first }: SectionOpening,
  { screen, isOne }: { readonly screen: Screen; readonly isOne: boolean },
): string {
  const { bold, dim } = paletteOf(screen);
  const name = printableLine(heading ?? ANSWER_LABELS[screen.language].overview.opening);
  const rows = quotationRows(first.text, columnBehind(INDENT, screen)).map(
    (row) => INDENT + printable(first.text.slice(row.start, row.end)),
  );
  const caption = captionOver(first, undefined);
  const label = caption && ANSWER_LABELS[screen.language].caption[caption.of](printableLine(caption.text));
  const above = label === undefined ? [] : [indented(dim(label), screen)];
  return [...(isOne ? [wrapAnsi(bold(name), screen.width)] : []), ...above, ...rows].join('\n');
}

function otherSections(others: number, screen: Screen, readOn?: string): string {
  if (others === 0) return '';
  const notice = ANSWER_LABELS[screen.language].overview.otherSections(others);
  const shown = readOn === undefined ? notice : `${notice} ${readOn}`;
  return wrapAnsi(paletteOf(screen).dim(shown), screen.width);
}
