import type { Calibrated } from '../../../calibrating/calibrate-to-questions.ts';
import { LEAST_OF_A_KIND, LEAST_QUESTIONS, missingQuestions } from '../../../calibrating/question-counts.ts';
import { counting, typeset } from '../../label-text.ts';
import { figures, tallyTable, type CalibrationLabels, type TallyNames } from '../calibration-labels.ts';

const counted = counting('fr');
const { points, share } = figures('fr');

export const calibrating: CalibrationLabels = {
  asking: 'Vos questions sont posées',
  standInAlone: (model) =>
    typeset`Ceci ajuste le modèle de lecture qui répond quand ${model} ne dit rien d’utilisable ; les verdicts du modèle de langage n’en sont pas plus sûrs. npm run calibrate -- --sample 200 compte combien sont justes.`,
  outcome,
  written: (path) =>
    typeset`Écrit dans ${path}. Cela vaut à partir du prochain démarrage ; npm run calibrate -- --reset l’enlève.`,
  removed: (path) =>
    typeset`${path} a été enlevé : la calibration fournie vaut à partir du prochain démarrage.`,
  stays: (path) =>
    typeset`Celle de ${path}, faite auparavant, vaut toujours ; npm run calibrate -- --reset l’enlève.`,
  nothingToReset: typeset`Il n’y a pas de calibration à vous : celle qui est fournie vaut.`,
  inUse: (questions, path) =>
    `Les seuils sont ajustés à ${counted(questions, 'question', 'questions')} de votre part (${path}).`,
  setAside: (differs, path) =>
    typeset`Votre calibration dans ${path} a été faite avec ${OTHER[differs]} : celle qui est fournie vaut. Lancez npm run calibrate -- --corpus pour la refaire, ou npm run calibrate -- --reset pour l’enlever.`,
};

const OTHER = {
  reader: 'un autre modèle de lecture',
  embedder: 'un autre modèle d’embedding',
  delivered: 'une autre calibration fournie',
  recipe: 'une version de beleg qui lit ou découpe autrement les articles',
} as const;

const TALLY: TallyNames = {
  right: 'réponses justes',
  rightAsGood: typeset`  dont « correspond bien »`,
  wrong: 'réponses par une phrase fausse',
  refused: 'refus, alors que l’article répond',
  falseAnswers: 'réponses, alors que l’article ne répond pas',
  wrongAsGood: typeset`fausses, « correspond bien »`,
};

function outcome(calibrated: Calibrated): string {
  const { answerable, unanswerable } = calibrated.questions;
  const questions = `${counted(answerable + unanswerable, 'question', 'questions')} de votre part, dont ${unanswerable} hors de l’article`;
  if (calibrated.kind === 'too-few') {
    const missing = missingQuestions(calibrated.questions);
    return [
      typeset`Trop peu pour calibrer : ${questions}.`,
      typeset`Il en faut ${LEAST_QUESTIONS}, dont ${LEAST_OF_A_KIND} auxquelles l’article répond et ${LEAST_OF_A_KIND} auxquelles il ne répond pas. Il manque : ${missing.all} en tout, ${missing.answerable} avec réponse, ${missing.unanswerable} hors de l’article.`,
      'npm run questions aide à les écrire.',
    ].join('\n');
  }
  const { kind, by, gain, delivered, fitted } = calibrated;
  const apart =
    by === 'article'
      ? typeset`Chaque article est jugé avec des seuils ajustés aux questions des autres :`
      : typeset`Chaque question est jugée avec des seuils ajustés à d’autres. Il y a moins de cinq articles, donc des questions sur le même sont parmi elles, et le résultat peut paraître meilleur qu’il n’est :`;
  return [
    `${questions}.`,
    apart,
    tallyTable(TALLY, ['fournie', 'à vous'], calibrated),
    typeset`Gain : ${points(gain.value)} points pour cent questions ; intervalle à 95 % de ${points(gain.low)} à ${points(gain.high)}.`,
    typeset`Une réponse juste compte 3 points, « correspond bien » 4 ; une fausse −1, « correspond bien » −4 ; un refus 0. Les questions auxquelles l’article répond pèsent autant que les autres.`,
    kind === 'fitted'
      ? typeset`C’est plus que le hasard. « Correspond bien » commence à une confiance de ${share(fitted.good)} et non ${share(delivered.good)}, une réponse à ${share(fitted.refuse)} et non ${share(delivered.refuse)}.`
      : typeset`Aucun gain qui soit plus que le hasard : la calibration fournie vaut. Avec plus de questions l’estimation est plus sûre.`,
  ].join('\n');
}
