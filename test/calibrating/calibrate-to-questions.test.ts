import { describe, expect, it } from 'vitest';
import { calibrateToQuestions, tooFew } from '../../src/calibrating/calibrate-to-questions.ts';
import { heldOutGain } from '../../src/calibrating/held-out-gain.ts';
import { pointsOf, tally, type JudgedQuestion } from '../../src/calibrating/judged-question.ts';
import { missingQuestions } from '../../src/calibrating/question-counts.ts';
import { chance, meanOf } from '../../src/calibrating/resampling.ts';
import { judged } from '../builders/judged.ts';

const DELIVERED = { good: 0.75, refuse: 0.25, further: 1 };

/** Questions whose confidence says by chance what it claims, each distorted in the same way. */
function questionsOf(
  count: number,
  { distorted = (p: number) => p, articles = 10, seed = 3 } = {},
): JudgedQuestion[] {
  const random = chance(seed);
  return Array.from({ length: count }, (_, i) => {
    const probability = random();
    const isRight = random() < probability;
    return judged({
      articleId: `a${i % articles}`,
      isAnswerable: isRight || random() < 0.2,
      isRight,
      confidence: distorted(probability),
    });
  });
}

/** A reader of whose confidence nothing can be learnt but that it is far too high. */
const boastful = (p: number) => p ** 0.1;

const ofKinds = (answerable: number, unanswerable: number): boolean[] => [
  ...Array.from({ length: answerable }, () => true),
  ...Array.from({ length: unanswerable }, () => false),
];

describe('calibrating to own questions', () => {
  it('takes sixty questions, and fifteen of each kind', () => {
    for (const [answerable, unanswerable] of [
      [45, 15],
      [15, 45],
      [400, 300],
    ] as const)
      expect(tooFew(ofKinds(answerable, unanswerable))).toBeUndefined();
    for (const [answerable, unanswerable] of [
      [0, 0],
      [44, 15],
      [90, 14],
      [90, 0],
      [0, 90],
    ] as const)
      expect(tooFew(ofKinds(answerable, unanswerable))).toEqual({
        kind: 'too-few',
        questions: { answerable, unanswerable },
      });
  });

  it('says how many are missing, in all and of each kind', () => {
    expect(missingQuestions({ answerable: 44, unanswerable: 3 })).toEqual({
      all: 13,
      answerable: 0,
      unanswerable: 12,
    });
    expect(missingQuestions({ answerable: 90, unanswerable: 15 })).toEqual({
      all: 0,
      answerable: 0,
      unanswerable: 0,
    });
  });

  it('fits them where the confidence is distorted on these articles', () => {
    const calibrated = calibrateToQuestions(questionsOf(200, { distorted: boastful }), DELIVERED);
    expect(calibrated.kind).toBe('fitted');
    expect(calibrated.gain.low).toBeGreaterThan(0);
    expect(calibrated.fitted.refuse).toBeGreaterThan(DELIVERED.refuse);
    expect(calibrated.after.falseAnswers).toBeLessThan(calibrated.before.falseAnswers);
  });

  it('keeps them where the confidence is right already, in nearly every sample', () => {
    const kinds = Array.from(
      { length: 20 },
      (_, seed) => calibrateToQuestions(questionsOf(120, { seed: seed + 1 }), DELIVERED).kind,
    );
    expect(kinds.filter((kind) => kind === 'fitted').length).toBeLessThanOrEqual(2);
  });

  it('keeps them where all questions are answered right and refused rightly already', () => {
    const perfect = Array.from({ length: 80 }, (_, i) =>
      judged({ isAnswerable: i % 2 === 0, confidence: i % 2 === 0 ? 0.99 : 0.01, articleId: `a${i % 7}` }),
    );
    expect(calibrateToQuestions(perfect, DELIVERED)).toMatchObject({
      kind: 'kept',
      gain: { value: 0, low: 0, high: 0 },
    });
  });
});

