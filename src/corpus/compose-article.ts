import { guessLanguage } from '../language/detect-language.ts';
import { plainText } from '../language/visible-text.ts';
import { sha256 } from '../system/sha256.ts';
import type { ArticleDraft, DraftBlock, DraftText } from './article-draft.ts';
import { NO_META, type ArticleMeta } from './article-meta.ts';
import { articleId } from './article-id.ts';
import type { Article, Block, FilePlace, TextBlock, TextRange } from './article.ts';
import { checkBlocks, checkText, namedOmissions } from './article-bounds.ts';
import { ArticleFault } from './corpus-fault.ts';
import { shownValue } from './file-facts.ts';
import { marksOf } from './item-marks.ts';
import { holdsWord, joinTable } from './join-table.ts';
import { leftOut } from './left-out.ts';

/** No title has more characters: a longer one is a paragraph that was taken for it. */
const TITLE_LIMIT = 256;

/** A publisher with more characters, and an address that browsers take no more, are none: pages and files may say anything there. */
const PUBLISHER_LIMIT = 256;
const ADDRESS_LIMIT = 2000;

const BLOCK_SEPARATOR = '\n\n';

/** More than this share of a file's letters that is not read, and the person who put it there should look. */
const MOST_UNREAD = 0.1;

export interface ComposedArticle {
  readonly article: Article;
  /** What to know of its file. */
  readonly warnings: ArticleDraft['warnings'];
}

/**
 * Makes an article of what its format found in the file at `path`, and of what is said beside it.
 * @throws ArticleFault when it has no title or no sentences, is too long, or its name makes no id.
 */
export function composeArticle(
  draft: ArticleDraft,
  path: string,
  { given, provenance }: Pick<ArticleMeta, 'given' | 'provenance'> = NO_META,
): ComposedArticle {
  const title = checkTitle(plainText(given.title ?? draft.title ?? ''));
  checkBlocks(draft.blocks);
  const { text, blocks, pages } = joinBlocks(withAnnouncedItems(draft.blocks));
  if (!blocks.some(({ kind }) => kind !== 'heading')) {
    throw new ArticleFault({ kind: 'no-sentences' });
  }
  checkText(text);
  // A headline that another title stands for is missed by nobody.
  const unread = leftOut(draft, [title, draft.title ?? '', text, ...draft.marks]);
  const article: Article = {
    id: articleId(path),
    file: path,
    title,
    publisher: [given.publisher, draft.publisher].find(within(PUBLISHER_LIMIT)),
    language: given.language ?? draft.language ?? guessLanguage(text),
    url: [given.url, draft.url].find(within(ADDRESS_LIMIT)),
    date: given.date ?? draft.date,
    revision: revisionOf(title, text),
    provenance,
    text,
    blocks,
    pages,
    omissions: namedOmissions([...draft.omissions, ...unread.omissions].toSorted(inFileOrder(draft))),
  };
  return { article, warnings: [...draft.warnings, ...warningsOf(unread.share)] };
}

function within(most: number): (text: string | undefined) => text is string {
  return (text): text is string => text !== undefined && text.length <= most;
}

/** By part, in the order in which the file shows them, by page and by line. */
function inFileOrder({ shown, omissions }: ArticleDraft): (a: FilePlace, b: FilePlace) => number {
  const parts = [...new Set([...shown, ...omissions].map(({ part }) => part))];
  const numbers = new Map(parts.map((part, number) => [part, number]));
  const numberOf = ({ part }: FilePlace): number => numbers.get(part) ?? parts.length;
  return (a, b) =>
    numberOf(a) - numberOf(b) || (a.page ?? 0) - (b.page ?? 0) || (a.line ?? 0) - (b.line ?? 0);
}

function warningsOf(unread: number): ArticleDraft['warnings'] {
  if (unread <= MOST_UNREAD) return [];
  return [{ kind: 'unread-text', percent: Math.round(unread * 100) }];
}

/** Digits of an article's revision. */
export const REVISION_DIGITS = 8;

/** Changes whenever a quotation of the article could. */
export function revisionOf(title: string, text: string): string {
  return sha256(`${title}\n${text}`).slice(0, REVISION_DIGITS);
}

/** Letters and signs that are blank, and what shows nothing by itself: a title of these alone is a link that nobody sees. */
const BLANK = /[\s\u115F\u1160\u2800\u3164\uFFA0\p{Cf}\p{M}]/gu;

function checkTitle(title: string): string {
  if (title.replaceAll(BLANK, '') === '') throw new ArticleFault({ kind: 'no-title' });
  if (title.length > TITLE_LIMIT) {
    const begins = shownValue(title);
    throw new ArticleFault({ kind: 'long-title', characters: title.length, most: TITLE_LIMIT, begins });
  }
  return title;
}

/** The paragraphs "(1)", "(2)" that a line announced are items of a list, also where empty lines part them. */
function withAnnouncedItems(drafts: readonly DraftBlock[]): DraftBlock[] {
  let announced: number | undefined;
  return drafts.map((draft, at) => {
    if (draft.kind === 'heading') announced = undefined;
    if (draft.kind !== 'paragraph' || draft.lists > 0) return draft;
    const mark = marksOf(draft.text).find(({ style }) => style === 'paragraph');
    if (mark === undefined) return draft;
    const before = drafts[at - 1];
    const isFirst = mark.count === 1 && before?.kind === 'paragraph' && before.text.endsWith(':');
    announced = isFirst || (announced !== undefined && mark.count === announced + 1) ? mark.count : undefined;
    return announced === undefined ? draft : { ...draft, lists: 1 };
  });
}

/** Blocks without a letter or digit, such as a row of asterisks, say nothing and are dropped. */
function joinBlocks(drafts: readonly DraftBlock[]): {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: Article['pages'];
} {
  const blocks: Block[] = [];
  const pages: Article['pages'][number][] = [];
  const headings = new Map<DraftText | undefined, TextRange>();
  let text = '';
  for (const draft of drafts) {
    const start = text === '' ? 0 : text.length + BLOCK_SEPARATOR.length;
    const heading = headings.get(draft.heading);
    const joined = draft.kind === 'table' ? joinTable(draft, start) : joinText(draft, start);
    if (joined === undefined) continue;
    if (text !== '') text += BLOCK_SEPARATOR;
    text += joined.text;
    blocks.push({ ...joined.block, heading });
    for (const begun of pageStarts(draft, start)) if (begun.page !== pages.at(-1)?.page) pages.push(begun);
    if (draft.kind === 'heading') headings.set(draft, { start, end: text.length });
  }
  return { text, blocks, pages };
}

/** Where a block's page and those that begin within it do in the article's text. */
function pageStarts(draft: DraftBlock, start: number): Article['pages'] {
  const { page } = draft;
  if (page === undefined) return [];
  if (draft.kind === 'table') return [{ start, page }];
  const { text, pageBreaks = [] } = draft;
  const offsets = [0, ...pageBreaks].map((at) => plainText(text.slice(0, at)).length);
  return offsets.map((offset, further) => ({ start: start + offset, page: page + further }));
}

/** The block in its text, which begins at `start` of the article's; undefined where it says nothing. */
function joinText(
  draft: DraftText,
  start: number,
): { readonly text: string; readonly block: Omit<TextBlock, 'heading'> } | undefined {
  const { kind, lists, saysSomething } = draft;
  const text = plainText(draft.text);
  if (!holdsWord(text)) return undefined;
  return { text, block: { kind, lists, saysSomething, start, end: start + text.length } };
}
