import type { Thresholds } from '../reading/calibration.ts';
import { fitThresholds } from './fit-thresholds.ts';
import { pointsOf, tally, type JudgedQuestion, type Tally } from './judged-question.ts';
import { chance, meanOf, shuffled, type Interval } from './resampling.ts';

const FOLDS = 10;

/** With fewer articles than these the interval would be that of the articles that happen to be there, and far too narrow. */
const LEAST_ARTICLES = 5;

/** What fitting gains on questions that were not fitted on. */
export interface HeldOutGain {
  /** Points of a hundred questions more than before, half of them answerable. */
  readonly gain: Interval;
  /** What was held out together, and drawn together for the interval. */
  readonly by: 'article' | 'question';
  readonly before: Tally;
  readonly after: Tally;
}

/**
 * Each fold is decided by thresholds that are fitted to the others. How many of the questions that people ask an article
 * answers nobody knows; so that the host's own mix says nothing, both kinds weigh half.
 *
 * @param questions at least one of each kind
 */
export function heldOutGain(questions: readonly JudgedQuestion[], before: Thresholds): HeldOutGain {
  const articles = [...new Set(questions.map(({ articleId }) => articleId))];
  const by = articles.length < LEAST_ARTICLES ? 'question' : 'article';
  const groups =
    by === 'article'
      ? articles.map((id) => questions.filter(({ articleId }) => articleId === id))
      : questions.map((question) => [question]);
  const weights = weightsOf(questions);
  const decided = foldsOf(groups).flatMap((fold) => {
    const held = new Set(fold.flat());
    const thresholds = fitThresholds(
      questions.filter((question) => !held.has(question)),
      before,
    );
    return fold.map((group) => group.map((question) => ({ question, thresholds })));
  });
  const gains = decided.map((group) =>
    group.map(({ question, thresholds }) => {
      const gained = pointsOf(question, thresholds) - pointsOf(question, before);
      return 100 * gained * (question.isAnswerable ? weights.answerable : weights.unanswerable);
    }),
  );
  return {
    gain: meanOf(gains),
    by,
    before: tally(questions.map((question) => ({ question, thresholds: before }))),
    after: tally(decided.flat()),
  };
}

/** By which each kind weighs half, and all weigh 1 on average. */
function weightsOf(questions: readonly JudgedQuestion[]) {
  const answerable = questions.filter(({ isAnswerable }) => isAnswerable).length;
  const half = questions.length / 2;
  return { answerable: half / answerable, unanswerable: half / (questions.length - answerable) };
}

/** Questions that stand together are often alike: neighbours come into folds by chance. */
function foldsOf<T>(groups: readonly T[]): readonly (readonly T[])[] {
  const mixed = shuffled(groups, chance(groups.length));
  return Array.from({ length: Math.min(FOLDS, mixed.length) }, (_, fold) =>
    mixed.filter((__, at) => at % FOLDS === fold),
  );
}
