import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataFolderFault, systemCode } from '../system/file-fault.ts';
import { keepJsonFile, readJsonFile } from '../system/json-file.ts';
import { calibrationSchema, type Calibration } from './calibration.ts';
import { ReadingFault } from './reading-fault.ts';

/**
 * What a calibration was fitted with. With anything else the reader gives other logits, reads other sentences, or the same
 * logits are another confidence.
 */
export const FITTED_WITH = ['reader', 'embedder', 'recipe', 'delivered'] as const;
export type FittedWith = (typeof FITTED_WITH)[number];

const points = z.number();

/** Fitting moves thresholds by their logits, which keeps them off the ends: at 0, all would be answered, and as `good`. */
const ownThresholds = calibrationSchema.shape.thresholds.refine(({ good, refuse }) => refuse > 0 && good < 1);

/** A calibration that is fitted to the host's own questions. */
const ownCalibrationSchema = calibrationSchema.extend({
  /** By which articles are read and cut into sentences. */
  recipe: z.string(),
  thresholds: ownThresholds,
  /** ISO 8601. */
  fitted: z.iso.datetime(),
  questions: z.object({ answerable: z.int().nonnegative(), unanswerable: z.int().nonnegative() }),
  /** What it gained on questions that it was not fitted on, in points of a hundred questions, with its 95 % interval. */
  gain: z.object({ value: points, low: points, high: points }),
});

export type OwnCalibration = z.infer<typeof ownCalibrationSchema>;

/** What a question is answered with, by what tells it apart. */
type InUse = Readonly<Record<FittedWith, string>>;

/** What tells a delivered calibration apart: all that one of the host's own has of it, and fits to nothing. */
export function deliveredParts({ slope, bias, thresholds: { further } }: Calibration): string {
  return JSON.stringify({ slope, bias, further });
}

/** A calibration of the host's own that is there, and whether it holds. */
export type FoundCalibration = { readonly path: string } & (
  | { readonly kind: 'holds'; readonly calibration: OwnCalibration }
  /** It was fitted with others than those in use: the first of them. */
  | { readonly kind: 'set-aside'; readonly differs: FittedWith }
);

/** How many questions it was fitted to. */
export function questionsOf({ questions }: OwnCalibration): number {
  return questions.answerable + questions.unanswerable;
}

export function ownCalibrationPath(dataFolder: string): string {
  return join(dataFolder, 'calibration.json');
}

/**
 * The host's own calibration, where there is one.
 * @throws ReadingFault where the file cannot be read, or is broken or of another version
 */
export async function findOwnCalibration(
  dataFolder: string,
  inUse: InUse,
): Promise<FoundCalibration | undefined> {
  const path = ownCalibrationPath(dataFolder);
  const calibration = await readJsonFile(path, ownCalibrationSchema).catch((fault: unknown) => {
    throw new ReadingFault({ kind: 'own-calibration-broken', path }, { cause: fault });
  });
  if (calibration === undefined) return undefined;
  const { reader, embedder, recipe } = calibration;
  const fittedWith: InUse = {
    reader: reader.fingerprint,
    embedder: embedder.fingerprint,
    recipe,
    delivered: deliveredParts(calibration),
  };
  const differs = FITTED_WITH.find((part) => fittedWith[part] !== inUse[part]);
  return differs === undefined ? { kind: 'holds', path, calibration } : { kind: 'set-aside', path, differs };
}

/**
 * Keeps a calibration of the host's own, over one that is there.
 * @returns where it lies
 * @throws FileFault where the data folder cannot be written
 */
export async function keepOwnCalibration(dataFolder: string, calibration: OwnCalibration): Promise<string> {
  const path = ownCalibrationPath(dataFolder);
  await keepJsonFile(path, ownCalibrationSchema.parse(calibration));
  return path;
}

/**
 * Removes the host's own calibration, whatever is in it.
 * @returns whether there was one
 * @throws FileFault where it cannot be removed
 */
export async function removeOwnCalibration(dataFolder: string): Promise<boolean> {
  try {
    await unlink(ownCalibrationPath(dataFolder));
    return true;
  } catch (fault) {
    if (systemCode(fault) === 'ENOENT' || systemCode(fault) === 'ENOTDIR') return false;
    throw dataFolderFault(fault, dataFolder);
  }
}
