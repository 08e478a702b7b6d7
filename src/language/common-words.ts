import { knowledgeOf, LANGUAGES, type Language } from './language.ts';
import { bareWord, spelledOut } from './typed-text.ts';
import { wordsOf } from './words.ts';

/** The words of a language that are listed for what they do in a sentence, and so may stand in any question. */
interface CommonWords {
  readonly words: ReadonlySet<string>;
  /** Those with marks, by how they are typed without them. */
  readonly byBareWord: ReadonlyMap<string, string>;
}

const COMMON_WORDS: ReadonlyMap<Language, CommonWords> = new Map(
  LANGUAGES.map((language) => [language, commonWordsOf(language)]),
);

/** Whether a word is a function word, a month or a weekday of a language. */
export function isCommonWord(word: string, language: Language): boolean {
  return COMMON_WORDS.get(language)?.words.has(word.toLowerCase()) === true;
}

/** The common word that one without marks stands for: "für" for "fur" and "fuer". */
export function commonWordFor(word: string, language: Language): string | undefined {
  return COMMON_WORDS.get(language)?.byBareWord.get(word.toLowerCase());
}

function commonWordsOf(language: Language): CommonWords {
  const { starters, openingWords, sharedParts, dateWords, months, followUps } = knowledgeOf(language);
  const { connectives, pronouns, questionWords, questionDeterminers, emptyWords } = followUps;
  const listed = [
    ...starters,
    ...openingWords,
    ...sharedParts,
    ...dateWords,
    ...months.flat(),
    ...connectives,
    ...pronouns,
    ...questionWords,
    ...questionDeterminers,
    ...emptyWords,
  ];
  const words = new Set(wordsOf(listed.join(' ').toLowerCase()));
  const marked = [...words].filter((word) => bareWord(word) !== word);
  const byBareWord = new Map(
    marked.flatMap((word) => [bareWord(word), spelledOut(word)].map((bare) => [bare, word])),
  );
  return { words, byBareWord };
}