describe('the gain on held-out questions', () => {
  it('holds whole articles out where there are five, and else questions', () => {
    const kinds = [5, 4, 1].map((articles) => heldOutGain(questionsOf(100, { articles }), DELIVERED).by);
    expect(kinds).toEqual(['article', 'question', 'question']);
  });

  it('counts each question once', () => {
    for (const articles of [1, 4, 5, 13]) {
      const questions = questionsOf(101, { articles });
      const { before, after } = heldOutGain(questions, DELIVERED);
      const answerable = questions.filter(({ isAnswerable }) => isAnswerable).length;
      for (const { right, wrong, refused } of [before, after])
        expect(right + wrong + refused).toBe(answerable);
    }
  });

  it('decides about an article by what its own questions had no part in', () => {
    const questions = questionsOf(100, { articles: 5, distorted: boastful });
    const { after } = heldOutGain(questions, DELIVERED);
    const lies = questions.map((one) => (one.articleId === 'a0' ? { ...one, isRight: false } : one));
    const turned = heldOutGain(lies, DELIVERED).after;
    expect(turned.refused).toBe(after.refused);
    expect(turned.falseAnswers).toBe(after.falseAnswers);
  });

  it.each([20, 200])('weighs those without an answer half, also where there are %s to a hundred', (count) => {
    // The one threshold rises above all that are answered without reason: of these each gains a point.
    const questions = [
      ...Array.from({ length: 100 }, (_, i) => judged({ articleId: `a${i % 10}` })),
      ...Array.from({ length: count }, (_, i) =>
        judged({ articleId: `a${i % 10}`, isAnswerable: false, confidence: 0.28 }),
      ),
    ];
    expect(heldOutGain(questions, DELIVERED).gain.value).toBeCloseTo(50, 10);
  });
});

describe('the points of an answer', () => {
  it.each([
    [{ confidence: 0.8 }, 4],
    [{ confidence: 0.5 }, 3],
    [{ confidence: 0.5, isRight: false }, -1],
    [{ confidence: 0.5, isAnswerable: false }, -1],
    [{ confidence: 0.8, isAnswerable: false }, -4],
    [{ confidence: 0.2 }, 0],
    [{ confidence: 0 }, 0],
  ])('are by its band and whether it is right: %o', (parts, points) => {
    expect(pointsOf(judged(parts), DELIVERED)).toBe(points);
  });

  it('are counted by what became of the questions', () => {
    const all = [
      judged({ confidence: 0.8 }),
      judged({ confidence: 0.5 }),
      judged({ confidence: 0.8, isRight: false }),
      judged({ confidence: 0.1 }),
      judged({ confidence: 0.9, isAnswerable: false }),
      judged({ confidence: 0.1, isAnswerable: false }),
    ];
    expect(tally(all.map((question) => ({ question, thresholds: DELIVERED })))).toEqual({
      right: 2,
      rightAsGood: 1,
      wrong: 1,
      refused: 1,
      falseAnswers: 1,
      wrongAsGood: 2,
    });
  });
});

describe('the interval of a mean', () => {
  it('covers the true one in most samples, and not in all', () => {
    const random = chance(17);
    const covered = Array.from({ length: 80 }, () => {
      const { low, high } = meanOf(Array.from({ length: 40 }, () => [random() - random()]));
      return low <= 0 && high >= 0;
    }).filter(Boolean).length;
    expect(covered).toBeGreaterThan(70);
    expect(covered).toBeLessThan(80);
  });

  it('is wider where what varies comes in groups', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 50 ? 1 : -1));
    const apart = meanOf(values.map((value) => [value]));
    const grouped = meanOf(Array.from({ length: 10 }, (_, i) => values.slice(10 * i, 10 * i + 10)));
    expect(grouped.high - grouped.low).toBeGreaterThan(2 * (apart.high - apart.low));
  });
});
