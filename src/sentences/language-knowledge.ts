import type { Language } from '../language/language.ts';
import type { AbbreviationFinder } from './abbreviations.ts';
import { createAbbreviationFinder } from './abbreviations.ts';
import { english } from '../language/english.ts';
import { french } from '../language/french.ts';
import { german } from '../language/german.ts';
import type { Vocabulary } from '../language/vocabulary.ts';

/** What the rules know of a language. */
export interface LanguageKnowledge {
  readonly vocabulary: Vocabulary;
  readonly abbreviations: AbbreviationFinder;
}

const KNOWLEDGE: Readonly<Record<Language, LanguageKnowledge>> = {
  de: knowledgeFrom(german),
  en: knowledgeFrom(english),
  fr: knowledgeFrom(french),
};

export function knowledgeOf(language: Language): LanguageKnowledge {
  return KNOWLEDGE[language];
}

function knowledgeFrom(vocabulary: Vocabulary): LanguageKnowledge {
  return { vocabulary, abbreviations: createAbbreviationFinder(vocabulary) };
}
