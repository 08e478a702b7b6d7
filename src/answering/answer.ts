import type { Article, ArticleInfo } from '../corpus/article.ts';
import type { TalkTopic } from '../language/knowledge.ts';
import type { SentencePlace } from '../search-index/search-index.ts';
import type { TextRange } from '../corpus/article.ts';
import type { SourceChange } from './source-link.ts';

/** An article as it is named beside a quotation. */
export interface QuotedArticle extends ArticleInfo {
  /** What tells it from others of the same title: its date or its file's name; undefined where it has its title alone. */
  readonly apart: string | undefined;
}

/** Where a sentence stands. */
export interface Place {
  readonly article: QuotedArticle;
  readonly heading: string | undefined;
  /** The sentence's number in the article, from 0. */
  readonly ordinal: number;
  /** Offsets into the article's text: `article.text.slice(start, end)` is the sentence. */
  readonly start: number;
  readonly end: number;
  /** The page of the article's file that it begins on, from 1; undefined where the file has no pages. */
  readonly page: number | undefined;
  /**
   * The source's address with the sentence's page, or with a text fragment that points at the sentence; of an article without one the sentence in its
   * published page, where there is a site; else undefined.
   */
  readonly link: string | undefined;
  /** Undefined where it stands in the article's source, as far as that is known. */
  readonly changedInSource: SourceChange | undefined;
}

/** A sentence of an article, word for word, with its place: all that is needed to show it and to check it. */
export interface Citation extends Place {
  readonly text: string;
  /** What announces the list that it is an item of; it stands in the article too. */
  readonly lead: string | undefined;
  /** The cells of a table's row, with the heads of their columns; undefined for a sentence of words. */
  readonly cells: readonly { readonly head: string | undefined; readonly text: string }[] | undefined;
  /** Where the same sentence stands in other articles, in their order. */
  readonly also: readonly Place[];
  /** The sentences beside it, for context; undefined at the article's ends. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The words that answer, as ranges of `text`, ascending and apart. Empty where nothing stands out. */
  readonly highlights: readonly TextRange[];
}

/**
 * How well the citations fit. The thresholds come from the calibration: on articles that it was not fitted on, at most one
 * in twenty unanswerable questions reached `good`, and at most twelve in a hundred answerable ones were refused; `unsure`
 * asks the person to check the original.
 */
export const BANDS = ['good', 'unsure'] as const;
export type Band = (typeof BANDS)[number];

/** Sentences of the articles answer. */
export interface Answered {
  readonly kind: 'answered';
  readonly question: string;
  /** The earlier question that this one was read together with, where that was the better reading. */
  readonly understoodWith: string | undefined;
  readonly band: Band;
  /**
   * One to three, the best first, but neighbours of one paragraph in its order; no sentence twice, nor among `more`.
   */
  readonly citations: readonly [Citation, ...Citation[]];
  /** Further passages without those cited: in the reader's order what it read, then in the search's. */
  readonly more: readonly Citation[];
  /**
   * How many at the beginning of `more` go on with what is cited, in the article's order: further items of the same list,
   * further sentences of the section that was asked for.
   */
  readonly rest: number;
}

/** The refusal: no answer was found, which is no word on what the articles say. */
export interface NotInCorpus {
  readonly kind: 'not-in-corpus';
  readonly question: string;
  readonly understoodWith: string | undefined;
  /** Up to three, in the reader's order, no sentence twice. Evidence of nothing: they only come nearest. */
  readonly nearest: readonly Citation[];
  /** The passages after those. */
  readonly more: readonly Citation[];
}

/** Why a question cannot be asked. */
export const UNASKABLE_REASONS = ['empty', 'no-words', 'too-long'] as const;

/** A question that cannot be asked at all: nothing was searched. */
export interface Unaskable {
  readonly kind: 'unaskable';
  readonly reason: (typeof UNASKABLE_REASONS)[number];
}

/** Nothing was asked of the articles: it gets a friendly line and never a quotation. */
export interface Talk {
  readonly kind: 'talk';
  readonly question: string;
  readonly topic: TalkTopic;
  /** Of `bot` what can be asked, taken from the articles; at most three. */
  readonly examples: readonly Example[];
}

/** What a question may be about: a heading of an article, or how one of its sentences begins; word for word. */
export interface Example {
  readonly of: 'heading' | 'sentence';
  readonly text: string;
}

/** What an article is about, in its own words: what "What is it about?" asks for. */
export interface Overview {
  readonly kind: 'overview';
  readonly question: string;
  /** Of one article its sections; of several the first sentence of each. */
  readonly articles: readonly [ArticleOverview, ...ArticleOverview[]];
  /** How many articles there are beside those. */
  readonly others: number;
}

