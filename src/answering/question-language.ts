import { tellLanguage } from '../language/detect-language.ts';
import { LABEL_LANGUAGES, type LabelLanguage } from '../language/label-language.ts';
import { comparableWords } from './requests/comparable-words.ts';
import { fixedPhrasesOf } from './requests/phrases.ts';

const PHRASES = LABEL_LANGUAGES.map((language) => ({ language, books: fixedPhrasesOf(language) }));

/**
 * The language that a person asks in: that of the list whose phrases make up all that they say ("thx", "Bist du ChatGPT?"), where
 * it is one; else the one that the words tell. Undefined where neither does.
 */
export function questionLanguage(text: string): LabelLanguage | undefined {
  const words = comparableWords(text);
  const [language, ...others] = PHRASES.filter(({ books }) =>
    books.some(({ phrases, fillers }) => phrases.covering(words, fillers) !== undefined),
  ).map((spoken) => spoken.language);
  return language !== undefined && others.length === 0 ? language : tellLanguage(text);
}
