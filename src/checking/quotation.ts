import type { Citation, QuotedArticle } from '../answering/answer.ts';
import type { TextRange } from '../corpus/article.ts';

/**
 * What a text sets as the words of another: a stranger's, where a citation is beleg's own. `start` and `end` are its place in the
 * checked text, between the marks or from the first to the last word of the block, with the markup that may stand in it.
 */
export interface Quotation extends TextRange {
  readonly form: 'marks' | 'block';
  /** As a reader sees it: without marks around it, Markdown and HTML; a run of white space as one space or an empty line. */
  readonly text: string;
  /** How many words it has: one or two are often no words of another, but set off from the writer's own. */
  readonly words: number;
}

/**
 * A piece of a quotation held against a passage. All pieces but those only in the article are the quotation's text, all but those
 * only in the quotation the passage's, letter for letter.
 */
export interface Difference {
  readonly kind: 'same' | 'only-in-quotation' | 'only-in-article';
  readonly text: string;
}

/** What a quotation was found to be taken from. */
export interface Passage extends TextRange {
  readonly article: QuotedArticle;
  /** Where it stands: `start` and `end` are offsets into this. */
  readonly of: 'text' | 'title';
  /** The article's own characters. */
  readonly text: string;
  /**
   * The sentences that it covers, if only in part, the first `MOST_SENTENCES` of them. None for a title, nor for a heading, which
   * is no sentence.
   */
  readonly sentences: readonly Citation[];
}

/** Sentences of a passage that are named, and other articles that hold it. */
export const MOST_SENTENCES = 20;
export const MOST_ELSEWHERE = 10;

/**
 * It stands in an article word for word: every letter, digit and mark is the article's, and no word or number is cut. Not looked at is
 * what typesetting changes: how letters are composed, what shows nothing, white space beside marks and its length elsewhere, the form
 * of quotation marks, apostrophes, dashes and ellipses. Nor is what quoting and copying change by custom: a full stop or comma at the
 * end that is the writer's, where the article does not ask or exclaim; a letter in brackets (`[D]ie`), a footnote's number (`[1]`), a hyphen
 * within a word where a line ended, and an omission mark (`[…]`, `(...)`, `…`) at either end.
 */
interface Verbatim {
  readonly kind: 'verbatim';
  /** The first place. */
  readonly passage: Passage;
  /**
   * Each sentence, heading or title of which it has words, it has from the first word to the last. What was cut off may turn the
   * sense of the rest: "keeper has lived there" of "no keeper has lived there".
   */
  readonly whole: boolean;
  /** The first place in each other article, `MOST_ELSEWHERE` at most, in the articles' order. */
  readonly elsewhere: readonly Passage[];
}

/**
 * It says by omission marks that it leaves something out within it; each of its parts stands word for word, in this order and close to
 * the one before, in one article. What is left out may turn the sense of the rest, and only who reads it can judge that.
 */
interface Shortened {
  readonly kind: 'shortened';
  /** From the first part to the last. */
  readonly passage: Passage;
  /** As of a verbatim one, of what it begins in and of what it ends in. */
  readonly whole: boolean;
  readonly elsewhere: readonly Passage[];
  /** With what is left out. */
  readonly differences: readonly Difference[];
}

/** It does not stand in an article, and a passage comes near to it; a different case of a letter is a difference. */
interface Near {
  readonly kind: 'near';
  readonly passage: Passage;
  readonly differences: readonly Difference[];
}

/** No passage comes near to it. That the articles do not say so, it does not mean. */
interface NotFound {
  readonly kind: 'not-found';
}

export type QuotationVerdict = Verbatim | Shortened | Near | NotFound;

export interface CheckedQuotation extends Quotation {
  readonly verdict: QuotationVerdict;
}

/** A text with its quotations, in its order. */
export interface CheckedText {
  readonly quotations: readonly CheckedQuotation[];
  /** Quotations after those, which were not looked for. */
  readonly unchecked: number;
}

/**
 * Holds each quotation in a text against the articles, or against one.
 * Throws a RangeError where there is no article of that id.
 */
export type CheckQuotations = (text: string, articleId?: string) => Promise<CheckedText>;
