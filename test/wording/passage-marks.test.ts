import { describe, expect, it } from 'vitest';
import { letterMark, numberMark, shownMark, typedMark } from '../../src/wording/passage-marks.ts';

describe('the marks of passages', () => {
  it('are numbers for evidence and letters for what comes near', () => {
    expect([0, 1].map((index) => shownMark(numberMark(index)))).toEqual(['[1]', '[2]']);
    expect([0, 25, 26, 701, 702].map((index) => shownMark(letterMark(index)))).toEqual([
      '(a)',
      '(z)',
      '(aa)',
      '(zz)',
      '(aaa)',
    ]);
  });

  it.each([
    ['[1]', '1'],
    [' (B) ', 'b'],
    ['c.', 'c'],
  ])('are understood as a person types them: "%s"', (typed, mark) => {
    expect(typedMark(typed)).toBe(mark);
  });
});
