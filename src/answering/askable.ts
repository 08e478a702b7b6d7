import { CONTROL, every, FORMATTING } from '../language/visible-text.ts';
import { wordsOf } from '../language/words.ts';
import type { Unaskable } from './answer.ts';
import { requestIn } from './requests/request.ts';

/** Characters of a question; a longer one is a text and not a question. */
export const QUESTION_LIMIT = 1000;

/** A line end or an escape may part words. */
const CONTROLS = every(CONTROL);
/** These lie within words, which are compared, and no question needs one. */
const FORMATTINGS = every(FORMATTING);

/** The question as it will be read and shown, or why it cannot be asked. */
export function askable(text: string): string | Unaskable {
  const visible = text.toWellFormed().replaceAll(FORMATTINGS, '').replaceAll(CONTROLS, ' ');
  const question = visible.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (question === '') return { kind: 'unaskable', reason: 'empty' };
  if (question.length > QUESTION_LIMIT) return { kind: 'unaskable', reason: 'too-long' };
  if (wordsOf(question).length === 0) return { kind: 'unaskable', reason: 'no-words' };
  return question;
}

/** Whether a text asks anything, as far as its form tells: it has a word, and is no small talk. */
export function asksSomething(text: string): boolean {
  const question = askable(text);
  return typeof question === 'string' ? requestIn(question).kind !== 'talk' : question.reason === 'too-long';
}
