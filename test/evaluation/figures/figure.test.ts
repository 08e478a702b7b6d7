import { describe, expect, it } from 'vitest';
import { concernedBy, FIGURES, valueOf } from '../../../scripts/evaluation/figures/figure.ts';
import type { Asked } from '../../../scripts/evaluation/record.ts';
import { asked, citing } from '../../builders/asked.ts';

function figureOf(id: string, all: readonly Asked[]): number {
  const figure = FIGURES.find((one) => one.id === id);
  if (figure === undefined) throw new Error(`No figure is called ${id}`);
  return valueOf(figure, all);
}

describe('figures of the search', () => {
  const ranks = [0, 0, 1, 2, 4, 9, null, null];
  const all = ranks.map((rank) => asked({ answers: [0], search: { rank }, reply: null }));

  it('count right sentences among the first, and what was not found as a miss', () => {
    expect(['recallAt1', 'recallAt3', 'recallAt8'].map((id) => figureOf(id, all))).toEqual([
      2 / 8,
      4 / 8,
      5 / 8,
    ]);
    expect(figureOf('mrr', all)).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 3 + 1 / 5 + 1 / 10) / 8, 10);
  });

  it('are of questions that are answered by the article, and were searched', () => {
    const others = [
      asked(),
      asked({ answers: [0], search: null }),
      asked({ own: false, search: { rank: 0 } }),
    ];
    expect(figureOf('recallAt1', [...all, ...others])).toBe(2 / 8);
  });
});

const marked = (ordinal: number, words: readonly string[]) =>
  asked({ answers: [3], span: 'am Mittwoch', reply: { cited: [{ ordinal, words: [...words] }] } });

const read = (answers: number[], confidence: number) => asked({ answers, reply: { read: [1], confidence } });

describe('figures of the answers', () => {
  const right = asked({ answers: [3], reply: { ...citing(3), band: 'good' } });
  const partly = asked({ answers: [3], also: [4], reply: citing(4) });
  const wrong = asked({ answers: [3], reply: citing(5, 6) });
  const refused = asked({ answers: [3], reply: { read: [3, 5] } });
  const accepted = asked({ reply: { ...citing(5), band: 'good' } });
  const rightlyRefused = asked();
  const other = asked({ own: false, reply: citing(1) });
  const all = [right, partly, wrong, refused, accepted, rightlyRefused, other];

  it.each([
    ['answered', 3 / 4],
    ['answeredRight', 2 / 4],
    ['rightRead', 3 / 4],
    ['rightFirst', 3 / 4],
    ['good', 1 / 4],
    ['rightWhereGood', 1 / 2],
    ['citedRight', 2 / 5],
    ['citedEach', 5 / 4],
    ['falseAnswers', 1 / 2],
    ['falseGood', 1 / 2],
    ['otherAnswered', 1],
    ['otherGood', 0],
  ])('%s', (id, expected) => {
    expect(figureOf(id, all)).toBeCloseTo(expected, 10);
  });

  it('compare the words set off where the best sentence is the one that was marked', () => {
    const some = [
      marked(3, ['am Mittwoch']),
      marked(3, ['am Mittwoch in Paris']),
      marked(4, ['am Mittwoch']),
    ];
    expect(figureOf('exactWords', some)).toBe(1 / 2);
    expect(figureOf('wordsF1', some)).toBeCloseTo((1 + 2 / 3) / 2, 10);
  });

  it('tell sure from unsure, and how far to trust a confidence', () => {
    const some = [read([1], 0.9), read([1], 0.4), read([], 0.6), read([], 0.2)];
    expect(figureOf('auroc', some)).toBe(3 / 4);
    expect(figureOf('ece', some)).toBeCloseTo((0.1 + 0.6 + 0.6 + 0.2) / 4, 10);
  });

  it('are NaN where they concern no question', () => {
    for (const figure of FIGURES) {
      expect(valueOf(figure, []), figure.id).toBeNaN();
      expect(concernedBy(figure, []), figure.id).toBe(0);
    }
  });
});
