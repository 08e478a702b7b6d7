import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../../scripts/evaluation/figures/figure.ts';
import { estimate } from '../../../scripts/evaluation/figures/intervals.ts';
import { chance } from '../../../src/calibrating/resampling.ts';
import type { Asked } from '../../../scripts/evaluation/record.ts';
import { asked, citing } from '../../builders/asked.ts';

const figure = (id: string) => {
  const found = FIGURES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No figure is called ${id}`);
  return found;
};
const ANSWERED = figure('answered');
const AUROC = figure('auroc');

/** Questions on so many articles, of which a share is answered; all of an article alike where it is of one piece. */
function questions({
  articles,
  each,
  share,
  isOfOnePiece,
}: {
  articles: number;
  each: number;
  share: number;
  isOfOnePiece: boolean;
}): Asked[] {
  const random = chance(3);
  return Array.from({ length: articles }, (_, article) => {
    const whole = random();
    return Array.from({ length: each }, () =>
      asked({
        articleId: `a${article}`,
        answers: [0],
        reply: (isOfOnePiece ? whole : random()) < share ? citing(0) : {},
      }),
    );
  }).flat();
}

function width({ interval }: { readonly interval: readonly [number, number] | undefined }): number {
  if (interval === undefined) throw new Error('Expected an interval');
  return interval[1] - interval[0];
}

describe('the 95 % interval of a figure', () => {
  it('holds the figure, and is about as wide as the binomial one where questions are independent', () => {
    const all = questions({ articles: 100, each: 4, share: 0.7, isOfOnePiece: false });
    const { value, interval } = estimate(ANSWERED, all);
    expect(interval?.[0]).toBeLessThan(value);
    expect(interval?.[1]).toBeGreaterThan(value);
    const binomial = 2 * 1.96 * Math.sqrt((0.7 * 0.3) / 400);
    expect(width({ interval }) / binomial).toBeGreaterThan(0.8);
    expect(width({ interval }) / binomial).toBeLessThan(1.2);
  });

  it('is wider where the questions of an article go one way: it counts articles', () => {
    const apart = estimate(ANSWERED, questions({ articles: 40, each: 10, share: 0.7, isOfOnePiece: false }));
    const together = estimate(
      ANSWERED,
      questions({ articles: 40, each: 10, share: 0.7, isOfOnePiece: true }),
    );
    expect(width(together)).toBeGreaterThan(2 * width(apart));
  });

  it('is the same whenever it is asked for', () => {
    const all = questions({ articles: 20, each: 5, share: 0.5, isOfOnePiece: false });
    expect(estimate(ANSWERED, all)).toEqual(estimate(ANSWERED, all));
  });

  it('is not told of a handful of articles', () => {
    expect(
      estimate(ANSWERED, questions({ articles: 4, each: 50, share: 0.5, isOfOnePiece: false })).interval,
    ).toBe(undefined);
  });

  it('is told of what is no sum over questions too', () => {
    const random = chance(5);
    const all = Array.from({ length: 200 }, (_, i) =>
      asked({
        articleId: `a${i % 20}`,
        answers: i % 2 === 0 ? [0] : [],
        reply: { read: [0], confidence: random() },
      }),
    );
    const { value, interval } = estimate(AUROC, all);
    expect(interval?.[0]).toBeLessThan(value);
    expect(interval?.[1]).toBeGreaterThan(value);
    expect(interval?.[0]).toBeGreaterThan(0.3);
    expect(interval?.[1]).toBeLessThan(0.7);
  });
});
