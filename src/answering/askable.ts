import { wordsOf } from '../search-index/words.ts';
import type { Unaskable } from './answer.ts';

/** Characters of a question; a longer one is a text and not a question. */
const QUESTION_LIMIT = 1000;

/** Control and formatting characters: bidi overrides, zero-width marks, escapes. No question needs one. */
const INVISIBLE = /[\p{Cc}\p{Cf}]+/gu;

/** The question as it will be read and shown, or why it cannot be asked. */
export function askable(text: string): string | Unaskable {
  const question = text.replaceAll(INVISIBLE, ' ').replaceAll(/\s+/g, ' ').trim();
  if (question === '') return { kind: 'unaskable', reason: 'empty' };
  if (question.length > QUESTION_LIMIT) return { kind: 'unaskable', reason: 'too-long' };
  if (wordsOf(question).length === 0) return { kind: 'unaskable', reason: 'no-words' };
  return question;
}
