import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { LanguageKnowledge } from './knowledge.ts';

/** The languages that beleg reads articles in and is asked in, by their ISO 639-1 codes: a new one is a line here and a file. */
const KNOWLEDGE = {
  de: german,
  en: english,
  fr: french,
} satisfies Readonly<Record<string, LanguageKnowledge>>;

export type Language = keyof typeof KNOWLEDGE;

export const LANGUAGES: readonly Language[] = Object.keys(KNOWLEDGE).filter(isLanguage);

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(KNOWLEDGE, value);
}

/** Where nothing says which: for a text without a clue, or a person whose language beleg does not speak. */
export const DEFAULT_LANGUAGE: Language = 'de';

/** `de` of `de`, `DE`, `de_AT.UTF-8` and `de-CH`. */
export function codeOfLocale(locale: string): string {
  return locale.toLowerCase().replace(/[_.@-].*/su, '');
}

/** The language that a person means by its code, by a locale, or by its name in a language that beleg reads. */
export function languageNamed(text: string): Language | undefined {
  const code = codeOfLocale(text);
  return LANGUAGES.find((language) => language === code || namesOf(language).includes(bareLetters(text)));
}

function namesOf(language: Language): readonly string[] {
  return LANGUAGES.map((speaker) =>
    bareLetters(new Intl.DisplayNames([speaker], { type: 'language' }).of(language) ?? language),
  );
}

/** For comparing names as people type them: in lower case and without accents. */
export function bareLetters(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** "de, en or fr", with the word for "or" or "and" that the message takes, each code between two of `mark`. */
export function languageList(conjunction: string, mark = ''): string {
  return listed(LANGUAGES, conjunction, mark);
}

/** Codes in a row, the last behind a word for "or" or "and", each between two of `mark`. */
export function listed(codes: readonly string[], conjunction: string, mark: string): string {
  const marked = codes.map((code) => `${mark}${code}${mark}`);
  return [marked.slice(0, -1).join(', '), ...marked.slice(-1)].join(` ${conjunction} `);
}

/** All that the code knows of a language. */
export function knowledgeOf(language: Language): LanguageKnowledge {
  return KNOWLEDGE[language];
}
