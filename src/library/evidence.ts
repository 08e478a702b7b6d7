import {
  isSearched,
  type Answer,
  type Answerer,
  type ArticleSummary,
  type AskRequest,
  type Citation,
  type SearchedAnswer,
  type Standing,
} from '../answering/answer.ts';
import { turnAfter } from '../answering/carried-turn.ts';
import { questionLanguage } from '../answering/question-language.ts';
import { askServing, standingAnswer, standingOverview } from '../answering/standing.ts';
import type { CheckedText, CheckQuotations } from '../checking/quotation.ts';
import type { Article } from '../corpus/article.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { articlesChanged, unknownArticle, unknownSentence } from './request-error.ts';

/** A question with where it is asked. */
export interface Inquiry {
  readonly question: string;
  /** The id of the only article to search; all where left out. */
  readonly article?: string | undefined;
  /** Of what beleg says itself. @default the question's, where its words tell one */
  readonly language?: LabelLanguage | undefined;
  /** Where neither of them tells one. @default that of the evidence */
  readonly otherwise?: LabelLanguage | undefined;
  /**
   * The questions asked before in the same conversation, oldest first, which this one may follow up. The last few of them are asked
   * again, since what follows up an answer depends on what that cited.
   */
  readonly earlier?: readonly string[] | undefined;
}

/** An answer that was held against the articles, and the language of the words around it. */
export interface Given {
  readonly answer: Answer;
  readonly language: LabelLanguage;
}

/** A sentence with those around it in its article's order. */
export interface Surrounded {
  readonly before: readonly Citation[];
  readonly sentence: Citation;
  readonly after: readonly Citation[];
}

/**
 * What programs may ask of the articles that serve. All that it gives is held against them right before it is given; an id or a
 * number that there is not is a `RequestError`.
 */
export interface Evidence {
  /** Never throws for what was typed as a question. */
  readonly ask: (inquiry: Inquiry) => Promise<Given>;
  readonly articles: () => readonly ArticleSummary[];
  readonly article: (id: string) => Article;
  /** @param around how many sentences on each side, at most `MOST_AROUND` */
  readonly passage: (articleId: string, ordinal: number, around: number) => Surrounded;
  /** Holds each quotation in a text against the articles, or against one of them. */
  readonly check: (text: string, articleId?: string) => Promise<CheckedText>;
}

/** Sentences on each side of one: a page of an article. */
export const MOST_AROUND = 20;

/** Of a conversation so many questions are asked again: a follow-up leans on one, which may itself be a follow-up. */
const EARLIER_ASKED = 3;

interface EvidenceParts {
  /** The answerer that serves now: asked for anew each time, since another index may be taken up. */
  readonly answerer: () => Answerer;
  /** What checks quotations against the same articles. */
  readonly checker: () => CheckQuotations;
  /** Spoken where nothing tells a language. */
  readonly defaultLanguage: LabelLanguage;
}

/** The evidence of the articles that serve. */
export function createEvidence({ answerer, checker, defaultLanguage }: EvidenceParts): Evidence {
  const article = (id: string): Article => {
    const found = answerer().article(id);
    if (found !== undefined) return found;
    const known = answerer().articles();
    throw unknownArticle(
      id,
      known.map((one) => one.id),
    );
  };

  const ask = async ({ question, article: id, earlier = [], ...spoken }: Inquiry): Promise<Given> => {
    // Looked for each time, since it may have gone with the index before: where it is missing, nothing was searched.
    const asked = (request: AskRequest): Promise<Answer> =>
      askServing(answerer, (serving) =>
        serving.ask({ ...request, articleId: id === undefined ? undefined : article(id).id }),
      );
    const before = await conversationAfter(earlier.slice(-EARLIER_ASKED), asked);
    const answer = held(await asked({ ...before, question }), answerer());
    const { language, otherwise = defaultLanguage } = spoken;
    return { answer, language: language ?? questionLanguage(question) ?? otherwise };
  };

  const sentence = (articleId: string, ordinal: number): Citation => {
    const found = answerer().passage(article(articleId).id, ordinal);
    if (found !== undefined) return left(answerer().standing(found));
    const summary = answerer()
      .articles()
      .find(({ id }) => id === articleId);
    throw unknownSentence(articleId, ordinal, summary?.sentences ?? 0);
  };

  const passage = (articleId: string, ordinal: number, around: number): Surrounded => {
    const reach = Math.min(around, MOST_AROUND);
    const at = (place: number): readonly Citation[] => {
      const found = answerer().passage(articleId, place);
      return found === undefined ? [] : [left(answerer().standing(found))];
    };
    return {
      sentence: sentence(articleId, ordinal),
      before: places(Math.max(ordinal - reach, 0), ordinal).flatMap(at),
      after: places(ordinal + 1, ordinal + 1 + reach).flatMap(at),
    };
  };

  const check = async (text: string, articleId?: string): Promise<CheckedText> => {
    const { used, checked } = await askServing(checker, async (serving) => {
      const id = articleId === undefined ? undefined : article(articleId).id;
      return { used: serving, checked: await serving(text, id) };
    });
    if (checker() !== used) throw articlesChanged();
    return checked;
  };

  return { ask, article, passage, check, articles: () => answerer().articles() };
}

/** What the next question goes on from. */
type ConversationSoFar = Pick<AskRequest, 'previous' | 'overviewed'>;

async function conversationAfter(
  questions: readonly string[],
  asked: (request: AskRequest) => Promise<Answer>,
): Promise<ConversationSoFar> {
  let so: ConversationSoFar = {};
  for (const question of questions) {
    const answer = await asked({ ...so, question });
    so = { previous: turnAfter(answer, so.previous), overviewed: overviewedAfter(answer, so.overviewed) };
  }
  return so;
}

function overviewedAfter(answer: Answer, before: string | undefined): string | undefined {
  if (isSearched(answer)) return undefined;
  if (answer.kind !== 'overview') return before;
  const [first, ...others] = answer.articles;
  return others.length === 0 ? first.article.id : undefined;
}

function held(answer: Answer, answerer: Answerer): Answer {
  if (isSearched(answer)) return withStandingMore(left(standingAnswer(answer, answerer)), answerer);
  return answer.kind === 'overview' ? left(standingOverview(answer, answerer)) : answer;
}

/** The passages after those shown at once are given, too. */
function withStandingMore(answer: SearchedAnswer, { standing }: Answerer): SearchedAnswer {
  const passages = answer.more.map((passage) => standing(passage).shown);
  const more = passages.flatMap((passage) => passage ?? []);
  if (answer.kind === 'not-in-corpus') return { ...answer, more };
  const rest = passages.slice(0, answer.rest).filter((passage) => passage !== undefined).length;
  return { ...answer, more, rest };
}

function left<T>({ shown }: Standing<T>): T {
  if (shown === undefined) throw articlesChanged();
  return shown;
}

/** The whole numbers from `first` on, below `end`. */
function places(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, at) => first + at);
}
