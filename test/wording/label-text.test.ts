import { describe, expect, it } from 'vitest';
import { LABEL_LANGUAGES, type LabelLanguage } from '../../src/language/label-language.ts';
import { counting, typeset } from '../../src/wording/label-text.ts';
import { labelTexts } from '../helpers/label-texts.ts';

/** French typography where the space is missing or one that may break. A colon before a letter begins a command's name. */
const BADLY_SET = /(?<![\u00A0\u202F])(?:[;!?»]|:(?!\p{L}))|«(?![\u00A0\u202F])/u;

/** The polite address; refused at a sentence's start too, where it could mean "she" or "her", since nobody can tell by form. */
const POLITE = /(?<!\p{L})(?:Sie|Ihnen|Ihr(?:e[mnrs]?|erseits|etwegen|ige[nrs]?)?)(?!\p{L})/u;

/** A one before a plural. */
const ONE_OF_MANY: Readonly<Record<LabelLanguage, RegExp>> = {
  de: /\b1 (?:\p{L}+ )?(?:Fragen|Sätzen?|Artikeln|Stellen|Tagen?|Sekunden|Knopfdrücken?|weitere Artikeln)\b/u,
  en: /\b1 (?:more )?\p{L}+s\b(?<!press)/u,
  fr: /\b1 (?:autre )?\p{L}+s\b/u,
  it: /\b1 (?:domande|frasi|articoli|passaggi|sezioni|punti|caratteri|giorni|secondi)\b|\baltr[ie] 1(?!\d)/u,
};

/** French spaces in Italian, which sets its marks close. */
const LOOSELY_SET = /[\s\u00A0][;:!?»](?!\p{L})|«[\s\u00A0]/u;

/** The polite address, by its pronouns and its imperatives. */
const LEI =
  /(?<!\p{L})(?:Lei|La prego|Suo|Sua|Suoi|Sue|(?:[Ff]accia|[Pp]rema|[Ss]criva|[Cc]hieda|[Pp]rovi|[Rr]iprovi|[Uu]si|[Ss]celga|[Pp]uò scegliere|[Ii]ntendeva|[Rr]iduca))(?!\p{L})/u;

const clearOf = (language: LabelLanguage, wrong: RegExp): void => {
  const texts = labelTexts(language);
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((text) => wrong.test(text))).toEqual([]);
};

describe('a label', () => {
  it('in French has a space that never breaks before : ; ! ? and inside « »', () => {
    clearOf('fr', BADLY_SET);
  });

  it('in German says du', () => {
    clearOf('de', POLITE);
  });

  it('in Italian says tu, and sets its marks close', () => {
    clearOf('it', LEI);
    clearOf('it', LOOSELY_SET);
  });

  it.each(LABEL_LANGUAGES)('in %s says one of a thing in the singular', (language) => {
    clearOf(language, ONE_OF_MANY[language]);
  });
});

describe('a French text', () => {
  it.each([
    ['Question : « quand ? »', 'Question\u00A0: «\u00A0quand\u00A0?\u00A0»'],
    ['**Articles :** oui ; non !', '**Articles\u00A0:** oui\u00A0; non\u00A0!'],
    ['Tapez :quit ou :help.', 'Tapez :quit ou :help.'],
  ])('is set with spaces that never break: %s', (written, set) => {
    expect(typeset(Object.assign([written], { raw: [written] }))).toBe(set);
    expect(set).not.toMatch(BADLY_SET);
  });

  it('leaves what fills its gaps as it is', () => {
    expect(typeset`« ${'Quoi ?'} » : ${1}`).toBe('«\u00A0Quoi ?\u00A0»\u00A0: 1');
  });
});

describe('a number of things', () => {
  it.each<[LabelLanguage, number, string]>([
    ['de', 0, '0 many'],
    ['de', 1, '1 one'],
    ['de', 1_234, '1.234 many'],
    ['en', 0, '0 many'],
    ['en', 1_234, '1,234 many'],
    ['fr', 0, '0 one'],
    ['fr', 1, '1 one'],
    ['fr', 1_234, '1\u202F234 many'],
    ['fr', 1_000_000, '1\u202F000\u202F000 many'],
    ['it', 0, '0 many'],
    ['it', 1, '1 one'],
    ['it', 12_345, '12.345 many'],
  ])('is written as in %s: %d', (language, value, words) => {
    expect(counting(language)(value, 'one', 'many')).toBe(words);
  });
});

describe('a wrong label', () => {
  it.each([
    'Question : quand',
    'Question: quand',
    'Merci !',
    'Merci!',
    'oui ; non',
    '« Supprimer\u00A0»',
    '«Supprimer\u00A0»',
    '«\u00A0Supprimer »',
  ])('in French is seen: %s', (text) => {
    expect(text).toMatch(BADLY_SET);
  });

  it.each([
    'Was Sie möchten',
    'Bitte wählen Sie.',
    'Ihre Frage',
    'Statt Ihres Namens',
    'Ihnen fehlt das Recht',
  ])('in German is seen: %s', (text) => {
    expect(text).toMatch(POLITE);
  });

  it.each([
    'Faccia una domanda.',
    'La Sua domanda',
    'Riprovi più tardi.',
    'Che cosa dice « … »?',
    'Grazie !',
  ])('in Italian is seen: %s', (text) => {
    expect(LEI.test(text) || LOOSELY_SET.test(text)).toBe(true);
  });

  it.each<[LabelLanguage, string]>([
    ['de', 'Höchstens 1 Fragen'],
    ['de', 'und 1 weiteren Artikeln'],
    ['en', 'At most 1 questions'],
    ['en', 'and 1 more articles'],
    ['fr', 'Au plus 1 questions'],
    ['fr', 'et 1 autre articles'],
    ['it', 'Al massimo 1 domande'],
    ['it', 'e altri 1 articoli'],
  ])('of a number is seen in %s: %s', (language, text) => {
    expect(text).toMatch(ONE_OF_MANY[language]);
  });
});
