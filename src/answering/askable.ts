import { wordsOf } from '../language/words.ts';
import type { Unaskable } from './answer.ts';

/** Characters of a question; a longer one is a text and not a question. */
export const QUESTION_LIMIT = 1000;

/** Line ends, tabs, escapes. */
const CONTROL = /\p{Cc}+/gu;
/** Bidi overrides, zero-width marks, soft hyphens: they lie within words, and no question needs one. */
const FORMATTING = /\p{Cf}+/gu;

/** The question as it will be read and shown, or why it cannot be asked. */
export function askable(text: string): string | Unaskable {
  const visible = text.toWellFormed().replaceAll(FORMATTING, '').replaceAll(CONTROL, ' ');
  const question = visible.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (question === '') return { kind: 'unaskable', reason: 'empty' };
  if (question.length > QUESTION_LIMIT) return { kind: 'unaskable', reason: 'too-long' };
  if (wordsOf(question).length === 0) return { kind: 'unaskable', reason: 'no-words' };
  return question;
}
