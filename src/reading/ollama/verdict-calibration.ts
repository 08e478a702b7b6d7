import { join } from 'node:path';
import { z } from 'zod';
import { keepJsonFile, readJsonFile } from '../../system/json-file.ts';
import type { Thresholds } from '../calibration.ts';
import { ReadingFault } from '../reading-fault.ts';

const model = z.object({ name: z.string(), fingerprint: z.string() });
const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** How often a language model's verdicts were right, counted on a sample of the development questions. */
const verdictCalibrationSchema = z.object({
  reader: model,
  /** It found the sentences that were judged. */
  embedder: model,
  /** sha256 of each data set that it was asked of. */
  data: z.record(z.string(), z.string()),
  /** Questions that it answered, those without an answer among them; how often its first sentence answers, and the least share that this speaks for. */
  answered: z
    .object({ of: count, right: count, least: share })
    .refine(({ of, right, least }) => right <= of && (least === 0 || least < right / of)),
  /** Questions that nothing answers, and how many it answered all the same. */
  unanswerable: z.object({ of: count, answered: count }).refine(({ of, answered }) => answered <= of),
});

export type VerdictCalibration = z.infer<typeof verdictCalibrationSchema>;

/** A server's model has no folder here: what was counted of it lies with the data. */
export function verdictCalibrationPath(dataFolder: string): string {
  return join(dataFolder, 'verdict-calibration.json');
}

/**
 * What was counted of a model's verdicts, of whichever model; undefined where nothing was.
 * @throws ReadingFault where it cannot be read, is broken or of another version
 */
export async function readVerdictCalibration(dataFolder: string): Promise<VerdictCalibration | undefined> {
  const path = verdictCalibrationPath(dataFolder);
  return readJsonFile(path, verdictCalibrationSchema).catch((fault: unknown) => {
    throw new ReadingFault({ kind: 'verdict-calibration-broken', path }, { cause: fault });
  });
}

/**
 * Keeps what was counted, over what was counted before.
 * @returns where it lies
 * @throws FileFault where the data folder cannot be written
 */
export async function keepVerdictCalibration(
  dataFolder: string,
  calibration: VerdictCalibration,
): Promise<string> {
  const path = verdictCalibrationPath(dataFolder);
  await keepJsonFile(path, calibration);
  return path;
}

/** The share of unanswerable questions that may be answered as `good`, as for every reader. */
const FALSE_GOOD = 0.05;

/** Whether a verdict is as sure as a reading that is called good: as likely right, and as seldom where nothing answers. */
export function isAsSureAsGood(
  { answered, unanswerable }: Pick<VerdictCalibration, 'answered' | 'unanswerable'>,
  { good }: Pick<Thresholds, 'good'>,
): boolean {
  return (
    answered.least >= good && unanswerable.of > 0 && unanswerable.answered <= FALSE_GOOD * unanswerable.of
  );
}

/**
 * The confidence of a verdict, on the scale of the thresholds. A yes without a number is cited, and is no more than unsure, unless
 * what was counted speaks for more.
 *
 * @param calibration of the same model; undefined where nothing was counted of it
 */
export function verdictConfidence(
  calibration: VerdictCalibration | undefined,
  thresholds: Thresholds,
): number {
  return calibration !== undefined && isAsSureAsGood(calibration, thresholds)
    ? calibration.answered.least
    : thresholds.refuse;
}
