import { stemmer as stemGerman } from '@orama/stemmers/german';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import type { Language } from './language.ts';

/** A run of letters and digits, with the marks of letters that come decomposed. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  de: stemGerman,
  en: stemEnglish,
  fr: stemFrench,
};

/** The words of a text, in its order. */
export function wordsOf(text: string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word);
}

/** The Snowball stem of a word in lower case (Porter 2001); equal however its letters are composed. */
export function stemOf(word: string, language: Language): string {
  return STEMMERS[language](word.normalize('NFC').toLowerCase());
}

/** The distinct stems of a text. */
export function stemsOf(text: string, language: Language): Set<string> {
  return new Set(wordsOf(text).map((word) => stemOf(word, language)));
}
