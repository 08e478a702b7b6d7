import { describe, expect, it } from 'vitest';
import { questionLanguage } from '../../src/answering/question-language.ts';

describe('the language of a question', () => {
  it.each([
    ['Bist du ChatGPT?', 'de'],
    ['kannst du französisch?', 'de'],
    ['thx', 'en'],
    ['Hello!!', 'en'],
    ['help', 'en'],
    ['Bye', 'en'],
    ['Merci', 'fr'],
    ['merci :)', 'fr'],
    ['Hilfe', 'de'],
    ['aide', 'fr'],
    ['Tu es génial', 'fr'],
    ['grazie mille', 'it'],
  ])('is that of the one list which has all that is said: "%s" is %s', (text, language) => {
    expect(questionLanguage(text)).toBe(language);
  });

  it.each([
    ['Summary please', 'en'],
    ['Zusammenfassung?', 'de'],
    ['Résumé', 'fr'],
    ['riassunto', 'it'],
  ])('is told by what asks for an overview, too: "%s" is %s', (text, language) => {
    expect(questionLanguage(text)).toBe(language);
  });

  it.each([
    ['hello leute', 'en'],
    ['Hallo, when does it open?', 'en'],
    ['merci, wann öffnet die Bücherei?', 'de'],
  ])('is told by its words where several lists or none have it: "%s" is %s', (text, language) => {
    expect(questionLanguage(text)).toBe(language);
  });

  it.each(['ok', 'hi', 'ciao', 'tldr', 'Kettler?', ''])('is not known of "%s"', (text) => {
    expect(questionLanguage(text)).toBeUndefined();
  });
});
