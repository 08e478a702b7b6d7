/** The languages that beleg reads, is asked in and speaks. */
export const LANGUAGES = ['de', 'en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}
