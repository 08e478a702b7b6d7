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

/** "de, en or fr", with the word for "or" or "and" that the message takes. */
export function languageList(conjunction: string): string {
  return [LANGUAGES.slice(0, -1).join(', '), ...LANGUAGES.slice(-1)].join(` ${conjunction} `);
}

/** All that the code knows of a language. */
export function knowledgeOf(language: Language): LanguageKnowledge {
  return KNOWLEDGE[language];
}
