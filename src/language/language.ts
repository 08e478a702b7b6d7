import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { LanguageKnowledge } from './knowledge.ts';

/** The languages that beleg reads, is asked in and speaks, by their ISO 639-1 codes: a new one is a line here and a file. */
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

/** The language that `de`, `DE`, `de_AT.UTF-8` or `de-CH` names; undefined where beleg does not speak it. */
export function languageOfLocale(locale: string): Language | undefined {
  const code = locale.toLowerCase().split(/[_.@-]/u, 1)[0];
  return LANGUAGES.find((language) => language === code);
}

/** The language that a person means by its code, by a locale, or by its name in a language that beleg speaks. */
export function languageNamed(text: string): Language | undefined {
  return (
    languageOfLocale(text) ?? LANGUAGES.find((language) => namesOf(language).includes(bareLetters(text)))
  );
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
  const codes = LANGUAGES.map((language) => `${mark}${language}${mark}`);
  return [codes.slice(0, -1).join(', '), ...codes.slice(-1)].join(` ${conjunction} `);
}

/** All that the code knows of a language. */
export function knowledgeOf(language: Language): LanguageKnowledge {
  return KNOWLEDGE[language];
}
