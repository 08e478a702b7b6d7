import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../src/language/detect-language.ts';

describe('guessLanguage', () => {
  it.each([
    ['de', 'Deutschland und Frankreich wollen bei künstlicher Intelligenz zusammenarbeiten.'],
    ['en', 'The two governments signed a letter of intent.'],
    ['fr', 'Les deux gouvernements ont signé une lettre d’intention.'],
  ])('knows %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it('says de where the text gives no clue', () => {
    expect(guessLanguage('12345')).toBe('de');
    expect(guessLanguage('日本語のテキストです')).toBe('de');
  });
});
