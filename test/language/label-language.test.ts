import { describe, expect, it } from 'vitest';
import {
  LABEL_LANGUAGES,
  labelLanguageList,
  labelLanguageOfLocale,
  spokenKnowledgeOf,
} from '../../src/language/label-language.ts';
import { languageList, LANGUAGES } from '../../src/language/language.ts';

describe('labelLanguageOfLocale', () => {
  it.each([
    ['de', 'de'],
    ['DE', 'de'],
    ['de_AT.UTF-8@euro', 'de'],
    ['en-GB', 'en'],
    ['fr_CA', 'fr'],
    ['it_IT', 'it'],
    ['es_ES', undefined],
    ['C.UTF-8', undefined],
    ['deutsch', undefined],
    ['', undefined],
  ])('reads the locale "%s" as %s', (locale, language) => {
    expect(labelLanguageOfLocale(locale)).toBe(language);
  });
});

describe('a list of languages', () => {
  it('names every one of articles or of labels, each between marks where there are any', () => {
    expect(languageList('or')).toBe('de, en or fr');
    expect(labelLanguageList('or')).toBe('de, en, fr or it');
    expect(labelLanguageList('or', '`')).toBe('`de`, `en`, `fr` or `it`');
  });
});

it('speaks every language that it reads, and others', () => {
  expect(LABEL_LANGUAGES).toEqual(expect.arrayContaining([...LANGUAGES]));
  expect(LABEL_LANGUAGES.length).toBeGreaterThan(LANGUAGES.length);
});

describe.each(LABEL_LANGUAGES)('what tells %s', (language) => {
  it('is in lower case', () => {
    const { functionWords, askingWords } = spokenKnowledgeOf(language);
    const words = [...functionWords, ...askingWords];
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });
});
