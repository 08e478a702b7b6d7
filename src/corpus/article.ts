import type { Language } from '../language/language.ts';

/** Where an article's file came from, as whoever put it there notes. */
export interface Provenance {
  /** The address that it was fetched from, or the name of the file that it was copied from. */
  readonly from: string;
  /** ISO 8601, with its time. */
  readonly at: string;
  /** Of the file's bytes at that time, hexadecimal. */
  readonly sha256: string;
}

/** What is known of an article beside its text. */
export interface ArticleInfo {
  /** The file's name without its ending, made safe for use as a key: `[a-z0-9-]`, at most 48 characters. */
  readonly id: string;
  /** As in `CorpusProblem`: `corpus/2024/treaty.md`. */
  readonly file: string;
  readonly title: string;
  readonly publisher: string | undefined;
  readonly language: Language;
  /** An http(s) address of the source. */
  readonly url: string | undefined;
  /** As the front matter gives it, ISO 8601. */
  readonly date: string | undefined;
  /** The first 8 hexadecimal digits of the sha256 of title and text: changes whenever a quotation could. */
  readonly revision: string;
  /** Undefined where nobody noted it. */
  readonly provenance: Provenance | undefined;
}

/** A place in an article's file, as far as its format has such places. */
export interface FilePlace {
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly page?: number;
  /** The name of the file within the file. */
  readonly part?: string;
}

/** A part of a text: `text.slice(start, end)`, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A piece of the article, as a range of its text. */
interface AnyBlock extends TextRange {
  /** The heading that it stands under, as a range of the article's text. */
  readonly heading: TextRange | undefined;
}

export interface TextBlock extends AnyBlock {
  readonly kind: 'heading' | 'paragraph';
  /** How many lists it lies in; 0 for what is no item. */
  readonly lists: number;
  /** A heading that may be a sentence, and can be quoted whatever its form; always so for a paragraph. */
  readonly saysSomething: boolean;
}

/** A cell of a table's row with the head of its column, as ranges of the article's text; a cell has a letter or a digit. */
export interface Cell extends TextRange {
  readonly head: TextRange | undefined;
}

/**
 * A table, as a range of the article's text: a line of its heads, where it has some, then a line for each row. The cells of
 * a line are joined by ` | `; those without a letter or a digit are left out.
 */
export interface TableBlock extends AnyBlock {
  readonly kind: 'table';
  /** At least one, with at least one cell each. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Blocks do not overlap and come in the text's order. */
export type Block = TextBlock | TableBlock;

/**
 * What of a file is not in the article's text. All are left out on purpose, because they are no sentences, but `text`: that
 * should have been read.
 */
export const OMISSION_KINDS = [
  'code',
  'image',
  'comment',
  'script',
  'struck',
  'embed',
  'hidden',
  /** What stands around the article and is of the site: menus, forms, related articles. */
  'surroundings',
  /** What each page repeats: its head, its foot and its number. */
  'running',
  /** A list of the parts with their pages. */
  'contents',
  /** Text that does not run along the lines. */
  'turned',
  'text',
] as const;

export interface Omission extends FilePlace {
  readonly what: (typeof OMISSION_KINDS)[number];
  /** How it begins, on one line; empty where there is nothing to say of it. */
  readonly excerpt: string;
  /** So many further places of its kind, which are not named one by one. */
  readonly count?: number;
}

/** How many places of a file are not in its article's text. */
export function countPlaces({ omissions }: { readonly omissions: readonly Omission[] }): number {
  return omissions.reduce((sum, { count = 1 }) => sum + count, 0);
}

/**
 * From an offset on the text is of this page. A page may begin anew: a paragraph that goes on over three pages stands before or
 * behind the note of the page between, which holds a part of it.
 */
interface PageStart {
  readonly start: number;
  /** From 1. */
  readonly page: number;
}

/**
 * An article as it is read and quoted: `text` is the plain text (no markup), its blocks separated by an empty line.
 * Offsets everywhere are UTF-16 code units into `text`.
 */
export interface Article extends ArticleInfo {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Where the text of a page of the file begins, in the text's order. Empty where the file has no pages. */
  readonly pages: readonly PageStart[];
  /** In the file's order; what is not named one by one stands at the end. */
  readonly omissions: readonly Omission[];
}

/** The page of the file, from 1, that holds the text at an offset; undefined where the file has no pages. */
export function pageAt({ pages }: Pick<Article, 'pages'>, offset: number): number | undefined {
  return pages.findLast(({ start }) => start <= offset)?.page;
}
