import type { Answer, Citation, SearchedAnswer } from '../../../src/answering/answer.ts';
import { PASSAGES_A_PAGE } from '../../../src/wording/passage-marks.ts';
import type { Passage } from './passage.ts';

/**
 * What a person reads of an answer: what it quotes, then the first page of further passages; of a refusal what comes nearest;
 * of an overview how its sections begin. Nothing of small talk.
 */
export function botPassages(answer: Answer): Passage[] {
  return citationsRead(answer).map(({ article, start, end }) => ({ articleId: article.id, start, end }));
}

function citationsRead(answer: Answer): readonly Citation[] {
  switch (answer.kind) {
    case 'answered':
      return [...answer.citations, ...answer.more.slice(0, pageLength(answer))];
    case 'not-in-corpus':
      return answer.nearest;
    case 'overview':
      return answer.articles.flatMap(({ sections }) => sections.map(({ first }) => first));
    case 'talk':
    case 'unaskable':
      return [];
  }
}

/** What goes on with what is cited is shown by itself. */
function pageLength({ rest }: Extract<SearchedAnswer, { kind: 'answered' }>): number {
  return rest > 0 ? Math.min(rest, PASSAGES_A_PAGE) : PASSAGES_A_PAGE;
}
