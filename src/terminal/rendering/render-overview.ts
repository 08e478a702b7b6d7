import wrapAnsi from 'wrap-ansi';
import type { ArticleOverview, Overview, SectionOpening, Talk } from '../../answering/answer.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { shownDate } from '../../wording/shown-date.ts';
import { captionOver } from '../../wording/caption.ts';
import { talkWords } from '../../wording/talk-words.ts';
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

/** Of one article its sections, of several the first sentence of each; quotations word for word. */
export function renderOverview({ articles, others }: Overview, screen: Screen): string {
  const { overview } = ANSWER_LABELS[screen.language];
  const { bold, dim } = paletteOf(screen);
  const isOne = articles.length === 1 && others === 0;
  const title = isOne ? overview.ofArticle : overview.ofArticles(articles.length + others);
  const blocks = articles.flatMap((article) => [
    wrapAnsi((isOne ? dim : bold)(articleLine(article, screen)), screen.width),
    ...article.sections.map((section) => renderOpening(section, { screen, isOne })),
    ...(isOne ? [otherSections(article, screen)] : []),
  ]);
  const end = others > 0 ? dim(overview.otherArticles(others)) : isOne ? dim(overview.goOn) : '';
  return [wrapAnsi(bold(title), screen.width), ...blocks, end].filter((block) => block !== '').join('\n\n');
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

function otherSections({ sections, sectionCount }: ArticleOverview, screen: Screen): string {
  const others = sectionCount - sections.length;
  const { overview } = ANSWER_LABELS[screen.language];
  return others === 0 ? '' : paletteOf(screen).dim(overview.otherSections(others));
}
