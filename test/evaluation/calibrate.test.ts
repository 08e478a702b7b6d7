import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furtherShare, holdOut, thresholdsOf } from '../../scripts/evaluation/calibrate.ts';
import type { AskedQuestion } from '../../scripts/evaluation/asking/ask-set.ts';
import { fitLine, type LineExample } from '../../scripts/evaluation/fit-line.ts';
import { sigmoid } from '../../src/reading/calibration.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { candidate, match, reading } from '../builders/readings.ts';

/** Numbers between 0 and 1 that look like chance and are the same on every run. */
function* chance(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 16807) % 2147483647;
    yield state / 2147483647;
  }
}

describe('the line of the confidence', () => {
  const random = chance(7);
  const draw = () => random.next().value ?? 0;

  it.each([
    { slope: 0.7, bias: -0.4 },
    { slope: 2, bias: 1.5 },
  ])('is found again from what it made: %o', (line) => {
    const examples = Array.from({ length: 8000 }, (): LineExample => {
      const margin = draw() * 10 - 5;
      return { margin, right: draw() < sigmoid(line.slope * margin + line.bias) };
    });
    const { slope, bias } = fitLine(examples);
    expect(Math.abs(slope / line.slope - 1)).toBeLessThan(0.1);
    expect(Math.abs(bias - line.bias)).toBeLessThan(0.2);
    const expected = examples.reduce((sum, { margin }) => sum + sigmoid(slope * margin + bias), 0);
    expect(expected).toBeCloseTo(examples.filter(({ right }) => right).length, 2);
  });

  it('rises steeply and stays finite where right and wrong lie apart', () => {
    const { slope, bias } = fitLine([-2, -1, 1, 2].map((margin) => ({ margin, right: margin > 0 })));
    expect(Number.isFinite(slope)).toBe(true);
    expect(slope).toBeGreaterThan(2);
    expect(bias).toBeCloseTo(0, 6);
  });
});

type ReadQuestion = AskedQuestion & { readonly reading: Reading };

interface Asked {
  readonly articleId: string;
  readonly margin: number;
  /** Of the sentences read, best first. */
  readonly right: readonly boolean[];
  readonly shares?: readonly number[];
  readonly confidence?: number;
}

/** A question of an article's own with what was read for it. */
function asked({ articleId, margin, right, shares = [], confidence = 0.5 }: Asked): ReadQuestion {
  const read = right.map((_, ordinal) =>
    candidate({
      match: match({ text: `Satz ${ordinal}.`, articleId, ordinal }),
      logits: { answers: margin - ordinal, none: 0 },
      share: shares[ordinal] ?? 0.5,
      confidence,
    }),
  );
  return {
    question: {
      id: `${articleId}/0`,
      articleId,
      language: 'de',
      kind: 'test',
      question: 'Wer?',
      span: undefined,
      own: true,
      answers: right.flatMap((isRight, ordinal) => (isRight ? [ordinal] : [])),
      also: [],
    },
    found: [],
    reading: reading(read),
    answer: { kind: 'unaskable', reason: 'empty' },
    stages: { embedding: 0, search: 0, reading: 0, whole: 0 },
  };
}

const confidencesOf = (all: readonly AskedQuestion[], articleId: string) =>
  holdOut(all)
    .filter((one) => one.asked.question.articleId === articleId)
    .map((one) => one.reading.confidence);

describe('holding an article out', () => {
  const random = chance(11);
  const draw = () => random.next().value ?? 0;
  const questions = Array.from({ length: 300 }, (_, i) => {
    const margin = draw() * 8 - 4;
    return asked({ articleId: `a${i % 5}`, margin, right: [draw() < sigmoid(margin), false] });
  });

  it('keeps what its own labels say out of its confidences, and in those of the others', () => {
    const turned = questions.map((one) => {
      const { articleId, answers } = one.question;
      if (articleId !== 'a2') return one;
      return { ...one, question: { ...one.question, answers: answers.length === 0 ? [0] : [] } };
    });
    expect(holdOut(questions)).toHaveLength(questions.length);
    expect(confidencesOf(turned, 'a2')).toEqual(confidencesOf(questions, 'a2'));
    expect(confidencesOf(turned, 'a1')).not.toEqual(confidencesOf(questions, 'a1'));
  });

  it('gives every candidate its confidence by the line, the reading that of the best', () => {
    for (const { asked: before, reading: after } of holdOut(questions)) {
      expect(after.candidates.map((one) => one.match)).toEqual(
        before.reading?.candidates.map((one) => one.match),
      );
      const [best = 0, second = 0] = after.candidates.map(({ confidence }) => confidence);
      expect(after.confidence).toBe(best);
      expect(second).toBeLessThan(best);
    }
  });

  it('learns nothing from questions on other matters', () => {
    const foreign = questions.map((one) => ({
      ...one,
      question: { ...one.question, answers: [], own: false },
    }));
    expect(confidencesOf([...questions, ...foreign], 'a0').slice(0, 60)).toEqual(
      confidencesOf(questions, 'a0'),
    );
  });
});

/** As many questions whose second sentence has this share of the best one's. */
const times = (count: number, share: number, isRight: boolean, confidence = 0.5) =>
  Array.from({ length: count }, () => {
    const one = asked({
      articleId: 'a',
      margin: 1,
      right: [true, isRight],
      shares: [0.5, share / 2],
      confidence,
    });
    return { asked: one, reading: one.reading };
  });

const heldOutOf = (isAnswerable: boolean) => (confidence: number) => {
  const one = asked({ articleId: 'a', margin: 0, right: [isAnswerable, false] });
  return { asked: one, reading: { ...one.reading, confidence } };
};

describe('the thresholds', () => {
  const confident = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
    minLength: 1,
    maxLength: 120,
  });

  it('let at most 5 % of the unanswerable reach good, and refuse at most 12 % of the answerable', () => {
    fc.assert(
      fc.property(confident, confident, (answerable, unanswerable) => {
        const heldOut = [...answerable.map(heldOutOf(true)), ...unanswerable.map(heldOutOf(false))];
        const { good, refuse } = thresholdsOf(heldOut);
        const reached = unanswerable.filter((confidence) => confidence >= good).length;
        const refused = answerable.filter((confidence) => confidence < refuse).length;
        expect(reached / unanswerable.length).toBeLessThanOrEqual(0.05);
        expect(refused / answerable.length).toBeLessThanOrEqual(0.12);
        expect(good).toBeGreaterThanOrEqual(refuse);
      }),
    );
  });
});

describe('the share from which further sentences are cited', () => {
  it('is the least above which they were right more often than not', () => {
    const heldOut = [...times(40, 0.8, true), ...times(39, 0.5, false), ...times(40, 0.2, false)];
    expect(furtherShare(heldOut, 0.2)).toBeCloseTo(0.5, 10);
    expect(furtherShare([...heldOut, ...times(80, 0.6, true)], 0.2)).toBeCloseTo(0.2, 10);
  });

  it('is 1 where they never were, or too few were seen', () => {
    expect(furtherShare(times(100, 0.9, false), 0.2)).toBe(1);
    expect(furtherShare(times(10, 0.9, true), 0.2)).toBe(1);
    expect(furtherShare([], 0.2)).toBe(1);
  });

  it('does not go by sentences that would be refused', () => {
    const refused = times(100, 0.3, false, 0.1);
    expect(furtherShare([...times(40, 0.8, true), ...refused], 0.2)).toBeCloseTo(0.8, 10);
  });
});
