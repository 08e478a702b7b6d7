import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { TextRange } from '../../corpus/article.ts';
import { ANSWER_LABELS, SOURCES_NAMED } from '../../wording/answer-labels.ts';
import { articleName } from '../../wording/article-name.ts';
import { captionOver, headingOver, sectionOf, changeNote } from '../../wording/caption.ts';
import type { Citation, QuotedArticle } from '../../answering/answer.ts';
import { webAddress } from '../../system/web-address.ts';
import { printable, printableLine } from './printable-text.ts';
import { quotationRows } from './quotation-rows.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { shownMark } from '../../wording/passage-marks.ts';

/** A passage under the name by which it can be asked for again. */
export interface MarkedPassage {
  readonly mark: string;
  readonly citation: Citation;
}

/** A further source is named, not described. In characters. */
const SOURCE_CHARACTERS = 100;

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
  return passages.map(({ mark, citation }, index) => {
    const before = passages[index - 1]?.citation;
    const heading = headingOver(citation, before);
    const quotation = renderQuoted({ mark, citation }, { ...options, heading, before });
    return `${quotation}\n${renderPlace({ mark, citation, showArticle, screen: options.screen })}`;
  });
}

/** The articles of the passages, each once, in the passages' order. */
export function articlesOf(passages: readonly MarkedPassage[]): readonly QuotedArticle[] {
  return [...new Map(passages.map(({ citation }) => [citation.article.id, citation.article])).values()];
}

/** `Title · Publisher`, the title with what tells it apart. */
export function sourceOf(article: QuotedArticle): string {
  const name = articleName(article);
  const parts = article.publisher === undefined ? [name] : [name, article.publisher];
  return parts.map(printableLine).join(' · ');
}

/**
 * A passage behind its mark. Above it, dimmed, its heading and the heads of a table or the lead of a list, which are none of the
 * quotation.
 */
export function renderQuoted(
  { mark, citation }: MarkedPassage,
  options: {
    readonly screen: Screen;
    readonly emphasis: boolean;
    readonly heading?: string | undefined;
    /** The quotation shown before it; what stands under the same caption needs none. */
    readonly before?: Citation | undefined;
  },
): string {
  const { screen, emphasis, heading, before } = options;
  const lead = shownMark(mark);
  const indent = hangingIndent(lead);
  const highlights = emphasis ? citation.highlights : [];
  return [
    ...(heading === undefined ? [] : renderAbove(printableLine(heading), indent, screen)),
    ...renderCaption(captionOver(citation, before), indent, screen),
    renderQuotation({ text: citation.text, highlights, lead, screen }),
  ].join('\n');
}

function renderCaption(
  caption: ReturnType<typeof captionOver>,
  indent: string,
  screen: Screen,
): readonly string[] {
  if (caption === undefined) return [];
  const label = ANSWER_LABELS[screen.language].caption[caption.of];
  return renderAbove(label(printableLine(caption.text)), indent, screen);
}

function renderAbove(line: string, indent: string, screen: Screen): readonly string[] {
  const rows = wrapAnsi(paletteOf(screen).dim(line), columnBehind(indent, screen)).split('\n');
  return rows.map((row) => indent + row);
}

/** Text of an article behind a lead such as `[1]`, its rows hanging below the first; every character as it stands. */
function renderQuotation(options: {
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
  const { bold, dim } = paletteOf(screen);
  const indent = hangingIndent(shownMark(mark));
  const note = changeNote(citation, screen.language);
  const change = note === undefined ? [] : wrapAnsi(bold(note), columnBehind(indent, screen)).split('\n');
  const link = webAddress(citation.link);
  const section = sectionOf(citation);
  const parts = [
    ...(section === undefined ? [] : [labels.section(printableLine(section))]),
    ...(citation.page === undefined ? [] : [labels.page(citation.page)]),
    labels.sentenceNumber(citation.ordinal),
    ...(showArticle ? [sourceOf(citation.article)] : []),
    ...(link !== undefined && screen.hyperlinks ? [hyperlink(labels.sourceLink, link)] : []),
    ...renderFurtherSources(citation, screen),
  ];
  const place = wrapAnsi(dim(parts.join(' · ')), columnBehind(indent, screen)).split('\n');
  // Never wrapped: a broken address cannot be clicked or copied.
  const address = link !== undefined && !screen.hyperlinks ? [dim(link)] : [];
  return [...change, ...place, ...address].map((line) => indent + line).join('\n');
}

/** Where else the sentence stands: the first by name, the others counted. */
function renderFurtherSources({ also }: Citation, screen: Screen): readonly string[] {
  if (also.length === 0) return [];
  const names = also.slice(0, SOURCES_NAMED).map(({ article, link }) => {
    const name = printableLine(articleName(article, SOURCE_CHARACTERS));
    const address = screen.hyperlinks ? webAddress(link) : undefined;
    return address === undefined ? name : hyperlink(name, address);
  });
  return [ANSWER_LABELS[screen.language].also(names, also.length - names.length)];
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
