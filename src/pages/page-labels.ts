import type { LabelLanguage } from '../language/label-language.ts';
import { english } from './labels/english.ts';
import { french } from './labels/french.ts';
import { german } from './labels/german.ts';
import { italian } from './labels/italian.ts';

/** What can be wrong with a request for a page. */
export type PageProblem =
  { readonly kind: ProblemWithoutFacts } | { readonly kind: 'rate-limited'; readonly seconds: number };

type ProblemWithoutFacts =
  | 'bad-request'
  | 'unknown-article'
  | 'unknown-language'
  | 'not-found'
  | 'unauthorised'
  | 'articles-changed'
  | 'busy'
  | 'too-slow'
  | 'fault';

/** What is wrong, and what to do about it. */
interface ProblemWords {
  readonly title: string;
  readonly remedy: string;
}

/** What the pages say of their own; what stands around an answer is in wording/answer-labels.ts. */
export interface PageLabels {
  readonly tagline: string;
  /** The link past the header. */
  readonly skip: string;
  readonly heading: (articles: number) => string;
  /** The link to the page that all begins with. */
  readonly home: string;
  readonly hint: string;
  readonly question: string;
  readonly article: string;
  readonly allArticles: string;
  readonly language: string;
  readonly submit: string;
  /** Above the form behind an answer. */
  readonly askOn: string;
  /** Ticked where the next question leans on this one. */
  readonly followUp: (question: string) => string;
  readonly articles: (count: number) => string;
  readonly noArticles: string;
  readonly sentences: (count: number) => string;
  /** Said of a refusal: what was looked at. */
  readonly searched: (articles: number) => string;
  readonly context: {
    readonly summary: string;
    readonly start: string;
    readonly end: string;
  };
  readonly further: (count: number) => string;
  readonly permanent: { readonly link: string; readonly note: string };
  /** Of a site of files, where nothing can be asked. */
  readonly published: {
    readonly tagline: string;
    readonly heading: string;
    /** What there is in all. */
    readonly size: (articles: number, sentences: number) => string;
  };
  readonly wholeArticle: string;
  /** The link from an article to the form that asks it alone. */
  readonly askArticle: string;
  /** Said of a link that leaves the frame. */
  readonly newTab: string;
  readonly problem: Readonly<Record<ProblemWithoutFacts, ProblemWords>>;
  readonly rateLimited: (seconds: number) => ProblemWords;
}

/** The labels, by the language of the person. */
export const PAGE_LABELS: Readonly<Record<LabelLanguage, PageLabels>> = {
  de: german,
  en: english,
  fr: french,
  it: italian,
};

/** The name of each language in itself, for the choice of one. */
export const LANGUAGE_NAMES: Readonly<Record<LabelLanguage, string>> = {
  de: 'Deutsch',
  en: 'English',
  fr: 'Français',
  it: 'Italiano',
};

/** A problem in the words of a language. */
export function problemWords(problem: PageProblem, language: LabelLanguage): ProblemWords {
  const labels = PAGE_LABELS[language];
  return problem.kind === 'rate-limited' ? labels.rateLimited(problem.seconds) : labels.problem[problem.kind];
}
