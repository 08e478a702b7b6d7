import { keepOwnCalibration, removeOwnCalibration, type OwnCalibration } from '../reading/own-calibration.ts';
import type { Calibrated } from './calibrate-to-questions.ts';

/** What the questions were asked with, and the line of their confidences. */
export type AskedWith = Pick<
  OwnCalibration,
  'reader' | 'embedder' | 'recipe' | 'data' | 'slope' | 'bias' | 'fitted'
>;

/**
 * Leaves in the data folder what holds from here on. Too few questions say nothing of what was fitted before, and it stays;
 * questions on which fitting gains nothing say that it is to go.
 * @throws FileFault where the data folder cannot be written
 */
export async function keepOutcome(
  outcome: Calibrated,
  dataFolder: string,
  askedWith: AskedWith,
): Promise<'written' | 'removed' | 'nothing'> {
  switch (outcome.kind) {
    case 'too-few':
      return 'nothing';
    case 'kept':
      return (await removeOwnCalibration(dataFolder)) ? 'removed' : 'nothing';
    case 'fitted': {
      const { questions, gain, fitted: thresholds } = outcome;
      await keepOwnCalibration(dataFolder, { ...askedWith, questions, gain, thresholds });
      return 'written';
    }
  }
}
