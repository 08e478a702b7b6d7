import type { Element, Nodes, Root } from 'hast';
import type { DraftBlock, DraftText } from '../article-draft.ts';
import type { FilePlace, Omission } from '../article.ts';
import { excerptOf } from '../left-out.ts';
import type { LineReader } from '../line-breaks.ts';
import {
  closesSections,
  headingKind,
  isBlock,
  isNoteMark,
  isNote,
  isNotes,
  isOfThePage,
  lineOf,
  omissionOf,
  PARTS_FIGURES,
  raised,
  textBelow,
} from './elements.ts';
import { laysOutPage, readTables } from './page-table.ts';

/** A block of a page; a heading's depth is its level, 1 to 6. */
export type PageBlock = DraftBlock & { readonly depth?: number };

type PageHeading = DraftText & { readonly depth?: number };

export interface PageContent {
  /** In the page's order. */
  readonly blocks: readonly PageBlock[];
  /** What is no text of the article. */
  readonly omissions: readonly Omission[];
}

interface ReadPageOptions {
  /** Of the file, in which the page's first line stands; undefined where its lines are none of the file's. */
  readonly firstLine: number | undefined;
  /** The name that the page has within its file, where that holds several. */
  readonly part?: string;
  readonly lines: LineReader;
}

/** Reads what a page shows, block by block. */
export function readPage(page: Root, options: ReadPageOptions): PageContent {
  const reader = new PageReader(options);
  reader.read(page);
  return reader.content();
}

/** Reads a page from its beginning to its end, as people do. */
class PageReader {
  readonly #blocks: PageBlock[] = [];
  readonly #omissions: Omission[] = [];
  /** Text that was read and belongs to no block yet. */
  #words = '';
  /** Where it began. */
  #line: number;
  /** Whether there is any but white space. */
  #hasWords = false;
  /** Of the item whose text comes next, as the page shows it. */
  #number = '';
  /** How many lists are open. */
  #lists = 0;
  /** Of the last node that has one; parsed HTML has some without. */
  #lastLine: number;
  /** What the next block stands under. */
  #heading: PageHeading | undefined;
  readonly #options: ReadPageOptions;

  constructor(options: ReadPageOptions) {
    const { firstLine = 1 } = options;
    this.#options = options;
    this.#line = firstLine;
    this.#lastLine = firstLine;
  }

  content(): PageContent {
    this.#endParagraph();
    return { blocks: this.#blocks, omissions: this.#omissions };
  }

  read(node: Nodes): void {
    this.#lastLine = lineOf(node, this.#options.firstLine ?? 1) ?? this.#lastLine;
    if (node.type === 'text') this.#addWords(node.value);
    if (node.type === 'comment')
      this.#leaveOut(node.value.startsWith('?') ? 'script' : 'comment', node.value);
    if (node.type === 'element') this.#readElement(node);
    if (node.type === 'root') for (const child of node.children) this.read(child);
  }

  #readElement(element: Element): void {
    const { tagName } = element;
    const omitted = omissionOf(element);
    if (omitted !== undefined) {
      if (isBlock(element)) this.#endParagraph();
      this.#leaveOut(omitted, tagName === 'img' ? (element.properties['alt'] ?? '') : textBelow(element));
    } else if (tagName === 'br') this.#words += '\n';
    else if (tagName === 'table') this.#readTable(element);
    else if (tagName === 'sup' || tagName === 'sub') this.#readRaised(element, tagName);
    else if (isOfThePage(element) || isNoteMark(element, this.#words)) return;
    else if (isBlock(element)) this.#readBlock(element);
    else this.#readChildren(element);
  }

  #readBlock(element: Element): void {
    this.#endParagraph();
    const above = this.#heading;
    // The notes belong to no section of the text.
    if (isNotes(element)) this.#heading = undefined;
    const isItem = element.tagName === 'li';
    if (isItem) this.#lists++;
    if (element.tagName === 'ol') this.#readNumbered(element);
    else this.#readChildren(element);
    this.#endBlock(headingKind(element));
    if (isItem) this.#lists--;
    if (closesSections(element)) this.#heading = above;
  }

  #readChildren(element: Element): void {
    for (const child of element.children) this.read(child);
  }

