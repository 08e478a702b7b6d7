import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/language.ts';
import { isQuestion, isStatement } from '../../src/sentences/sentence-form.ts';

describe('isQuestion', () => {
  it.each([
    'Wer zahlt das?',
    'Wer zahlt das?!',
    'Wer zahlt das???',
    'Wer zahlt das? 🤔👍🏽',
    'Kommt ihr? :)',
    'Wer zahlt das?[1]',
    'Wer zahlt das?[^note]',
    'Wer zahlt das?[1](https://beispiel.de/a#c)',
    'Wer zahlt das?² ',
    '**Wer zahlt das?**',
    '„Wer zahlt das?“',
    '„Wer zahlt das?"',
    ",,Wer zahlt das?''",
    '»Wer zahlt das?«',
    '– „Wer zahlt das?“',
    '(Wer zahlt das?)',
    '(„Wer zahlt das?“)',
    '"Wer hat "Halt" gerufen?"',
    '„Wer hat ‚Halt‘ gerufen?“',
    'Wer sagte „Halt“?',
    'Wer sagte „Warum?“?',
    '‘Who’s paying?’',
    '« Qui paie ? »',
    'Qui paie\u202F?',
    'U\u0308ber wen?',
  ])('sees that %s asks', (text) => {
    expect(isQuestion(text)).toBe(true);
  });

  it.each([
    '',
    'Niemand zahlt.',
    'Er fragte: „Wer zahlt das?“',
    'Er fragte: „Wer zahlt das?" 😀',
    'Er fragte: „Wer zahlt das?!“',
    '„Gut“, sagte er, „wer zahlt das?“',
    '"Gut", sagte er, "wer zahlt das?"',
    '„Er fragte: ‚Wer zahlt das?‘“',
    '„Wer zahlt das?“, fragte er.',
    'Das Geld ist weg (wer zahlt das?)',
    'Das Stück heißt „Wer hat Angst?“.',
    'Il demanda : « Qui paie ? »',
    '« Bon », dit-il, « qui paie ? »',
    'She asked, ‘Who pays?’',
    '“Who pays?” she asked.',
    'https://x.de/?a=1',
  ])('sees that "%s" does not ask', (text) => {
    expect(isQuestion(text)).toBe(false);
  });
});

describe('isStatement', () => {
  it.each<[Language, string]>([
    ['de', 'Das Bad ist offen.'],
    ['de', 'Das Bad ist offen!'],
    ['de', 'Und dann kam er …'],
    ['de', 'Und dann kam er...'],
    ['de', '„Das Bad ist offen.“'],
    ['de', 'Er sagte: „Das Bad ist offen.“[1] 🎉'],
    ['de', '**Das Bad ist offen.**'],
    ['de', 'Er rief: „Was nun?!“'],
    ['de', 'Das Fest war 2019.'],
    ['de', 'Das war im Jahr 2019.'],
    ['de', 'Es kamen nur 12.'],
    ['de', 'Ulm gewann mit 3:1.'],
    ['de', 'Der Turm misst 30 m.'],
    ['de', 'Der Eintritt kostet 5 €.'],
    ['de', 'Er tat es auf seine Art.'],
    ['de', 'Das Pra\u0308sidium tagt heute.'],
    ['en', 'He simply said no.'],
    ['en', 'It was you and I.'],
    ['fr', 'Le bain est ouvert.'],
    ['fr', '« Le bain est ouvert. »'],
  ])('takes the %s heading "%s" for a sentence', (language, text) => {
    expect(isStatement(text, language)).toBe(true);
  });

  it.each<[Language, string]>([
    ['de', ''],
    ['de', 'Das Bad ist offen'],
    ['de', 'Das Bad ist offen:'],
    ['de', 'Neues Bad.'],
    ['de', 'Wer zahlt das Bad?'],
    ['de', 'Wer zahlt das Bad?!'],
    ['de', 'Er fragte: „Wer zahlt das?“'],
    ['de', '§ 3.'],
    ['de', 'Bußgeld nach § 3.'],
    ['de', 'Das Buch, Kapitel 2.'],
    ['de', 'Sitzung am 3.'],
    ['de', 'Die Sitzung vom 5. 3.'],
    ['de', 'Die Firma Huber u. Co.'],
    ['de', 'Äpfel, Birnen, Kirschen usw.'],
    ['de', 'Das Buch, Teil I.'],
    ['de', 'Das Schloss Ludwigs XIV.'],
    ['de', 'Nun gilt Plan B.'],
    ['de', 'Obst, z. B.'],
    ['en', 'The book, chapter 2.'],
    ['en', 'The firm of Smith Inc.'],
    ['fr', 'La société Martin et Cie.'],
  ])('does not take the %s heading "%s" for one', (language, text) => {
    expect(isStatement(text, language)).toBe(false);
  });

  it('reads long runs of marks in linear time', () => {
    for (const mark of ['"', '*', '?', '.', '„', '« ', '[', '1. ', '🎉', '[1]']) {
      const text = mark.repeat(50_000);
      expect(isStatement(text, 'de')).toBe(false);
      expect(isQuestion(text)).toBe(mark === '?');
    }
    expect(isQuestion(`${'('.repeat(50_000)}Wer?${')'.repeat(50_000)}`)).toBe(false);
  });
});
