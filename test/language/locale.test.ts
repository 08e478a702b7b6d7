import { describe, expect, it } from 'vitest';
import { languageList, languageOfLocale } from '../../src/language/language.ts';

describe('languageOfLocale', () => {
  it.each([
    ['de', 'de'],
    ['DE', 'de'],
    ['de_AT.UTF-8@euro', 'de'],
    ['en-GB', 'en'],
    ['fr_CA', 'fr'],
    ['it_IT', undefined],
    ['C.UTF-8', undefined],
    ['deutsch', undefined],
    ['', undefined],
  ])('reads the locale "%s" as %s', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });
});

describe('languageList', () => {
  it('names every language, each between marks where there are any', () => {
    expect(languageList('or')).toBe('de, en or fr');
    expect(languageList('or', '`')).toBe('`de`, `en` or `fr`');
  });
});
