import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/language.ts';
import { spelledAs } from '../../src/retrieval/spelling.ts';
import { readWords } from '../../src/search-index/read-words.ts';
import { Vocabulary } from '../../src/search-index/vocabulary.ts';

const ARTICLES: Readonly<Record<Language, string>> = {
  de: 'Die Bücherei öffnet am Samstag. Die Vereinbarung der KMU kostet Familie Müller in der Straße viel. Herr Biewer wählt Preise aus, ohne sie abzuzählen.',
  en: 'The dehumidifier removes moisture, the charcoal filter is replaced. The agreement of Tarsenac.',
  fr: 'L’Unef et l’association ont signé un accord sur la sécurité. Le spectacle de Tarsenac coûte peu. L’entrée est libre.',
};

/** As a model has them that knows short words and these as a whole. */
const WHOLE = new Set([
  'Miller',
  'agreements',
  'treatment',
  'schon',
  'compte',
  'libre',
  'Preis',
  'centre',
  'quest',
]);
const pieces = (word: string): number => (WHOLE.has(word) ? 1 : 1 + Math.ceil(word.length / 3));

const spelledIn = (languages: readonly Language[], question: string): Promise<string> =>
  spelledAs(question, {
    vocabulary: new Vocabulary(
      readWords(languages.map((language) => ({ text: ARTICLES[language], language }))),
    ),
    // With its marks a word is a known one.
    pieces: (word) => pieces(word) - Number(/[äöüéèêû]/u.test(word)),
  });

describe('a question is spelled as the articles are', () => {
  it.each([
    ['de', 'Wann öffnet die Büchrei?', 'Wann öffnet die Bücherei?'],
    ['de', 'Wann oeffnet die Buecherei?', 'Wann öffnet die Bücherei?'],
    ['de', 'Wann offnet die Bucherei?', 'Wann öffnet die Bücherei?'],
    ['de', 'Was steht in der Vereinbarugn?', 'Was steht in der Vereinbarung?'],
    ['de', 'Was kostet die Strasse fuer Mueller?', 'Was kostet die Straße für Müller?'],
    ['de', 'WAS IST MIT DER VEREINBARUNG DER KMU?', 'was ist mit der Vereinbarung der KMU?'],
    ['de', 'Wer ist Herr Biewre?', 'Wer ist Herr Biewer?'],
    ['en', 'What does the dehumidifer remove?', 'What does the dehumidifier remove?'],
    ['en', 'When is the charcaol filter replaced?', 'When is the charcoal filter replaced?'],
    ['en', 'What is the charcoal’s use?', 'What is the charcoal’s use?'],
    ['fr', 'cest quoi lUnef ?', "c'est quoi l'Unef ?"],
    ['fr', 'quest ce que lassociation ?', "qu'est ce que l'association ?"],
    ['fr', 'que dit laccord sur la securite ?', "que dit l'accord sur la sécurité ?"],
    ['fr', 'quelle est lentree ?', "quelle est l'entrée ?"],
    ['fr', 'Où est Tarsneac ?', 'Où est Tarsenac ?'],
  ] as const)('in %s: %s', async (language, question, meant) => {
    expect(await spelledIn([language], question)).toBe(meant);
  });

  it('by a name also where it is in another language', async () => {
    expect(await spelledIn(['de'], 'Who is Mr Biewre?')).toBe('Who is Mr Biewer?');
    expect(await spelledIn(['en'], 'Wo liegt Tarsneac?')).toBe('Wo liegt Tarsenac?');
  });
});

describe('a question keeps', () => {
  it.each([
    ['a word that the articles hold', 'de', 'Wer wählt Müller?'],
    ['a form of one', 'de', 'Wer wählte die Vereinbarungen?'],
    ['a word that the model knows as a whole', 'de', 'Wann wurde Miller geboren?'],
    ['a word that is another one without its marks', 'fr', 'Qui compte ?'],
    ['the marks that were typed', 'fr', 'Qui a süreté ?'],
    ['a word that lacks a syllable', 'de', 'Wer kann abzählen?'],
    ['a short word', 'de', 'Wer ist Mler?'],
    ['a number', 'de', 'Was war 1963 und 2O19 im §4a?'],
    ['a word of another matter', 'de', 'Wer bezahlt den Hausmeister?'],
    ['another letter in a word', 'de', 'Wer kennt Biemer?'],
    ['a word that differs by its ending', 'de', 'Wer sieht die Vereinbarun?'],
    ['a word of five letters that lacks one', 'de', 'Wer hat den Biwer?'],
    ['a word of another language', 'de', 'Who has the treatment?'],
    ['a word that only begins like an elision', 'fr', 'Où est le centre ?'],
  ] as const)('%s', async (_, language, question) => {
    expect(await spelledIn([language], question)).toBe(question);
  });

  it('its words where no article has any', async () => {
    const nothing = { vocabulary: new Vocabulary(readWords([])), pieces };
    expect(await spelledAs('Wann öffnet die Bücherei?', nothing)).toBe('Wann öffnet die Bücherei?');
  });

  it('what is beyond the first words that are none of the articles’', async () => {
    const garbage = Array.from({ length: 100 }, (_, i) => 'qx'.repeat(3 + (i % 5))).join(' ');
    expect(await spelledIn(['de', 'en', 'fr'], `${garbage} Büchrei`)).toBe(`${garbage} Büchrei`);
    expect(await spelledIn(['de'], `Büchrei ${garbage}`)).toBe(`Bücherei ${garbage}`);
  });
});
