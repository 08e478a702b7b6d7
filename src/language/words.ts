import type { Language } from './language.ts';
import { knowledgeOf } from './language.ts';

/** A run of letters and digits, with the marks of letters that come decomposed. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** The words of a text, in its order. */
export function wordsOf(text: string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word);
}

/** The words of a text one after the other, for who wants the first of them. */
export function* wordsInTurn(text: string): Generator<string> {
  for (const [word] of text.matchAll(WORD)) yield word;
}

/** A word at its place: `text.slice(start, end)`, in UTF-16 code units. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The same with their places. */
export function placedWords(text: string): PlacedWord[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/** A text with each of its words as `write` writes it. */
export function eachWord(text: string, write: (word: string) => string): string {
  return text.replaceAll(WORD, (word) => write(word));
}

/** The stem of a word, equal however its letters are composed and written large or small. */
export function stemOf(word: string, language: Language): string {
  return knowledgeOf(language).stem(word.normalize('NFC').toLowerCase());
}

/** The distinct stems of a text. */
export function stemsOf(text: string, language: Language): Set<string> {
  return new Set(wordsOf(text).map((word) => stemOf(word, language)));
}
