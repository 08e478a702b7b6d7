import { italian } from './italian.ts';
import type { LanguageKnowledge, SpokenKnowledge } from './knowledge.ts';
import { codeOfLocale, isLanguage, knowledgeOf, LANGUAGES, listed, type Language } from './language.ts';
import { wordsOf } from './words.ts';

/** The languages that beleg speaks and reads no articles in: a new one is a line here and a file. */
const ONLY_SPOKEN = {
  it: italian,
} satisfies Readonly<Record<string, SpokenKnowledge>>;

/**
 * A language of the labels, which is that of a person and tells nothing of an article's: beleg speaks every language that it
 * reads articles in, and further ones.
 */
export type LabelLanguage = Language | keyof typeof ONLY_SPOKEN;

export const LABEL_LANGUAGES: readonly LabelLanguage[] = [
  ...LANGUAGES,
  ...Object.keys(ONLY_SPOKEN).filter(isOnlySpoken),
];

function isOnlySpoken(value: string): value is keyof typeof ONLY_SPOKEN {
  return Object.hasOwn(ONLY_SPOKEN, value);
}

/** The language that `it`, `IT`, `it_CH.UTF-8` or `de-CH` names; undefined where beleg does not speak it. */
export function labelLanguageOfLocale(locale: string): LabelLanguage | undefined {
  const code = codeOfLocale(locale);
  return LABEL_LANGUAGES.find((language) => language === code);
}

/** "de, en, fr or it", with the word for "or" or "and" that the message takes, each code between two of `mark`. */
export function labelLanguageList(conjunction: string, mark = ''): string {
  return listed(LABEL_LANGUAGES, conjunction, mark);
}

/** What tells that a person writes in a language, and what they ask for. */
export function spokenKnowledgeOf(language: LabelLanguage): SpokenKnowledge {
  return isLanguage(language) ? spokenIn(knowledgeOf(language)) : ONLY_SPOKEN[language];
}

function spokenIn({
  starters,
  openingWords,
  followUps,
  addressWords,
  letters,
  requests,
}: LanguageKnowledge): SpokenKnowledge {
  const { connectives, pronouns, questionWords, emptyWords } = followUps;
  return {
    functionWords: wordsAmong(starters, connectives, pronouns),
    askingWords: wordsAmong(openingWords, questionWords, emptyWords, addressWords),
    letters,
    connectives,
    questionWords,
    requests,
  };
}

/** The words of phrases, in lower case and without what an apostrophe parts from them. */
function wordsAmong(...phrases: readonly Iterable<string>[]): ReadonlySet<string> {
  return new Set(phrases.flatMap((some) => wordsOf([...some].join(' ').toLowerCase())));
}
