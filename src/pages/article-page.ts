import type { Element } from 'hast';
import { h } from 'hastscript';
import type { QuotedArticle } from '../answering/answer.ts';
import { sentenceAnchor } from '../answering/source-link.ts';
import { webAddress } from '../system/web-address.ts';
import type { Article, Cell, TableBlock, TextBlock, TextRange } from '../corpus/article.ts';
import { sentencesOf, type Sentence } from '../sentences/sentence.ts';
import { ANSWER_LABELS } from '../wording/answer-labels.ts';
import { articleName } from '../wording/article-name.ts';
import type { PageContext, SiteAddresses } from './addresses.ts';
import { outward, outwardNote, writePage } from './document.ts';
import { PAGE_LABELS } from './page-labels.ts';
import { sourceOf } from './passages.ts';
import { inLine, shown, type Child } from './shown-text.ts';

/** All that the text of an article is made of here. */
interface Text {
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

/**
 * The page of an article: its text as it is quoted, each sentence under its anchor, so that an address leads to it and sets it off.
 *
 * Published as a file, it leads to the others.
 *
 * @param beside what tells it from others of the same title, and where it can be asked
 */
export function articlePage(
  article: Article,
  { apart, askAt }: { readonly apart: string | undefined; readonly askAt?: string | undefined },
  context: PageContext<SiteAddresses>,
): string {
  const named: QuotedArticle = { ...article, apart };
  const labels = ANSWER_LABELS[context.language];
  const source = webAddress(article.url);
  const [, ...facts] = sourceOf(named, context);
  const about = inLine([
    ...facts,
    source === undefined
      ? undefined
      : [h('a', { href: source, ...outward(context) }, [labels.overview.source, ...outwardNote(context)])],
  ]);
  const { askArticle, allArticles } = PAGE_LABELS[context.language];
  const onward =
    context.published === undefined
      ? askAt && h('a', { href: askAt }, askArticle)
      : h('a', { href: context.addresses.home }, allArticles);
  const main = h('article.whole', [
    h('h1', { lang: article.language }, shown(articleName(named))),
    about.length === 0 ? undefined : h('p.place', [...about]),
    onward && h('p.place', onward),
    h('div', { lang: article.language }, [...blocksOf(article)]),
  ]);
  return writePage({ title: articleName(named), main: [main] }, context);
}

function blocksOf(article: Article): readonly Child[] {
  const sentences = sentencesOf(article);
  const parts: Element[] = [];
  let next = 0;
  for (const block of article.blocks) {
    const first = next;
    while ((sentences[next]?.start ?? Infinity) < block.end) next++;
    const within = { text: article.text, sentences: sentences.slice(first, next) };
    if (block.kind === 'table') parts.push(table(block, within));
    else if (block.kind === 'heading') parts.push(h('h2', anchored(block, within)));
    else if (block.lists === 0) parts.push(h('p', anchored(block, within)));
    else addItem(parts, block, within);
  }
  return parts;
}

/** Items that follow each other stand in one list; how deep it lies in others, its class says. */
function addItem(parts: Element[], block: TextBlock, within: Text): void {
  const depth = Math.min(block.lists, DEEPEST);
  const item = h('li', { className: [`depth-${depth}`] }, anchored(block, within));
  const last = parts.at(-1);
  if (last?.tagName === 'ul') last.children.push(item);
  else parts.push(h('ul.items', item));
}

/** Deeper lists are shown as deep as this. */
const DEEPEST = 4;

/** A range of the text with its sentences, each under its anchor. */
function anchored({ start, end }: TextRange, { text, sentences }: Text): (Element | string)[] {
  const pieces: (Element | string)[] = [];
  let done = start;
  for (const sentence of sentences) {
    pieces.push(shown(text.slice(done, sentence.start)), h('span', anchorOf(sentence), shown(sentence.text)));
    done = sentence.end;
  }
  return [...pieces, shown(text.slice(done, end))];
}

function anchorOf({ ordinal }: Sentence): { readonly id: string } {
  return { id: sentenceAnchor(ordinal) };
}

/** A table whose cells stand under their heads; one without heads is rows of cells. */
function table({ rows }: TableBlock, { text, sentences }: Text): Element {
  const heads = headsOf(rows);
  const headRow = h(
    'tr',
    heads.map((head) => h('th', { scope: 'col' }, shown(text.slice(head.start, head.end)))),
  );
  const body = rows.map((row) => {
    const [first, ...further] = sentences.filter(
      ({ start }) => start >= (row[0]?.start ?? 0) && start < (row.at(-1)?.end ?? 0),
    );
    // A row that is longer than a sentence may be is several: the others are anchored where they begin.
    const content = (cell: Cell): Child[] => [
      ...further
        .filter(({ start }) => start >= cell.start && start < cell.end)
        .map((sentence) => h('span', anchorOf(sentence))),
      shown(text.slice(cell.start, cell.end)),
    ];
    return h('tr', first === undefined ? {} : anchorOf(first), [...cellsUnder(heads, row, content)]);
  });
  return h('div.table', { role: 'region', tabIndex: 0, ariaLabel: nameOf(rows, text) }, [
    h('table', [heads.length === 0 ? undefined : h('thead', headRow), h('tbody', body)]),
  ]);
}

/** What names a table to who cannot see it: how it begins. */
function nameOf(rows: TableBlock['rows'], text: string): string {
  const first = rows[0]?.[0];
  const { start, end } = first?.head ?? first ?? { start: 0, end: 0 };
  return shown(text.slice(start, end));
}

/** The heads of the columns in their order; none where a cell has none, since it would stand under that of another. */
function headsOf(rows: TableBlock['rows']): readonly TextRange[] {
  const cells = rows.flat();
  if (cells.some(({ head }) => head === undefined)) return [];
  const heads = new Map(cells.flatMap(({ head }) => (head === undefined ? [] : [[head.start, head]])));
  return [...heads.values()].toSorted((a, b) => a.start - b.start);
}

function cellsUnder(
  heads: readonly TextRange[],
  row: readonly Cell[],
  content: (cell: Cell) => Child[],
): readonly Element[] {
  if (heads.length === 0) return row.map((cell) => h('td', content(cell)));
  return heads.map(({ start }) => {
    const under = row.filter(({ head }) => head?.start === start);
    return h(
      'td',
      under.flatMap((cell, at) => (at === 0 ? content(cell) : [BAR, ...content(cell)])),
    );
  });
}

/** Between cells under one head, as where a row is quoted. */
const BAR = ' | ';
