import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonWordFor, isCommonWord } from '../../src/language/common-words.ts';
import { asTyped, bareWord, spelledOut } from '../../src/language/typed-text.ts';

describe('a text as it would be typed', () => {
  it.each([
    ['l’Unef, l‘Unef, l´Unef, l`Unef', "l'Unef, l'Unef, l'Unef, l'Unef"],
    ['„Ja“, “ja”, «\u00A0ja\u202F»', '„Ja“, “ja”, « ja »'],
    ['9–18 Uhr — E‑Mail, −3 °C', '9-18 Uhr - E-Mail, -3 °C'],
    ['10\u2009000\u00A0€\u202F!', '10 000 € !'],
    ['Straße, été, 🙂', 'Straße, été, 🙂'],
  ])('%j is %j', (printed, typed) => {
    expect(asTyped(printed)).toBe(typed);
  });

  it('has every place where it was', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'ß', '’', '«', '–', '\u202F', 'e\u0301', '🙂', '\uD800'),
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(asTyped(one)).toHaveLength(one.length);
        expect(asTyped(`${one} ’ ${other}`)).toBe(`${asTyped(one)} ' ${asTyped(other)}`);
      }),
    );
  });
});

describe('a word on a keyboard without its letters', () => {
  it.each([
    ['Straße', 'strasse', 'strasse'],
    ['Müller', 'muller', 'mueller'],
    ['Bu\u0308cherei', 'bucherei', 'buecherei'],
    ['ŒUVRE', 'oeuvre', 'oeuvre'],
    ['élève', 'eleve', 'eleve'],
  ])('%s is %s, or with umlauts spelled out %s', (word, bare, spelled) => {
    expect(bareWord(word)).toBe(bare);
    expect(spelledOut(word)).toBe(spelled);
  });

  it.each([
    ['de', 'fuer', 'für'],
    ['de', 'Fur', 'für'],
    ['de', 'Maerz', 'märz'],
    ['fr', 'fevrier', 'février'],
  ] as const)('stands in %s for a common one: "%s" for "%s"', (language, typed, word) => {
    expect(commonWordFor(typed, language)).toBe(word);
    expect(isCommonWord(word, language)).toBe(true);
    expect(isCommonWord(typed, language)).toBe(false);
  });
});