/** Sections of an article that an overview has at most. */
export const SECTIONS_SHOWN = 8;

export interface ArticleOverview {
  readonly article: ArticleSummary;
  /** In the article's order, at most `SECTIONS_SHOWN`. */
  readonly sections: readonly SectionOpening[];
  /** How many it has in all. */
  readonly sectionCount: number;
}

/** A section as an overview shows it. What stands above the first heading has none. */
export interface SectionOpening {
  readonly heading: string | undefined;
  readonly first: Citation;
  readonly sentences: number;
}

/** Which sentences of a section are asked for: `from` counts from 0. */
export interface PageRange {
  readonly from: number;
  readonly most: number;
}

/** Some sentences of a section, in its order. A section may be a whole long article: no more of it is made than is shown. */
export interface SectionPage {
  readonly heading: string | undefined;
  readonly sentences: readonly [Citation, ...Citation[]];
  /** How many the section has. */
  readonly total: number;
}

export type Answer = Answered | NotInCorpus | Talk | Overview | Unaskable;

/** An answer with passages, which can be gone into and followed up. */
export type SearchedAnswer = Answered | NotInCorpus;

export function isSearched(answer: Answer): answer is SearchedAnswer {
  return answer.kind === 'answered' || answer.kind === 'not-in-corpus';
}

/** What an answer quotes as evidence; nothing of a refusal. */
export function citationsOf(answer: Answer): readonly Citation[] {
  return answer.kind === 'answered' ? answer.citations : [];
}

/** What an answer shows at once: its evidence, or what comes nearest. */
export function shownOf(answer: SearchedAnswer): readonly Citation[] {
  return answer.kind === 'answered' ? answer.citations : answer.nearest;
}

/** An earlier turn of the same conversation. Exactly one question carries over. */
export interface PreviousTurn {
  readonly question: string;
  /** What was cited last, to that question or to a follow-up of it; empty for refusals. */
  readonly cited: readonly CitedWords[];
  /** The only article in which it was searched: so are its follow-ups. */
  readonly articleId?: string | undefined;
}

/** The words of a sentence that were cited as an answer. */
export interface CitedWords extends SentencePlace {
  readonly highlights: readonly TextRange[];
}

/** What a follow-up needs to know of an answer's citations. */
export function citedWordsOf(citations: readonly Citation[]): CitedWords[] {
  return citations.map(({ article, ordinal, highlights }) => ({
    articleId: article.id,
    ordinal,
    highlights,
  }));
}

/** A question with what it goes on from and where it is searched. */
export interface AskRequest {
  readonly question: string;
  readonly previous?: PreviousTurn | undefined;
  /** The only article of an overview that was shown since: what asks for an overview and names no article means this one. */
  readonly overviewed?: string | undefined;
  /** Search in this article only. */
  readonly articleId?: string | undefined;
}

export type Ask = (request: AskRequest) => Promise<Answer>;

/** An article and how many sentences of it can be cited. */
export interface ArticleSummary extends QuotedArticle {
  readonly sentences: number;
  /** Places of its file that are not in its text. */
  readonly leftOut: number;
}

/** What is left of quotations that were held against the articles once more. */
export interface Standing<T> {
  /** Undefined where nothing is left to show. */
  readonly shown: T | undefined;
  /** What does not stand: quotations, and further sources of others. */
  readonly fallen: readonly SentencePlace[];
}

/** All that a face may ask of the core. */
export interface Answerer {
  /** Answers, or says that no answer was found. Never throws for what a person typed. */
  readonly ask: Ask;
  readonly articles: () => readonly ArticleSummary[];
  /** All of an article; undefined where it is not in the index. */
  readonly article: (articleId: string) => Article | undefined;
  /** The sentence with its neighbours; undefined where the article or the ordinal is not in the index. */
  readonly passage: (articleId: string, ordinal: number) => Citation | undefined;
  /** What the article is about, `from` one of its sections on; undefined where it is not in the index. */
  readonly overview: (articleId: string, from?: number) => ArticleOverview | undefined;
  /** A page of the section that holds a sentence; undefined where there is no such sentence or nothing is on the page. */
  readonly section: (place: SentencePlace, page: PageRange) => SectionPage | undefined;
  /** The sentence of the corpus nearest to a statement; undefined where the statement holds no word. */
  readonly nearest: (statement: string) => Promise<Citation | undefined>;
  /**
   * What of a quotation still stands in the articles that serve now. Whoever shows a quotation calls it last: between
   * asking and showing another index may have been taken up.
   */
  readonly standing: (citation: Citation) => Standing<Citation>;
}
