import { describe, expect, it } from 'vitest';
import { BelegError } from '../../src/errors.ts';
import { chosenLanguage, languageOf } from '../../src/terminal/locale-language.ts';

describe('languageOf', () => {
  it.each([
    ['fr_CA.UTF-8', 'fr'],
    ['en_GB', 'en'],
    ['de_AT.UTF-8@euro', 'de'],
    ['EN', 'en'],
  ] as const)('reads the locale %s as %s', (locale, language) => {
    expect(languageOf({ env: { LANG: locale } })).toBe(language);
  });

  it('follows LC_ALL before LC_MESSAGES before LANG and passes over empty ones', () => {
    expect(languageOf({ env: { LC_ALL: 'fr_FR', LC_MESSAGES: 'en_US', LANG: 'de_DE' } })).toBe('fr');
    expect(languageOf({ env: { LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'de_DE' } })).toBe('en');
  });

  it('follows the flag before the locale', () => {
    expect(languageOf({ flag: 'fr', env: { LANG: 'en_US' } })).toBe('fr');
  });

  it.each([[{}], [{ LANG: 'C.UTF-8' }], [{ LANG: 'POSIX' }], [{ LANG: 'it_IT.UTF-8' }]])(
    'speaks German where %j does not say better, and knows that nobody chose',
    (env) => {
      expect(languageOf({ env })).toBe('de');
      expect(chosenLanguage({ env })).toBeUndefined();
    },
  );

  it('names a flag that it does not know, and the choice', () => {
    expect(() => languageOf({ flag: 'deutsch', env: {} })).toThrow(BelegError);
    expect(() => languageOf({ flag: 'deutsch', env: {} })).toThrow(
      'Expected --lang to be one of de, en, fr, got "deutsch"',
    );
  });
});
