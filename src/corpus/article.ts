import type { Language } from '../language/language.ts';

/** Why no article can be made of a file. Never leaves this room: it becomes the file's `CorpusProblem`. */
export class ArticleFault extends Error {
  override readonly name = 'ArticleFault';
  /** What to do about it, a whole sentence. */
  readonly remedy: string;

  constructor(reason: string, remedy: string, options?: ErrorOptions) {
    super(reason, options);
    this.remedy = remedy;
  }
}

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

/** A heading or a paragraph: `article.text.slice(start, end)`. Blocks do not overlap and come in the text's order. */
export interface Block {
  readonly kind: 'heading' | 'paragraph';
  readonly start: number;
  readonly end: number;
}

/**
 * An article as it is read and quoted: `text` is the plain text (no markup), its blocks separated by an empty line.
 * Offsets everywhere are UTF-16 code units into `text`.
 */
export interface Article extends ArticleInfo {
  readonly text: string;
  readonly blocks: readonly Block[];
}
