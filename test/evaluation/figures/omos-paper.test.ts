import { describe, expect, it } from 'vitest';
import { omosFigures, PUBLISHED } from '../../../scripts/evaluation/figures/omos-paper.ts';
import { asked, citing } from '../../builders/asked.ts';

describe('OMoS-QA as its paper counts', () => {
  it('takes the mean of each answerable question, one with nothing cited as precise and recalling nothing', () => {
    const { sentences } = omosFigures([
      asked({ answers: [1, 2, 3, 4], reply: citing(1, 9) }),
      asked({ answers: [5], reply: {} }),
      asked({ answers: [], reply: citing(7) }),
    ]);
    expect(sentences.precision).toBeCloseTo((0.5 + 1) / 2, 10);
    expect(sentences.recall).toBeCloseTo((0.25 + 0) / 2, 10);
    expect(sentences.f1).toBeCloseTo((2 * 0.75 * 0.125) / 0.875, 10);
  });

  it('takes "no answer" for a class over all questions', () => {
    const { noAnswer } = omosFigures([
      asked({ answers: [1], reply: {} }),
      asked({ answers: [], reply: {} }),
      asked({ answers: [], reply: citing(2) }),
      asked({ answers: [], reply: citing(3) }),
    ]);
    expect(noAnswer).toEqual({ precision: 1 / 2, recall: 1 / 3, f1: 0.4 });
  });

  it('stands beside figures whose F is the harmonic mean of their P and R', () => {
    for (const { sentences } of PUBLISHED) {
      const { precision, recall, f1 } = sentences;
      expect(Math.abs((2 * precision * recall) / (precision + recall) - f1)).toBeLessThan(0.0015);
    }
  });
});
