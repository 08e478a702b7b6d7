import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BREAKING_SPACE,
  BREAK_HINT,
  CONTROL,
  every,
  FORMATTING,
  LONE_SURROGATE,
  plainText,
} from '../../src/language/visible-text.ts';

const KINDS = [BREAKING_SPACE, BREAK_HINT, CONTROL, FORMATTING, LONE_SURROGATE];

describe('what cannot be seen', () => {
  it.each(['a', 'ß', '\u0301', '\u00A0', '\u202F', '–', '…', '東', '😀', '\uFE0F', '\u{1F3FD}', '\uFFFD'])(
    'is not %j',
    (character) => {
      expect(KINDS.filter((kind) => kind.test(character))).toEqual([]);
    },
  );

  it.each([
    ['\u001B', [CONTROL]],
    ['\u009B', [CONTROL]],
    ['\n', [BREAKING_SPACE, CONTROL]],
    ['\u2028', [BREAKING_SPACE]],
    ['\u202E', [CONTROL, FORMATTING]],
    ['\u2066', [CONTROL, FORMATTING]],
    ['\u00AD', [BREAK_HINT, FORMATTING]],
    ['\uFEFF', [BREAK_HINT, FORMATTING]],
    ['\u200D', [FORMATTING]],
    ['\uD83D', [LONE_SURROGATE]],
  ])('is %j, of its kinds', (character, kinds) => {
    expect(KINDS.filter((kind) => kind.test(character))).toEqual(kinds);
  });

  it('is found wherever it stands', () => {
    expect('\u202Ea\u001B\u2066b'.replaceAll(every(CONTROL), '?')).toBe('?a??b');
  });
});

describe('plain text', () => {
  it.each([
    ['Ein\r\n\tSatz\u2028hier ', 'Ein Satz hier'],
    ['Über\u00ADmut \u200B tut\u2060 \u0007 gut', 'Übermut tut gut'],
    ['100\u202E € netto', '100 € netto'],
    ['10\u00A0%, so\u202F!', '10\u00A0%, so\u202F!'],
    ['👩‍👩‍👧 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 می‌خواهم', '👩‍👩‍👧 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 می‌خواهم'],
    ['e\u0301te\u0301', 'e\u0301te\u0301'],
    ['Ein Satz\u{E0001}\u{E0047}\u{E0048}\u{E007F}.', 'Ein Satz.'],
    ['🏴\u{E0067}\u{E0047} ❤\uFE0F\uFE01\u{E0110}\uFE0F!', '🏴 ❤\uFE0F!'],
  ])('of %j is "%s"', (raw, plain) => {
    expect(plainText(raw)).toBe(plain);
  });

  it('is one line without controls, and plain already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const plain = plainText(raw);
        expect(plain).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]|^ | $| {2}/u);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});
