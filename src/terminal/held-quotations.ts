import {
  isSearched,
  type Answer,
  type Answerer,
  type ArticleOverview,
  type Citation,
  type Standing,
} from '../answering/answer.ts';
import { standingAnswer, standingOverview, standingPassages } from '../answering/standing.ts';
import { BelegError } from '../errors.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { TERMINAL_LABELS } from './terminal-labels.ts';

/*
 * Every quotation goes through here right before it is printed, with nothing awaited in between. What holds for each that
 * comes out: it and every source that it names stand in the articles that serve at that moment, however long ago it was
 * found. What does not stand is left out; where nothing is left, a BelegError says so in the person's language.
 */

/** An answer with those of its quotations that stand. */
export function heldAnswer(answer: Answer, answerer: Answerer, language: LabelLanguage): Answer {
  if (isSearched(answer)) return left(standingAnswer(answer, answerer), language);
  return answer.kind === 'overview' ? left(standingOverview(answer, answerer), language) : answer;
}

/** Those of the passages that stand. */
export function heldPassages(
  passages: readonly Citation[],
  answerer: Answerer,
  language: LabelLanguage,
): readonly Citation[] {
  return left(standingPassages(passages, answerer), language);
}

/** Those of an article's sections whose first sentence stands. */
export function heldSections(
  overview: ArticleOverview,
  answerer: Answerer,
  language: LabelLanguage,
): ArticleOverview {
  return left(standingOverview({ articles: [overview] }, answerer), language).articles[0];
}

/** A passage that stands. */
export function heldPassage(passage: Citation, answerer: Answerer, language: LabelLanguage): Citation {
  return left(answerer.standing(passage), language);
}

function left<T>({ shown }: Standing<T>, language: LabelLanguage): T {
  if (shown !== undefined) return shown;
  const { problem, remedy } = TERMINAL_LABELS[language].articleChanged;
  throw new BelegError(problem, remedy);
}
