import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { quotationRows } from '../../src/terminal/rendering/quotation-rows.ts';

function rowsAsText(text: string, width: number): string[] {
  return quotationRows(text, width).map((row) => text.slice(row.start, row.end));
}

describe('quotationRows', () => {
  it('breaks a sentence at its spaces', () => {
    expect(rowsAsText('Ab März öffnet die Bücherei auch sonntags.', 20)).toEqual([
      'Ab März öffnet die',
      'Bücherei auch',
      'sonntags.',
    ]);
  });

  it('leaves a word wider than the row whole', () => {
    expect(rowsAsText('Die Vereinbarungsunterzeichnung am Mittwoch', 12)).toEqual([
      'Die',
      'Vereinbarungsunterzeichnung',
      'am Mittwoch',
    ]);
  });

  it('never parts what a no-break space joins', () => {
    expect(rowsAsText('Est-il prêt\u00A0? Oui', 12)).toEqual(['Est-il', 'prêt\u00A0? Oui']);
  });

  it('keeps decomposed accents and doubled spaces', () => {
    expect(rowsAsText('e\u0301te\u0301  chaud et sec', 8)).toEqual(['e\u0301te\u0301 ', 'chaud et', 'sec']);
  });

  it('counts an emoji as two columns', () => {
    expect(rowsAsText('😀 😀 😀', 5)).toEqual(['😀 😀', '😀']);
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'ß', ' ', ' ', '\n', '\u00A0', 'e\u0301', '😀', '語', '\u001B'),
  });

  it('loses no character: between two rows stands one space or one line break', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (sentence, width) => {
        const rows = quotationRows(sentence, width);
        let rebuilt = '';
        for (const [index, row] of rows.entries()) {
          const between = sentence.slice(rows[index - 1]?.end ?? row.start, row.start);
          expect(index === 0 ? [''] : [' ', '\n']).toContain(between);
          rebuilt += between + sentence.slice(row.start, row.end);
        }
        expect(rebuilt).toBe(sentence);
      }),
    );
  });

  it('makes no row wider than asked unless a single word is', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (sentence, width) => {
        for (const row of rowsAsText(sentence, width)) {
          expect(stringWidth(row.trimEnd()) <= width || !row.trim().includes(' ')).toBe(true);
        }
      }),
    );
  });
});
