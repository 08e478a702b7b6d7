import { describe, expect, it } from 'vitest';
import { addedArticle } from '../../scripts/bench/scale/added-article.ts';
import type { Document } from '../../scripts/bench/scale/document.ts';
import { namesIn, Variation } from '../../scripts/bench/scale/vary.ts';
import { splitSentences } from '../../src/sentences/split-sentences.ts';

const ENGLISH: Document = {
  id: 'a',
  language: 'en',
  title: 'A',
  sections: [
    {
      heading: '',
      paragraphs: [['When Ada met Grace, both laughed.', 'There Grace saw Ada and the Market.']],
    },
    { heading: '', paragraphs: [['The Market was a market.', 'Was Ada there?', 'But Grace was.']] },
  ],
};

describe('a varied text', () => {
  it('takes for names what is written large in the midst of English sentences, and not small elsewhere', () => {
    expect([...namesIn([ENGLISH])].toSorted()).toEqual(['Ada', 'Grace']);
  });

  it('has other numbers of as many digits, and one name always for the same', () => {
    const names = new Set(['Ada', 'Grace', 'Jean', 'Radia']);
    const varied = new Variation(names, 3).of('Ada zahlt 12 Euro, Grace 3,50 Euro, und Ada lacht.');
    const parts =
      /^(\p{Lu}\p{L}+) zahlt (\d\d) Euro, (\p{Lu}\p{L}+) (\d),(\d\d) Euro, und (\p{Lu}\p{L}+) lacht\.$/u;
    const [, first, , second, , , third] = parts.exec(varied) ?? [];
    expect(names).toContain(first);
    expect(names).toContain(second);
    expect(third).toBe(first);
  });

  it('is the same for the same seed, and another for another', () => {
    const names = new Set(['Ada', 'Grace', 'Jean', 'Radia']);
    const text = 'Ada 123456789 Grace.';
    expect(new Variation(names, 1).of(text)).toBe(new Variation(names, 1).of(text));
    expect(new Variation(names, 1).of(text)).not.toBe(new Variation(names, 2).of(text));
  });
});

it('the article that is added has 30 sentences, no two alike, and others each time', () => {
  const [first, second] = [0, 1].map((version) => {
    const text = addedArticle(version).split('---\n')[2] ?? '';
    return splitSentences(text.replaceAll('\n', ' '), 'de').map(({ start, end }) => text.slice(start, end));
  });
  expect(new Set(first).size).toBe(30);
  expect(first?.filter((sentence) => second?.includes(sentence))).toEqual([]);
});
