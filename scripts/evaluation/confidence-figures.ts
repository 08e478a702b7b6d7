import type { Language } from '../../src/corpus/language.ts';
import { LANGUAGES } from '../../src/corpus/language.ts';
import type { CalibrationExample } from './calibration-examples.ts';
import type { Prediction } from './cross-validate.ts';
import { auroc, mean, quantile } from './measures.ts';

/** The share of unanswerable questions that may reach `good`, and of answerable ones that may be refused. */
const FALSE_GOOD = 0.1;
const FALSE_REFUSAL = 0.1;

/** How answerable questions are told from those that are not. */
export interface Separation {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Answerable against unanswerable questions on the article's own matter. */
  readonly auroc: number;
  /** Questions whose best sentence answers against unanswerable ones: what the confidence is fitted to. */
  readonly aurocRight: number;
  /** Answerable questions against questions on other matters. */
  readonly aurocOtherMatters: number;
  /** Of the answerable questions: answered at all, and with the band `good`. */
  readonly coverage: number;
  readonly coverageGood: number;
  /** Of the `good` answers to questions on the article's matter: the share whose best sentence answers. */
  readonly precisionGood: number;
  /** Of the unanswerable questions: answered all the same, and with the band `good`. */
  readonly falseAnswers: number;
  readonly falseGood: number;
  /** The same of questions on other matters. */
  readonly falseAnswersOtherMatters: number;
  readonly falseGoodOtherMatters: number;
}

export interface ConfidenceFigures {
  readonly thresholds: { readonly good: number; readonly refuse: number };
  readonly all: Separation;
  readonly byLanguage: Readonly<Record<Language, Separation>>;
}

export function confidenceFigures(predictions: readonly Prediction[]): ConfidenceFigures {
  const thresholds = {
    good: quantile(probabilities(predictions, unanswerable), 1 - FALSE_GOOD),
    refuse: quantile(probabilities(predictions, answerable), FALSE_REFUSAL),
  };
  const of = (language: Language) =>
    separation(
      predictions.filter(({ example }) => example.questionLanguage === language),
      thresholds,
    );
  return {
    thresholds,
    all: separation(predictions, thresholds),
    byLanguage: { de: of('de'), en: of('en'), fr: of('fr') },
  };
}

function separation(
  predictions: readonly Prediction[],
  thresholds: ConfidenceFigures['thresholds'],
): Separation {
  const yes = probabilities(predictions, answerable);
  const no = probabilities(predictions, unanswerable);
  const foreign = probabilities(predictions, otherMatter);
  const right = probabilities(predictions, (example) => example.right);
  const good = (values: readonly number[]) => values.filter((value) => value >= thresholds.good).length;
  return {
    answerable: yes.length,
    unanswerable: no.length,
    auroc: auroc(yes, no),
    aurocRight: auroc(right, no),
    precisionGood: good(right) / (good(yes) + good(no)),
    aurocOtherMatters: auroc(yes, foreign),
    coverage: atLeast(yes, thresholds.refuse),
    coverageGood: atLeast(yes, thresholds.good),
    falseAnswers: atLeast(no, thresholds.refuse),
    falseGood: atLeast(no, thresholds.good),
    falseAnswersOtherMatters: atLeast(foreign, thresholds.refuse),
    falseGoodOtherMatters: atLeast(foreign, thresholds.good),
  };
}

function atLeast(values: readonly number[], threshold: number): number {
  return mean(values.map((value) => Number(value >= threshold)));
}

const answerable = ({ relevant, answerable: yes }: CalibrationExample) => relevant && yes;
const unanswerable = ({ relevant, answerable: yes }: CalibrationExample) => relevant && !yes;
const otherMatter = ({ relevant }: CalibrationExample) => !relevant;

function probabilities(
  predictions: readonly Prediction[],
  which: (example: CalibrationExample) => boolean,
): number[] {
  return predictions.filter(({ example }) => which(example)).map(({ probability }) => probability);
}

/** A table for a person; every figure is from articles that the model had not seen. */
export function renderConfidenceFigures({ thresholds, all, byLanguage }: ConfidenceFigures): string {
  const rows: [string, Separation][] = [
    ['all', all],
    ...LANGUAGES.map((language): [string, Separation] => [language, byLanguage[language]]),
  ];
  const columns: [string, (figures: Separation) => number][] = [
    ['AUROC', ({ auroc: figure }) => figure],
    ['right', ({ aurocRight }) => aurocRight],
    ['AUROC oth.', ({ aurocOtherMatters }) => aurocOtherMatters],
    ['answered', ({ coverage }) => coverage],
    ['good', ({ coverageGood }) => coverageGood],
    ['precision', ({ precisionGood }) => precisionGood],
    ['false', ({ falseAnswers }) => falseAnswers],
    ['false good', ({ falseGood }) => falseGood],
    ['other', ({ falseAnswersOtherMatters }) => falseAnswersOtherMatters],
    ['other good', ({ falseGoodOtherMatters }) => falseGoodOtherMatters],
  ];
  const header = line(['', ...columns.map(([name]) => name)]);
  const lines = rows.map(([name, figures]) =>
    line([name, ...columns.map(([, figure]) => figure(figures).toFixed(3))]),
  );
  return [
    `Confidence, cross-validated by article (${all.answerable} answerable, ${all.unanswerable} unanswerable questions)`,
    header,
    ...lines,
    `Thresholds: good from ${thresholds.good.toFixed(3)}, refused below ${thresholds.refuse.toFixed(3)}`,
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.padEnd(11))
    .join('')
    .trimEnd();
}
