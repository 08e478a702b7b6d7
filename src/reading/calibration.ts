import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelFiles, ModelIdentity } from '../models/model-files.ts';
import { ReadingFault } from './reading-fault.ts';

const model = z.object({ name: z.string(), fingerprint: z.string() });
const probability = z.number().min(0).max(1);

/** What is fitted to the development articles, for a reader and an embedder. */
export const calibrationSchema = z.object({
  reader: model,
  embedder: model,
  /** sha256 of each data set that it was fitted on. */
  data: z.record(z.string(), z.string()),
  /** `confidence = 1 / (1 + exp(-(slope * (answers - none) + bias)))` of a candidate's logits. */
  slope: z.number().positive(),
  bias: z.number(),
  thresholds: z
    .object({
      /** At most 5 % of the unanswerable questions reach this. */
      good: probability,
      /** At most 12 % of the answerable questions stay below this. */
      refuse: probability,
      /**
       * A further sentence is cited from this share of the best one's on, `exp(answers - answers of the best)`: there it is
       * right more often than not.
       */
      further: probability,
    })
    .refine(({ good, refuse }) => good >= refuse),
});

export type Calibration = z.infer<typeof calibrationSchema>;
export type Thresholds = Calibration['thresholds'];
export type ConfidenceLine = Pick<Calibration, 'slope' | 'bias'>;

/** The calibration lies beside the reader that it was fitted for. */
export function calibrationPath({ folder }: Pick<ModelFiles, 'folder'>): string {
  return join(folder, 'calibration.json');
}

/**
 * The calibration of a reader.
 * @throws ReadingFault when the file is missing, broken or of another version, or was fitted for another reader.
 */
export async function readCalibration(reader: {
  readonly folder: string;
  readonly identity: Pick<ModelIdentity, 'fingerprint'>;
}): Promise<Calibration> {
  const path = calibrationPath(reader);
  const content = await readFile(path, 'utf8').catch((fault: unknown) => {
    throw new ReadingFault({ kind: 'calibration-unreadable', path }, { cause: fault });
  });
  let calibration: Calibration;
  try {
    calibration = calibrationSchema.parse(JSON.parse(content));
  } catch (fault) {
    throw new ReadingFault({ kind: 'calibration-broken', path }, { cause: fault });
  }
  const { name, fingerprint } = calibration.reader;
  if (fingerprint !== reader.identity.fingerprint) {
    throw new ReadingFault({ kind: 'calibration-of-other-reader', path, reader: name });
  }
  return calibration;
}

/** @param margin how far the logit that a sentence answers lies above the one that none does */
export function confidenceOf(margin: number, { slope, bias }: ConfidenceLine): number {
  return sigmoid(slope * margin + bias);
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
