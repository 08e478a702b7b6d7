import type { Article, Block, Cell, TextRange } from '../corpus/article.ts';
import { isStatement } from './sentence-form.ts';
import { cutRange } from './cut-range.ts';
import { LONGEST_SENTENCE, splitSentences } from './split-sentences.ts';

/**
 * No more characters of a heading, a head or a lead stand with each of their sentences: of long ones, ten thousand sentences
 * would hold a gigabyte.
 */
export const LONGEST_CONTEXT = 256;

/** A cell of a row as a range of the row's text, and the head of its column. */
interface SentenceCell extends TextRange {
  readonly head: string | undefined;
}

/**
 * What can be quoted: a sentence of an article's paragraphs, a row of its tables, or a heading that is a sentence.
 * Invariant: `article.text.slice(start, end) === text`.
 */
export interface Sentence {
  readonly articleId: string;
  /** Its number in the article, from 0. */
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The number of its paragraph in the article, from 0. */
  readonly paragraph: number;
  /** The nearest heading above it. */
  readonly heading: string | undefined;
  /** What announces the list that it is an item of: a sentence that ends in a colon. */
  readonly lead: string | undefined;
  /** Of a row; undefined for a sentence of words. */
  readonly cells: readonly SentenceCell[] | undefined;
}

/**
 * What of an article can be quoted, in the text's order: the sentences of its paragraphs, the rows of its tables, and those of
 * its headings that are sentences. A heading names what follows it.
 */
export function sentencesOf(article: Article): Sentence[] {
  const sentences: Sentence[] = [];
  const leads = new Leads();
  let paragraph = 0;
  for (const block of article.blocks) {
    const quotable = quotableOf(block, article);
    const lead = leads.of(block);
    const heading = block.heading && contextOf(article.text, block.heading);
    for (const { start, end, cells } of quotable) {
      sentences.push({
        articleId: article.id,
        ordinal: sentences.length,
        start,
        end,
        text: article.text.slice(start, end),
        paragraph,
        heading,
        lead,
        cells,
      });
    }
    leads.add(block, sentences.at(-1)?.text);
    if (quotable.length > 0 || block.kind === 'paragraph') paragraph++;
  }
  return sentences;
}

/** What announces the lists that are open, by how many of them there are. */
class Leads {
  #open: (string | undefined)[] = [];

  of(block: Block): string | undefined {
    return block.kind === 'paragraph' && block.lists > 0 ? this.#open[block.lists - 1] : undefined;
  }

  /** @param last the last sentence of the block */
  add(block: Block, last: string | undefined): void {
    const lists = block.kind === 'table' ? 0 : block.lists;
    const isLead = block.kind === 'paragraph' && last?.endsWith(':') === true;
    const lead = isLead ? contextOf(last, { start: 0, end: last.length }) : undefined;
    this.#open = [...Array.from({ length: lists }, (_, at) => this.#open[at]), lead];
  }
}

interface Quotable extends TextRange {
  readonly cells: readonly SentenceCell[] | undefined;
}

function quotableOf(block: Block, { text, language }: Article): Quotable[] {
  if (block.kind === 'table') {
    return block.rows.flatMap((row) => boundedRows(row, text)).map((row) => rowOf(row, text));
  }
  const written = text.slice(block.start, block.end);
  if (!block.saysSomething && !isStatement(written, language)) return [];
  return splitSentences(written, language).map(({ start, end }) => ({
    start: block.start + start,
    end: block.start + end,
    cells: undefined,
  }));
}

/** The row, or as many as it takes for none to be longer than a sentence. */
function boundedRows(row: readonly Cell[], text: string): (readonly Cell[])[] {
  const rows: Cell[][] = [];
  for (const cell of row) {
    for (const { start, end } of cutRange(text, cell, LONGEST_SENTENCE)) {
      const last = rows.at(-1);
      const first = last?.[0];
      if (last === undefined || first === undefined || end - first.start > LONGEST_SENTENCE)
        rows.push([{ ...cell, start, end }]);
      else last.push({ ...cell, start, end });
    }
  }
  return rows;
}

function rowOf(cells: readonly Cell[], text: string): Quotable {
  const start = cells[0]?.start ?? 0;
  return {
    start,
    end: cells.at(-1)?.end ?? start,
    cells: cells.map((cell) => ({
      start: cell.start - start,
      end: cell.end - start,
      head: cell.head && contextOf(text, cell.head),
    })),
  };
}

/** How a text begins that stands with others. */
function contextOf(text: string, range: TextRange): string {
  const [{ start, end } = range] = cutRange(text, range, LONGEST_CONTEXT);
  return text.slice(start, end);
}
