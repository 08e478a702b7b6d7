import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composedText } from '../../src/sentences/composed-text.ts';

describe('composedText', () => {
  it('gives the offsets of the text as it was given', () => {
    const given = 'Ma\u0308rz u\u0308ber 😀 e\u0323\u0302.';
    const { text, givenOffset } = composedText(given);
    expect(text).toBe(given.normalize('NFC'));
    expect(given.slice(givenOffset(text.indexOf('ü')), givenOffset(text.indexOf(' 😀')))).toBe('u\u0308ber');
    expect(givenOffset(text.length)).toBe(given.length);
  });

  it('is the form NFC of every text, with offsets that never go back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (given) => {
        const { text, givenOffset } = composedText(given.normalize('NFD'));
        expect(text).toBe(given.normalize('NFC'));
        const offsets = Array.from({ length: text.length + 1 }, (_, offset) => givenOffset(offset));
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      }),
    );
  });

  it('composes letters of which the second is no mark', () => {
    for (const whole of ['\u{16D68}', '\u{16D6A}', '\uAC01'])
      expect(composedText(whole.normalize('NFD')).text).toBe(whole.normalize('NFC'));
  });

  it('takes no longer for a letter with very many marks', () => {
    const marks = '\u0300\u0323'.repeat(100_000);
    const { text, givenOffset } = composedText(`a${marks}`);
    expect(givenOffset(text.length)).toBe(marks.length + 1);
  });
});
