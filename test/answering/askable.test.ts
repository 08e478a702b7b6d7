import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksSomething, askable } from '../../src/answering/askable.ts';

const unaskable = (reason: string) => ({ kind: 'unaskable', reason });

describe('a question', () => {
  it.each([
    ['Wer  hat\n\tunterschrieben?\r\n', 'Wer hat unterschrieben?'],
    ['Wer\u0000 hat\u001B[31m unterschrieben?', 'Wer hat [31m unterschrieben?'],
    ['\u202EWer hat\u202C unterschrieben?\u200F', 'Wer hat unterschrieben?'],
    ['\uFEFFWer hat unter\u00ADschrie\u200Bben?', 'Wer hat unterschrieben?'],
    ['Was a\u0308ndert sich?', 'Was ändert sich?'],
    ['Was\u00A0kostet\u202Fdas?', 'Was kostet das?'],
    ['Endet es mit </s>?', 'Endet es mit </s>?'],
    ['ki', 'ki'],
    ['東京?', '東京?'],
    ['7', '7'],
  ])('%j is read as "%s"', (typed, read) => {
    expect(askable(typed)).toBe(read);
  });

  it.each(['', ' ', '\n\t\r', '\u200B\u200D', '\u202E\u202C', '\u0000\u0007'])(
    'of nothing visible, %j, is empty',
    (typed) => {
      expect(askable(typed)).toEqual(unaskable('empty'));
    },
  );

  it.each(['🙂', '👩‍👩‍👧 🇩🇪!', '???', '— … —', '\u0301', '\uD83D'])('without a word, %j, says so', (typed) => {
    expect(askable(typed)).toEqual(unaskable('no-words'));
  });

  it('may have 1,000 characters and no more, whatever spaces lie around', () => {
    expect(askable(`  ${'a'.repeat(1000)}${' '.repeat(9000)}`)).toBe('a'.repeat(1000));
    expect(askable('a'.repeat(1001))).toEqual(unaskable('too-long'));
    expect(askable('wort '.repeat(2000))).toEqual(unaskable('too-long'));
    expect(askable('🙂'.repeat(10_000))).toEqual(unaskable('too-long'));
  });

  it('once read is read the same again, is well formed, and holds nothing invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const read = askable(typed);
        if (typeof read !== 'string') return;
        expect(askable(read)).toBe(read);
        expect(read.isWellFormed()).toBe(true);
        expect(read).not.toMatch(/[\p{Cc}\p{Cf}]|^\s|\s$|\s\s/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a text asks', () => {
  it.each([
    'Wann öffnet sie?',
    'Worum geht es?',
    '§ 5',
    'Danke, und wann schließt sie?',
    'wort '.repeat(300),
  ])('is something: %j', (typed) => {
    expect(asksSomething(typed)).toBe(true);
  });

  it.each(['Danke dir!', 'guten Morgen', 'lol', '🙂', '???', ''])('is nothing: %j', (typed) => {
    expect(asksSomething(typed)).toBe(false);
  });
});
