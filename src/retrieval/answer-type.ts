import { OFFERS } from './offer-patterns.ts';
import { QUESTION_PATTERNS } from './question-patterns.ts';

/** What kind of thing a question asks for. `undefined` in its place means: it cannot be told. */
export type AnswerType = 'number' | 'money' | 'time' | 'person' | 'reason' | 'place';

/** Whether it is a number, a sum or a time: things with few words of their own, so that their absence tells something. */
export function isFigure(type: AnswerType | undefined): boolean {
  return type === 'number' || type === 'money' || type === 'time';
}

/**
 * What a question asks for, by its question words in German, English or French (a chat's question need not be in the
 * article's language, and the three do not share question words). Of several, the one named first wins.
 */
export function askedFor(question: string): AnswerType | undefined {
  let first: { type: AnswerType; at: number } | undefined;
  for (const { type, pattern } of QUESTION_PATTERNS) {
    const at = question.search(pattern);
    if (at !== -1 && (first === undefined || at < first.at)) first = { type, at };
  }
  return first?.type;
}

/** The parts of a sentence that could be such a thing, as `[start, end)` ranges in its order. */
export function offersOf(
  sentence: string,
  type: AnswerType,
): { readonly start: number; readonly end: number }[] {
  return Array.from(sentence.matchAll(OFFERS[type]), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
