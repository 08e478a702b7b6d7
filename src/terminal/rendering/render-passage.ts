import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { ArticleInfo, TextRange } from '../../corpus/article.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import type { Citation } from '../../answering/answer.ts';
import { printable, printableLine, printableLink } from './printable-text.ts';
import { quotationRows } from './quotation-rows.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { shownMark } from '../../wording/passage-marks.ts';

/** A passage under the name by which it can be asked for again. */
export interface MarkedPassage {
  readonly mark: string;
  readonly citation: Citation;
}

/** Below this, a hanging indent leaves too little for a word: lines may then run over the edge. */
const NARROWEST_COLUMN = 16;

/**
 * Each passage with its place below it. Where they come from several articles, each place names its own; their one
 * source is left to the caller.
 * `emphasis` is for evidence only: passages that merely come near are shown without.
 */
export function renderPassages(
  passages: readonly MarkedPassage[],
  options: { readonly screen: Screen; readonly emphasis: boolean },
): readonly string[] {
  const articles = articlesOf(passages);
  const showArticle = articles.length > 1;
  return passages.map(({ mark, citation }) => {
    const quotation = renderQuotation({
      text: citation.text,
      highlights: options.emphasis ? citation.highlights : [],
      lead: shownMark(mark),
      screen: options.screen,
    });
    return `${quotation}\n${renderPlace({ mark, citation, showArticle, screen: options.screen })}`;
  });
}

/** The articles of the passages, each once, in the passages' order. */
export function articlesOf(passages: readonly MarkedPassage[]): readonly ArticleInfo[] {
  return [...new Map(passages.map(({ citation }) => [citation.article.id, citation.article])).values()];
}

/** `Title · Publisher`. */
export function sourceOf(article: ArticleInfo): string {
  const parts = article.publisher === undefined ? [article.title] : [article.title, article.publisher];
  return parts.map(printableLine).join(' · ');
}

/** Text of an article behind a lead such as `[1]`, its rows hanging below the first; every character as it stands. */
export function renderQuotation(options: {
  readonly text: string;
  readonly highlights: readonly TextRange[];
  readonly lead: string;
  readonly screen: Screen;
}): string {
  const { text, highlights, lead, screen } = options;
  const indent = hangingIndent(lead);
  return quotationRows(text, columnBehind(indent, screen))
    .map((row, index) => {
      const start = index === 0 ? paletteOf(screen).bold(lead) + ' ' : indent;
      return start + emphasised({ text, row, highlights, screen });
    })
    .join('\n');
}

function emphasised(options: {
  readonly text: string;
  readonly row: TextRange;
  readonly highlights: readonly TextRange[];
  readonly screen: Screen;
}): string {
  const { text, row, highlights, screen } = options;
  const { bold } = paletteOf(screen);
  let shown = '';
  let done = row.start;
  for (const range of highlights) {
    const start = Math.max(range.start, done);
    const end = Math.min(range.end, row.end);
    if (start >= end) continue;
    shown += printable(text.slice(done, start)) + bold(printable(text.slice(start, end)));
    done = end;
  }
  return shown + printable(text.slice(done, row.end));
}

/** Where a passage stands, dimmed, in the column of its quotation; an address that cannot hide gets its own line. */
export function renderPlace(options: {
  readonly mark: string;
  readonly citation: Citation;
  readonly showArticle: boolean;
  readonly screen: Screen;
}): string {
  const { mark, citation, showArticle, screen } = options;
  const labels = ANSWER_LABELS[screen.language];
  const { dim } = paletteOf(screen);
  const indent = hangingIndent(shownMark(mark));
  const link = printableLink(citation.link);
  const parts = [
    ...(citation.heading === undefined ? [] : [labels.section(printableLine(citation.heading))]),
    labels.sentenceNumber(citation.ordinal),
    ...(showArticle ? [sourceOf(citation.article)] : []),
    ...(link !== undefined && screen.hyperlinks ? [hyperlink(labels.sourceLink, link)] : []),
  ];
  const place = wrapAnsi(dim(parts.join(' · ')), columnBehind(indent, screen)).split('\n');
  // Never wrapped: a broken address cannot be clicked or copied.
  const address = link !== undefined && !screen.hyperlinks ? [dim(link)] : [];
  return [...place, ...address].map((line) => indent + line).join('\n');
}

/** What the rows below the first begin with, behind a lead such as `[1]`. */
export function hangingIndent(lead: string): string {
  return ' '.repeat(stringWidth(lead) + 1);
}

/** The columns that an indent leaves to its text. */
export function columnBehind(indent: string, screen: Screen): number {
  return Math.max(NARROWEST_COLUMN, screen.width - indent.length);
}

/** A label that opens an address (OSC 8). The address must be printable ASCII. */
function hyperlink(label: string, address: string): string {
  return `\u001B]8;;${address}\u0007${label}\u001B]8;;\u0007`;
}
