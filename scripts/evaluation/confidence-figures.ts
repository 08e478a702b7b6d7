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
  /** Answerable against unanswerable questions on the article's own matter, and against questions on other matters. */
  readonly auroc: number;
  readonly aurocOtherMatters: number;
  /** Of the answerable questions: answered at all, and with the band `good`. */
  readonly coverage: number;
  readonly coverageGood: number;
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
  { good, refuse }: ConfidenceFigures['thresholds'],
): Separation {
  const yes = probabilities(predictions, answerable);
  const no = probabilities(predictions, unanswerable);
  const foreign = probabilities(predictions, otherMatter);
  return {
    answerable: yes.length,
    unanswerable: no.length,
    auroc: auroc(yes, no),
    aurocOtherMatters: auroc(yes, foreign),
    coverage: atLeast(yes, refuse),
    coverageGood: atLeast(yes, good),
    falseAnswers: atLeast(no, refuse),
    falseGood: atLeast(no, good),
    falseAnswersOtherMatters: atLeast(foreign, refuse),
    falseGoodOtherMatters: atLeast(foreign, good),
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
  const header =
    '     AUROC  AUROC other  answered  good  false answers  false good  other answered  other good';
  const lines = rows.map(([name, figures]) =>
    [
      name.padEnd(5),
      figures.auroc.toFixed(3).padEnd(7),
      figures.aurocOtherMatters.toFixed(3).padEnd(13),
      figures.coverage.toFixed(2).padEnd(10),
      figures.coverageGood.toFixed(2).padEnd(6),
      figures.falseAnswers.toFixed(2).padEnd(15),
      figures.falseGood.toFixed(2).padEnd(12),
      figures.falseAnswersOtherMatters.toFixed(2).padEnd(16),
      figures.falseGoodOtherMatters.toFixed(2),
    ].join(''),
  );
  return [
    `Confidence, cross-validated by article (${all.answerable} answerable, ${all.unanswerable} unanswerable questions)`,
    header,
    ...lines,
    `Thresholds: good from ${thresholds.good.toFixed(3)}, refused below ${thresholds.refuse.toFixed(3)}`,
  ].join('\n');
}
