import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../src/language/detect-language.ts';
import type { LanguageKnowledge } from '../../src/language/knowledge.ts';
import {
  isLanguage,
  knowledgeOf,
  languageList,
  languageNamed,
  LANGUAGES,
  type Language,
} from '../../src/language/language.ts';
import { stemOf } from '../../src/language/words.ts';
import { leaningOf } from '../../src/retrieval/follow-up.ts';

/** What a language's file must be good for. */
interface Examples {
  readonly sentence: string;
  readonly sameStem: readonly [string, string];
  readonly abbreviation: string;
  /** Longer than what leans by its shortness alone. */
  readonly followUps: readonly string[];
}

/** A new language comes with examples: the compiler asks for them. */
const EXAMPLES: Readonly<Record<Language, Examples>> = {
  de: {
    sentence: 'Der Rat hat die Vereinbarung am Mittwoch nicht unterzeichnet.',
    sameStem: ['Vereinbarung', 'Vereinbarungen'],
    abbreviation: 'Dr.',
    followUps: ['und wie lange dauert das?', 'Wie lange ist er im Amt?', 'Was hat man dazu gesagt?'],
  },
  en: {
    sentence: 'The council did not sign the agreement on Wednesday.',
    sameStem: ['agreement', 'Agreements'],
    abbreviation: 'Mr.',
    followUps: ['and how long is that?', 'how about the other one?', 'When did they sign the letter?'],
  },
  fr: {
    sentence: 'Le conseil n’a pas signé l’accord ce mercredi.',
    sameStem: ['accord', 'accords'],
    abbreviation: 'Mme.',
    followUps: [
      'et pendant combien de temps ?',
      'Qui lui a donné les clés ?',
      'Combien coûte celle-ci au musée ?',
    ],
  },
};

describe('the languages', () => {
  it('are known by their codes, and by nothing else', () => {
    expect(LANGUAGES.every(isLanguage)).toBe(true);
    expect(['DE', 'xx', '', 'toString', undefined, 0].some(isLanguage)).toBe(false);
  });

  it.each([
    ['de-AT', 'de'],
    ['de_DE', 'de'],
    ['DE', 'de'],
    ['en-US', 'en'],
    ['fr-CA', 'fr'],
    ['German', 'de'],
    ['deutsch', 'de'],
    ['Englisch', 'en'],
    ['français', 'fr'],
    ['Francais', 'fr'],
    ['es', undefined],
    ['Spanish', undefined],
    ['', undefined],
  ])('are named by a person as "%s": %s', (text, language) => {
    expect(languageNamed(text)).toBe(language);
  });

  it('are listed as a message needs them', () => {
    expect(languageList('or')).toBe('de, en or fr');
  });
});

describe.each(LANGUAGES)('what is known of %s', (language) => {
  const knowledge: LanguageKnowledge = knowledgeOf(language);
  const { sentence, sameStem, abbreviation, followUps } = EXAMPLES[language];

  it('tells its sentences from those of the others', () => {
    expect(guessLanguage(sentence)).toBe(language);
  });

  it('gives forms of a word one stem, in lower case', () => {
    const [one, other] = sameStem.map((word) => stemOf(word, language));
    expect(one).toBe(other);
    expect(one).toBe(one?.toLowerCase());
  });

  it('holds abbreviations with a full stop and without spaces, each of one kind', () => {
    const kinds = Object.values(knowledge.abbreviations);
    const all = kinds.flatMap((kind) => [...kind]);
    expect(all).toContain(abbreviation);
    expect(all.filter((one) => !/^[^\s.][^\s]*\.$|^-[^\s]+\.$/u.test(one))).toEqual([]);
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  it('holds starters with a capital, and what is compared in lower case without', () => {
    expect([...knowledge.starters].filter((word) => !/^\p{Lu}/u.test(word))).toEqual([]);
    const { plainWords, speechVerbs, elidedBeginnings, ordinals, followUps: lean } = knowledge;
    const { dayIntroducers, rangeWords } = knowledge;
    const lists: Iterable<string>[] = [plainWords, speechVerbs, elidedBeginnings, dayIntroducers, rangeWords];
    lists.push(
      lean.connectives,
      lean.pronouns,
      lean.impersonal,
      lean.questionWords,
      lean.questionDeterminers,
    );
    lists.push(lean.emptyWords, lean.expletive.clauseOpeners, [lean.expletive.pronoun]);
    const ofOrdinals = [ordinals?.determiners, ordinals?.adverbs, ordinals?.conjunctions];
    const words = [...lists, ...ofOrdinals].flatMap((list) => [...(list ?? [])]);
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  it('names the twelve months, each name once', () => {
    expect(knowledge.months).toHaveLength(12);
    expect(new Set(knowledge.months.flat()).size).toBe(knowledge.months.flat().length);
    expect(knowledge.months.every((names) => names.length > 0)).toBe(true);
  });

  it('holds weekdays that are abbreviations', () => {
    const { weekdays, abbreviations } = knowledge;
    expect([...weekdays].filter((day) => !abbreviations.either.has(day))).toEqual([]);
  });

  it('counts only starters as particles of names', () => {
    expect([...knowledge.nameParticles].filter((word) => !knowledge.starters.has(word))).toEqual([]);
  });

  it.each(followUps)('sees that "%s" goes on from the question before', (question) => {
    expect(['wholly', 'openly']).toContain(leaningOf(question));
  });
});
