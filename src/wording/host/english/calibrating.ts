import type { Calibrated } from '../../../calibrating/calibrate-to-questions.ts';
import { LEAST_OF_A_KIND, LEAST_QUESTIONS, missingQuestions } from '../../../calibrating/question-counts.ts';
import { counting } from '../../label-text.ts';
import { figures, tallyTable, type CalibrationLabels, type TallyNames } from '../calibration-labels.ts';

const counted = counting('en');
const { points, share } = figures('en');

export const calibrating: CalibrationLabels = {
  asking: 'Asking your questions',
  standInAlone: (model) =>
    `This fits the reader that answers where ${model} says nothing usable; it makes no verdict of the language model surer. npm run calibrate -- --sample 200 counts how often those are right.`,
  outcome,
  written: (path) =>
    `Written to ${path}. It holds from the next start on; npm run calibrate -- --reset removes it.`,
  removed: (path) =>
    `${path} was removed: the calibration that comes with beleg holds from the next start on.`,
  stays: (path) =>
    `The one in ${path} that was fitted before still holds; npm run calibrate -- --reset removes it.`,
  nothingToReset: 'There is no calibration of your own: the one that comes with beleg holds.',
  inUse: (questions, path) =>
    `The thresholds are fitted to ${counted(questions, 'question', 'questions')} of your own (${path}).`,
  setAside: (differs, path) =>
    `The calibration of your own in ${path} was fitted with ${OTHER[differs]}, and the one that comes with beleg holds. Run npm run calibrate -- --corpus to fit it anew, or npm run calibrate -- --reset to remove it.`,
};

const OTHER = {
  reader: 'another reader',
  embedder: 'another embedding model',
  delivered: 'another delivered calibration',
  recipe: 'a version of beleg that reads or splits articles otherwise',
} as const;

const TALLY: TallyNames = {
  right: 'answered right',
  rightAsGood: '  of these as “fits well”',
  wrong: 'answered with a wrong sentence',
  refused: 'refused, although answered there',
  falseAnswers: 'answered, although not in the article',
  wrongAsGood: 'wrong, as “fits well”',
};

function outcome(calibrated: Calibrated): string {
  const { answerable, unanswerable } = calibrated.questions;
  const questions = `${counted(answerable + unanswerable, 'question', 'questions')} of your own, ${unanswerable} of them not in the article`;
  if (calibrated.kind === 'too-few') {
    const missing = missingQuestions(calibrated.questions);
    return [
      `Too few to calibrate to: ${questions}.`,
      `It takes ${LEAST_QUESTIONS}, of which ${LEAST_OF_A_KIND} are answered by the article and ${LEAST_OF_A_KIND} are not. Missing: ${missing.all} in all, ${missing.answerable} answered, ${missing.unanswerable} not in the article.`,
      'npm run questions helps to write them.',
    ].join('\n');
  }
  const { kind, by, gain, delivered, fitted } = calibrated;
  const apart =
    by === 'article'
      ? 'Each article is judged by thresholds that were fitted to the questions of the others:'
      : 'Each question is judged by thresholds that were fitted to others. There are fewer than five articles, so questions of the same one are among these, and it may look better than it is:';
  return [
    `${questions}.`,
    apart,
    tallyTable(TALLY, ['delivered', 'own'], calibrated),
    `Gain: ${points(gain.value)} points in a hundred questions; 95 % interval ${points(gain.low)} to ${points(gain.high)}.`,
    'A right answer counts 3 points, as “fits well” 4; a wrong one −1, as “fits well” −4; a refusal 0. Questions that the article answers weigh as much as those that it does not.',
    kind === 'fitted'
      ? `That is more than chance. “Fits well” begins at a confidence of ${share(fitted.good)} and not ${share(delivered.good)}, an answer at ${share(fitted.refuse)} and not ${share(delivered.refuse)}.`
      : 'No gain that is more than chance: the calibration that comes with beleg holds. With more questions the estimate is surer.',
  ].join('\n');
}
