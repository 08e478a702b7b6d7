import type { Language } from '../language/language.ts';

/** What is known of an article beside its text. */
export interface ArticleInfo {
  /** The file's name without its ending, made safe for use as a key: `[a-z0-9-]`, at most 48 characters. */
  readonly id: string;
  readonly title: string;
  readonly publisher: string | undefined;
  readonly language: Language;
  /** An http(s) address of the source. */
  readonly url: string | undefined;
  /** As the front matter gives it, ISO 8601. */
  readonly date: string | undefined;
  /** The first 8 hexadecimal digits of the sha256 of title and text: changes whenever a quotation could. */
  readonly revision: string;
}

/** A part of a text: `text.slice(start, end)`, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A heading or a paragraph, as a range of the article's text. Blocks do not overlap and come in the text's order. */
export interface Block extends TextRange {
  readonly kind: 'heading' | 'paragraph';
}

/**
 * An article as it is read and quoted: `text` is the plain text (no markup), its blocks separated by an empty line.
 * Offsets everywhere are UTF-16 code units into `text`.
 */
export interface Article extends ArticleInfo {
  readonly text: string;
  readonly blocks: readonly Block[];
}
