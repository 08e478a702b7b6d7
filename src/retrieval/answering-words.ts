import { stemOf, stemsOf, wordsOf } from '../search-index/words.ts';
import { offersOf } from './answer-type.ts';
import type { Match } from './match.ts';
import type { Question } from './question.ts';

export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a sentence that answer, as far as that can be told: what the question asks for (a sum, a date, a name)
 * where the sentence offers it, else the words that it shares with the question.
 */
export function answeringWords(question: Question, match: Match): WordRange[] {
  const { text } = match.sentence;
  const offered = question.asksFor === undefined ? [] : offersOf(text, question.asksFor);
  return offered.length > 0 ? offered : sharedWords(question.text, text, match);
}

function sharedWords(question: string, text: string, { language }: Match): WordRange[] {
  const stems = stemsOf(question, language);
  return wordsOf(text).filter((word) => word.text.length > 2 && stems.has(stemOf(word.text, language)));
}
