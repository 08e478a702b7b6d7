import { calibratedModels, openConfigured, type Beleg } from './beleg.ts';
import { calibrateToQuestions, tooFew, type Calibrated } from './calibrating/calibrate-to-questions.ts';
import { judgeQuestions } from './calibrating/judge-questions.ts';
import { keepOutcome, type AskedWith } from './calibrating/keep-outcome.ts';
import type { Config } from './config.ts';
import type { LabelLanguage } from './language/label-language.ts';
import { readOwnQuestions } from './questions/read-questions.ts';
import type { OwnQuestion } from './questions/own-question.ts';
import type { Calibration } from './reading/calibration.ts';
import {
  ownCalibrationPath,
  removeOwnCalibration,
  type FoundCalibration,
} from './reading/own-calibration.ts';
import { INDEX_RECIPE } from './search-index/disk/manifest.ts';
import { sha256 } from './system/sha256.ts';
import { createProgress } from './terminal/progress.ts';
import { startProgress } from './terminal/start-progress.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

/**
 * Fits the thresholds to the host's own questions, and keeps them where that gains more than chance does.
 * @returns the exit status
 * @throws HostFault or Fault where beleg cannot start, OwnQuestionsFault where questions are wrong
 */
export async function calibrateToCorpus(config: Config, language: LabelLanguage): Promise<number> {
  const { calibrating } = HOST_LABELS[language].programs;
  const progress = startProgress(process.stderr, language);
  let before: FoundCalibration | undefined;
  // Thresholds are fitted to the reader's confidence: a language model that judges is not asked.
  const beleg = await openConfigured(
    { ...config, languageModel: undefined },
    {
      ...progress,
      // What is fitted here takes its place.
      onOwnCalibration: (found) => {
        before = found;
      },
    },
  ).finally(progress.finish);
  const questions = await readOwnQuestions(config.corpusFolder, [...beleg.index().articles.values()]);
  if (config.languageModel !== undefined)
    print(calibrating.standInAlone(`ollama:${config.languageModel.name}`));
  const outcome = await outcomeOf(questions, beleg, language);
  print(calibrating.outcome(outcome));
  const done = await keepOutcome(outcome, config.dataFolder, askedWith(beleg, questions));
  const path = ownCalibrationPath(config.dataFolder);
  if (done !== 'nothing') print(calibrating[done](path));
  else if (before?.kind === 'holds') print(calibrating.stays(path));
  return 0;
}

/** Removes what was fitted to the host's own questions, also where it is broken. Returns the exit status. */
export async function resetCalibration({ dataFolder }: Config, language: LabelLanguage): Promise<number> {
  const { calibrating } = HOST_LABELS[language].programs;
  const wasThere = await removeOwnCalibration(dataFolder);
  print(wasThere ? calibrating.removed(ownCalibrationPath(dataFolder)) : calibrating.nothingToReset);
  return 0;
}

async function outcomeOf(
  questions: readonly OwnQuestion[],
  { models, delivered, index }: Beleg,
  language: LabelLanguage,
): Promise<Calibrated> {
  const few = tooFew(questions.map(({ answers }) => answers.length > 0));
  if (few !== undefined) return few;
  const bar = createProgress({
    stream: process.stderr,
    label: HOST_LABELS[language].programs.calibrating.asking,
  });
  const judged = await judgeQuestions(
    questions,
    { ...calibratedModels(models, delivered), index: index() },
    (done) => bar.update(done, questions.length),
  ).finally(bar.finish);
  return calibrateToQuestions(judged, delivered.thresholds);
}

function askedWith({ models, delivered }: Beleg, questions: readonly OwnQuestion[]): AskedWith {
  return {
    slope: delivered.slope,
    bias: delivered.bias,
    reader: named(models.readerModel.identity),
    embedder: named(models.embedder.model),
    recipe: INDEX_RECIPE,
    data: { 'own questions': sha256(JSON.stringify(questions)) },
    fitted: new Date().toISOString(),
  };
}

/** A model as a calibration names it. */
function named({ name, fingerprint }: Calibration['reader']): Calibration['reader'] {
  return { name, fingerprint };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
