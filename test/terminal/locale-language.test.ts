import { describe, expect, it } from 'vitest';
import { chosenLanguage, hostLanguageOf, languageOf } from '../../src/terminal/locale-language.ts';

describe('languageOf', () => {
  it.each([
    ['fr_CA.UTF-8', 'fr'],
    ['en_GB', 'en'],
    ['de_AT.UTF-8@euro', 'de'],
    ['EN', 'en'],
    ['it_CH.UTF-8', 'it'],
  ] as const)('reads the locale %s as %s', (locale, language) => {
    expect(languageOf({ LANG: locale })).toBe(language);
  });

  it('follows LC_ALL before LC_MESSAGES before LANG and passes over empty ones', () => {
    expect(languageOf({ LC_ALL: 'fr_FR', LC_MESSAGES: 'en_US', LANG: 'de_DE' })).toBe('fr');
    expect(languageOf({ LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'de_DE' })).toBe('en');
  });

  it('follows LANGUAGE, a list, before the locale', () => {
    expect(languageOf({ LANGUAGE: 'fr', LC_ALL: 'en_US' })).toBe('fr');
    expect(languageOf({ LANGUAGE: 'es:en_GB:de', LANG: 'de_DE' })).toBe('en');
    expect(languageOf({ LANGUAGE: 'de:en', LANG: 'C' })).toBe('de');
  });

  it('follows the locale where LANGUAGE names no language that beleg speaks', () => {
    for (const LANGUAGE of ['', ':', 'pl:es']) expect(languageOf({ LANGUAGE, LANG: 'fr_FR' })).toBe('fr');
  });

  it('is English for who hosts it and speaks none that the programs have words in', () => {
    const spoken = ['it_IT', 'fr_FR', 'en_GB', 'es_ES'].map((LANG) => hostLanguageOf({ LANG }));
    expect(spoken).toEqual(['en', 'fr', 'en', 'de']);
  });

  it.each([[{}], [{ LANG: 'C.UTF-8' }], [{ LANG: 'POSIX' }], [{ LANG: 'es_ES.UTF-8' }]])(
    'speaks German where %j does not say better, and knows that nobody chose',
    (env) => {
      expect(languageOf(env)).toBe('de');
      expect(chosenLanguage(env)).toBeUndefined();
    },
  );
});
