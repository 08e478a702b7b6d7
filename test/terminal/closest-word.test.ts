import { describe, expect, it } from 'vitest';
import { closestWord } from '../../src/terminal/closest-word.ts';

const WORDS = ['articles', 'article', 'context', 'help', 'hilfe', 'quit', 'q'];

describe('the word that was meant', () => {
  it.each([
    ['qiut', 'quit'],
    ['quot', 'quit'],
    ['quitt', 'quit'],
    ['hlp', 'help'],
    ['HLIFE', 'hilfe'],
    ['artcle', 'article'],
    ['articels', 'articles'],
    ['con', 'context'],
  ])('behind "%s" is "%s"', (typed, meant) => {
    expect(closestWord(typed, WORDS)).toBe(meant);
  });

  it.each(['', 'x', 'foo', 'banane', 'tiuq', 'qqqq'])('behind "%s" is none', (typed) => {
    expect(closestWord(typed, WORDS)).toBeUndefined();
  });

  it('is told at once of what was typed and of words without end', () => {
    const long = 'x'.repeat(100_000);
    expect(closestWord(long, WORDS)).toBeUndefined();
    expect(closestWord(`${long}y`, [long])).toBeUndefined();
    expect(closestWord('qiut', [long, ...WORDS])).toBe('quit');
  });

  it('is none where there are no words', () => {
    expect(closestWord('quit', [])).toBeUndefined();
  });
});
