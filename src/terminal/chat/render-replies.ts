import wrapAnsi from 'wrap-ansi';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import type { ArticleSummary } from '../../answering/answer.ts';
import { webAddress } from '../../system/web-address.ts';
import { COMMANDS } from './chat-commands.ts';
import { isEvidenceMark, shownMark } from '../../wording/passage-marks.ts';
import { printable, printableLine } from '../rendering/printable-text.ts';
import { quotationRows } from '../rendering/quotation-rows.ts';
import {
  columnBehind,
  hangingIndent,
  renderPlace,
  renderQuoted,
  sourceOf,
  type MarkedPassage,
} from '../rendering/render-passage.ts';
import { shownDate } from '../../wording/shown-date.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { TERMINAL_LABELS } from '../terminal-labels.ts';

/** A remark of the chat itself, set apart from quotations by being dim. */
export function renderNotice(text: string, screen: Screen): string {
  return wrapAnsi(paletteOf(screen).dim(printable(text)), screen.width);
}

/** What the chat is about, and how to begin. */
export function renderWelcome(articles: readonly ArticleSummary[], screen: Screen): string {
  const labels = TERMINAL_LABELS[screen.language];
  const [first] = articles;
  if (first === undefined) return wrapAnsi(labels.noArticles, screen.width);
  const welcome = labels.welcome({
    articles: articles.length,
    sentences: articles.reduce((sum, article) => sum + article.sentences, 0),
    title: articles.length === 1 ? printableLine(first.title) : undefined,
  });
  return `${wrapAnsi(paletteOf(screen).bold(welcome), screen.width)}\n${renderNotice(labels.start, screen)}`;
}

/** The commands with what they do, in two columns. */
export function renderHelp(screen: Screen): string {
  const labels = TERMINAL_LABELS[screen.language];
  const palette = paletteOf(screen);
  // Behind the longest of them, its colon and two blanks.
  const indent = ' '.repeat(Math.max(...COMMANDS.map((name) => name.length)) + 3);
  const rows = COMMANDS.map((name) => {
    const does = wrapAnsi(labels.commands[name], columnBehind(indent, screen)).replaceAll(
      '\n',
      `\n${indent}`,
    );
    return palette.bold(`:${name}`) + indent.slice(name.length + 1) + does;
  });
  return [palette.bold(labels.helpHeading), ...rows, '', wrapAnsi(labels.helpQuestion, screen.width)].join(
    '\n',
  );
}

/** The articles with publisher, date, size, the id that `--article` wants, and the source. */
export function renderArticles(articles: readonly ArticleSummary[], screen: Screen): string {
  const labels = TERMINAL_LABELS[screen.language];
  if (articles.length === 0) return renderNotice(labels.noArticles, screen);
  const { bold, dim } = paletteOf(screen);
  return articles
    .map((article) => {
      const date = article.date === undefined ? undefined : shownDate(article.date, screen.language);
      const apart = article.apart === article.date ? date : article.apart;
      const facts = [
        ...(date === undefined ? [] : [printableLine(date)]),
        ANSWER_LABELS[screen.language].articleLanguage[article.language],
        labels.sentences(article.sentences),
        ...(article.leftOut === 0 ? [] : [labels.leftOut(article.leftOut)]),
        article.id,
      ];
      const link = webAddress(article.url);
      return [
        wrapAnsi(bold(sourceOf({ ...article, apart })), screen.width),
        wrapAnsi(dim(facts.join(' · ')), screen.width),
        ...(link === undefined ? [] : [dim(link)]),
      ].join('\n');
    })
    .join('\n\n');
}

/** A passage between its neighbours: the sentence before and the one after, dim, and its place. */
export function renderContext(passage: MarkedPassage, screen: Screen): string {
  const { mark, citation } = passage;
  const lead = shownMark(mark);
  const quotation = renderQuoted(passage, { screen, emphasis: isEvidenceMark(mark) });
  return [
    ...renderNeighbour(citation.before, lead, screen),
    quotation,
    ...renderNeighbour(citation.after, lead, screen),
    renderPlace({ mark, citation, showArticle: true, screen }),
  ].join('\n');
}

function renderNeighbour(text: string | undefined, lead: string, screen: Screen): readonly string[] {
  if (text === undefined) return [];
  const indent = hangingIndent(lead);
  const { dim } = paletteOf(screen);
  return quotationRows(text, columnBehind(indent, screen)).map(
    (row) => indent + dim(printable(text.slice(row.start, row.end))),
  );
}
