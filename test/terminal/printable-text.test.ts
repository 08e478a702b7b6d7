import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableLine } from '../../src/terminal/rendering/printable-text.ts';

const treacherous = fc.string({
  unit: fc.constantFrom(
    'a',
    'ä',
    ' ',
    '\n',
    '\t',
    '\r',
    '\u001B',
    '\u0007',
    '\u009B',
    '\u007F',
    '\u202E',
    '\u2066',
    '\u200F',
    '😀',
  ),
});

describe('printable', () => {
  it('disarms an escape sequence and leaves its letters', () => {
    expect(printable('rot \u001B[31mfett\u009B1m und \u001B]0;Titel\u0007')).toBe(
      'rot [31mfett1m und ]0;Titel',
    );
  });

  it('drops the characters that change the reading direction', () => {
    expect(printable('100\u202E €\u2066 netto\u200F')).toBe('100 € netto');
  });

  it('keeps line breaks, no-break spaces, soft hyphens, combining accents and emoji as they are', () => {
    const text = 'Größe\u00A0: 5\u202F%,\ne\u0301te\u0301, Zei\u00ADle 👩‍👧 „so“ « là »';
    expect(printable(text)).toBe(text);
  });

  it('puts a space where a tab, a carriage return or a line separator kept words apart', () => {
    expect(printable('eins\tzwei\u2028drei\rvier')).toBe('eins zwei drei vier');
  });

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(treacherous, (text) => {
        expect(printable(text)).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
      }),
    );
  });

  it('gives the same for a text in parts as for the whole', () => {
    fc.assert(
      fc.property(treacherous, fc.nat(20), (text, at) => {
        expect(printable(text.slice(0, at)) + printable(text.slice(at))).toBe(printable(text));
      }),
    );
  });
});

describe('printableLine', () => {
  it('puts a title of several lines on one', () => {
    expect(printableLine('Bücherei \n\n öffnet\u001B[2J\n')).toBe('Bücherei öffnet[2J');
  });
});
