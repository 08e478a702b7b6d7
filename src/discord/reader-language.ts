import { isLanguage, type Language } from '../language/language.ts';

/** The language of the labels for a Discord locale such as `en-GB`; `fallback` where beleg does not speak it. */
export function readerLanguage(locale: string, fallback: Language): Language {
  const [language] = locale.split('-');
  return isLanguage(language) ? language : fallback;
}
