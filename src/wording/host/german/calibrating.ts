import type { Calibrated } from '../../../calibrating/calibrate-to-questions.ts';
import { LEAST_OF_A_KIND, LEAST_QUESTIONS, missingQuestions } from '../../../calibrating/question-counts.ts';
import { counting } from '../../label-text.ts';
import { figures, tallyTable, type CalibrationLabels, type TallyNames } from '../calibration-labels.ts';

const counted = counting('de');
const { points, share } = figures('de');

export const calibrating: CalibrationLabels = {
  asking: 'Deine Fragen werden gestellt',
  standInAlone: (model) =>
    `Angepasst wird das Lesemodell, das einspringt, wenn ${model} nichts Brauchbares sagt; die Urteile des Sprachmodells macht das nicht sicherer. Wie oft die stimmen, zählt npm run calibrate -- --sample 200.`,
  outcome,
  written: (path) =>
    `Geschrieben nach ${path}. Das gilt ab dem nächsten Start; npm run calibrate -- --reset entfernt es.`,
  removed: (path) => `${path} wurde entfernt: Ab dem nächsten Start gilt die mitgelieferte Kalibrierung.`,
  stays: (path) => `Die früher angepasste in ${path} gilt weiter; npm run calibrate -- --reset entfernt sie.`,
  nothingToReset: 'Es gibt keine eigene Kalibrierung: Es gilt die mitgelieferte.',
  inUse: (questions, path) =>
    `Die Schwellen sind an ${counted(questions, 'eigene Frage', 'eigene Fragen')} angepasst (${path}).`,
  setAside: (differs, path) =>
    `Die eigene Kalibrierung in ${path} wurde mit ${OTHER[differs]} angepasst, es gilt die mitgelieferte. Führe npm run calibrate -- --corpus aus, um sie neu anzupassen, oder npm run calibrate -- --reset, um sie zu entfernen.`,
};

const OTHER = {
  reader: 'einem anderen Lesemodell',
  embedder: 'einem anderen Embedding-Modell',
  delivered: 'einer anderen mitgelieferten Kalibrierung',
  recipe: 'einer Version von beleg, die Artikel anders liest oder in Sätze teilt,',
} as const;

const TALLY: TallyNames = {
  right: 'richtig beantwortet',
  rightAsGood: '  davon als „passt gut“',
  wrong: 'mit einem falschen Satz beantwortet',
  refused: 'abgelehnt, obwohl es im Artikel steht',
  falseAnswers: 'beantwortet, obwohl es nicht im Artikel steht',
  wrongAsGood: 'falsch, als „passt gut“',
};

function outcome(calibrated: Calibrated): string {
  const { answerable, unanswerable } = calibrated.questions;
  const questions = `${counted(answerable + unanswerable, 'eigene Frage', 'eigene Fragen')}, davon ${unanswerable} nicht im Artikel`;
  if (calibrated.kind === 'too-few') {
    const missing = missingQuestions(calibrated.questions);
    return [
      `Zu wenige zum Kalibrieren: ${questions}.`,
      `Es braucht ${LEAST_QUESTIONS}, davon ${LEAST_OF_A_KIND}, die der Artikel beantwortet, und ${LEAST_OF_A_KIND}, die er nicht beantwortet. Es fehlen: ${missing.all} insgesamt, ${missing.answerable} beantwortete, ${missing.unanswerable} nicht im Artikel.`,
      'npm run questions hilft, sie zu schreiben.',
    ].join('\n');
  }
  const { kind, by, gain, delivered, fitted } = calibrated;
  const apart =
    by === 'article'
      ? 'Jeder Artikel ist mit Schwellen beurteilt, die an die Fragen der anderen angepasst sind:'
      : 'Jede Frage ist mit Schwellen beurteilt, die an andere Fragen angepasst sind. Es sind weniger als fünf Artikel, also sind Fragen zu demselben darunter, und es kann besser aussehen, als es ist:';
  return [
    `${questions}.`,
    apart,
    tallyTable(TALLY, ['mitgeliefert', 'eigene'], calibrated),
    `Gewinn: ${points(gain.value)} Punkte auf hundert Fragen; 95-%-Intervall ${points(gain.low)} bis ${points(gain.high)}.`,
    'Eine richtige Antwort zählt 3 Punkte, als „passt gut“ 4, eine falsche −1, als „passt gut“ −4, eine Ablehnung 0. Fragen, die der Artikel beantwortet, wiegen so viel wie die anderen.',
    kind === 'fitted'
      ? `Das ist mehr als Zufall. „Passt gut“ beginnt bei einer Treffsicherheit von ${share(fitted.good)} statt ${share(delivered.good)}, eine Antwort bei ${share(fitted.refuse)} statt ${share(delivered.refuse)}.`
      : 'Kein Gewinn, der mehr als Zufall wäre: Es gilt die mitgelieferte Kalibrierung. Mit mehr Fragen wird die Schätzung sicherer.',
  ].join('\n');
}
