import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemOf, stemsOf, wordsOf } from '../../src/language/words.ts';

describe('words', () => {
  it.each([
    ['Die KI-Lösungen (2.0) kosten 30 €.', ['Die', 'KI', 'Lösungen', '2', '0', 'kosten', '30']],
    ['l’été, aujourd’hui', ['l', 'été', 'aujourd', 'hui']],
    ['„Straße“ — 東京🙂', ['Straße', '東京']],
    ['… ?! 🙂', []],
    ['', []],
  ])('of %j are its runs of letters and digits', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('stand in the text in order, and leave out no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        let rest = '';
        for (const word of wordsOf(text)) {
          const start = text.indexOf(word, end);
          expect(start).toBeGreaterThanOrEqual(end);
          rest += text.slice(end, start);
          end = start + word.length;
        }
        expect(rest + text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});

describe('stems', () => {
  it.each([
    ['de', 'Vereinbarung', 'Vereinbarungen'],
    ['de', 'Bücherei', 'BÜCHEREIEN'],
    ['en', 'agreement', 'Agreements'],
    ['en', 'open', 'opening'],
    ['fr', 'accord', 'accords'],
    ['fr', 'signé', 'SIGNÉE'],
    ['de', 'Straße', 'STRASSE'],
  ] as const)('are equal in %s for "%s" and "%s"', (language, one, other) => {
    expect(stemOf(one, language)).toBe(stemOf(other, language));
  });

  it.each(['de', 'en', 'fr'] as const)('are equal in %s for letters composed and decomposed', (language) => {
    const text = 'Bücherei élève';
    expect(stemsOf(text.normalize('NFD'), language)).toEqual(stemsOf(text.normalize('NFC'), language));
  });

  it('tell different words apart and count each once', () => {
    expect(stemsOf('Der Rat, der rät: DER Rat.', 'de')).toEqual(
      new Set([stemOf('der', 'de'), stemOf('Rat', 'de'), stemOf('rät', 'de')]),
    );
    expect(stemOf('Rat', 'de')).not.toBe(stemOf('Haus', 'de'));
  });
});