  /** Of an ordered list each item has its number, which the page shows. */
  #readNumbered(list: Element): void {
    let number = Number(list.properties['start'] ?? 1);
    for (const item of list.children) {
      if (item.type === 'element' && item.tagName === 'li' && !isNote(item)) {
        number = Number(item.properties['value'] ?? number);
        this.#number = Number.isInteger(number) ? `${number}. ` : '';
        number++;
      }
      this.read(item);
    }
    this.#number = '';
  }

  #addWords(text: string): void {
    if (!this.#hasWords) this.#line = this.#lastLine;
    this.#hasWords ||= /\S/u.test(text);
    this.#words += text;
  }

  #readRaised(element: Element, place: 'sup' | 'sub'): void {
    if (isNoteMark(element, this.#words)) return;
    const before = this.#words;
    this.#words = '';
    this.#readChildren(element);
    this.#words = before + raised(this.#words, place, before);
  }

  #readTable(table: Element): void {
    this.#endParagraph();
    if (laysOutPage(table)) {
      this.#readChildren(table);
      this.#endParagraph();
      return;
    }
    const place = this.#placeOf(this.#lastLine);
    for (const caption of table.children) {
      if (caption.type === 'element' && caption.tagName === 'caption') this.#readBlock(caption);
    }
    for (const read of readTables(table, (cell) => this.#cellText(cell))) {
      this.#blocks.push({ kind: 'table', ...place, heading: this.#heading, ...read });
    }
  }

  /** The text of a cell on one line; what is left out of it is named once. */
  #cellText(cell: Element): string {
    const inner = new PageReader(this.#options);
    inner.#lastLine = this.#lastLine;
    inner.#readChildren(cell);
    const { blocks, omissions } = inner.content();
    for (const omission of omissions) this.#omissions.push(omission);
    return blocks.map(textOfBlock).join(' ').replaceAll(/\s+/gu, ' ').trim();
  }

  #endParagraph(): void {
    this.#endBlock(undefined);
  }

  #endBlock(heading: ReturnType<typeof headingKind>): void {
    const { lines } = this.#options;
    const words = this.#hasWords ? this.#number + this.#words.trimStart() : '';
    if (this.#hasWords) this.#number = '';
    this.#hasWords = false;
    this.#words = '';
    // An item is one part, and so is a heading.
    const isWhole = heading !== undefined || this.#lists > 0;
    const parts = isWhole ? [{ text: lines.joined(words), at: 0, lists: 0 }] : lines.parts(words);
    const above = heading === undefined ? this.#heading : headingAbove(heading, this.#heading);
    // Below a heading without a word another section begins.
    if (heading !== undefined) this.#heading = undefined;
    for (const { text, at, lists } of parts) {
      if (text === '') continue;
      const place = { ...this.#placeOf(this.#line + at), heading: above, lists: this.#lists + lists };
      if (heading === undefined)
        this.#blocks.push({ kind: 'paragraph', saysSomething: true, ...place, text });
      else {
        this.#heading = { kind: 'heading', ...heading, ...place, text };
        this.#blocks.push(this.#heading);
      }
    }
  }

  #leaveOut(what: Omission['what'], text: string): void {
    // Two figures are not one because nothing of what parted them is read.
    if (what !== 'comment' && PARTS_FIGURES.test(this.#words.slice(-2))) this.#words += ' ';
    this.#omissions.push({ what, ...this.#placeOf(this.#lastLine), excerpt: excerptOf(text) });
  }

  #placeOf(line: number): FilePlace {
    const { firstLine, part } = this.#options;
    return { ...(firstLine !== undefined && { line }), ...(part !== undefined && { part }) };
  }
}

function textOfBlock(block: PageBlock): string {
  if (block.kind !== 'table') return block.text;
  return block.rows
    .flat()
    .map(({ text }) => text)
    .join(' ');
}

/** The heading that one of a level stands under: the last one of a higher level. */
function headingAbove(
  { depth = Infinity }: { readonly depth?: number },
  last: PageHeading | undefined,
): DraftText | undefined {
  let above = last;
  while (above !== undefined && (above.depth ?? Infinity) >= depth) above = above.heading;
  return above;
}
