import { describe, expect, it } from 'vitest';
import { loadNews } from '../../scripts/evaluation/sets/news.ts';
import { guessLanguage, likelyLanguages, tellLanguage } from '../../src/language/detect-language.ts';

describe('guessLanguage', () => {
  it.each([
    ['de', 'Deutschland und Frankreich wollen bei künstlicher Intelligenz zusammenarbeiten.'],
    ['en', 'The two governments signed a letter of intent.'],
    ['fr', 'Les deux gouvernements ont signé une lettre d’intention.'],
    ['de', 'Wie alt war Peyton Manning, als er im Super Bowl 50 spielte?'],
    ['en', 'Some of what the Bundesregierung wrote was “und so weiter”.'],
    ['fr', 'L’E\u0301cole n’a plus ouvert de\u0301ja\u0300 lundi.'],
  ])('knows %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it('says de where the text gives no clue', () => {
    expect(guessLanguage('12345')).toBe('de');
    expect(guessLanguage('日本語のテキストです')).toBe('de');
  });

  it('knows every sentence of the news', async () => {
    const { articles, sentences } = await loadNews();
    const languages = new Map(articles.map(({ id, language }) => [id, language]));
    expect(sentences.length).toBeGreaterThan(500);
    expect(
      sentences.filter(({ articleId, text }) => guessLanguage(text) !== languages.get(articleId)),
    ).toEqual([]);
  });
});

describe('likelyLanguages', () => {
  it.each([
    ['Wer ist das?', ['de']],
    ['Et comment?', ['fr']],
    ['So, Kettler?', ['de', 'en']],
    ['Kettler?', ['de', 'en', 'fr']],
    ['', ['de', 'en', 'fr']],
  ])('of "%s" are %j', (text, languages) => {
    expect(likelyLanguages(text)).toEqual(languages);
  });
});

describe('tellLanguage', () => {
  it.each([
    ['Wer ist das?', 'de'],
    ['was kostet es?', 'de'],
    ['Hat Signavia Fehler eingeräumt?', 'de'],
    ['When will Tiedtke’s successor be chosen?', 'en'],
    ['Qui a arbitré ?', 'fr'],
    ['Danke!', 'de'],
    ['thanks :)', 'en'],
    ['Bonsoir', 'fr'],
    ['Quando apre la biblioteca?', 'it'],
    ['La biblioteca di domenica?', 'it'],
    ['perche il prezzo e cosi alto', 'it'],
    ['È gratis?', 'it'],
    ['perché i soci pagano in quel mese', 'it'],
    ['Grazie!', 'it'],
    ['La bibliothèque ouvre quand ?', 'fr'],
    ['Geht das per E-Mail?', 'de'],
    ['AI Act?', undefined],
    ['du bist doof', 'de'],
    ['Kannst du Französisch?', 'de'],
    ['du', undefined],
    ['E. I. du Pont', undefined],
    ['Durée du prêt ?', 'fr'],
    ['Pourquoi du pain ?', 'fr'],
    ['What is in “Ein Modell für Europa”?', 'en'],
    ['Was steht unter „What we know and what they say“?', 'de'],
    ['Was steht in "the terms of use"?', 'de'],
    ['Que dit « Das Modell und die Folgen » ?', 'fr'],
    ['Wer sagt »we are the best«?', 'de'],
    ["Was heißt 'the right to refuse'?", 'de'],
    ['“Ein Modell für Europa”', 'de'],
    ["what's the landlord's condition", 'en'],
    ['What’s the neighbour’s garden’s size?', 'en'],
    ["wie geht's dem Verein?", 'de'],
    ["s'il pleut ?", 'fr'],
    ["qu'y a-t-il ?", 'fr'],
    ["c'è il medico?", 'it'],
    ['Ciao', undefined],
    ['ok', undefined],
    ['So, Kettler?', undefined],
    ['Kettler?', undefined],
    ['', undefined],
  ])('of "%s" is %s', (text, language) => {
    expect(tellLanguage(text)).toBe(language);
  });
});
