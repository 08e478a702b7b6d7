import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ModelIdentity } from '../embedding/embedder.ts';
import { BelegError } from '../errors.ts';
import { PackedVectors } from '../search-index/packed-vectors.ts';
import { FEATURES, type Evidence } from './evidence.ts';

/** Logistic regression: `p = 1 / (1 + exp(-(bias + sum(weight * feature))))`. */
const logisticSchema = z.object({
  bias: z.number(),
  weights: z.partialRecord(z.enum(FEATURES), z.number()),
});

export type Logistic = z.infer<typeof logisticSchema>;

/** What `npm run calibrate` fits. The file names the model and the data it holds for. */
const calibrationSchema = z.object({
  format: z.literal(1),
  model: z.object({ name: z.string(), fingerprint: z.string(), dimension: z.number().int() }),
  /** sha256 of each data set that it was fitted on. */
  data: z.record(z.string(), z.string()),
  /** Whether the article speaks of the question's matter at all: against questions on other matters. */
  relevance: logisticSchema,
  /** The log-odds of relevance at which half of the probability is taken away. */
  relevanceCentre: z.number(),
  /** Whether the sentence answers the question, given that the article speaks of its matter. */
  answers: logisticSchema,
  thresholds: z.object({
    /** At most one in ten unanswerable questions reaches this. */
    good: z.number(),
    /** At most one in ten answerable questions stays below this. */
    refuse: z.number(),
  }),
  /** The mean vector of unrelated questions, packed as the cohort. */
  questionMean: z.string(),
  /** The cohort's vectors, packed little-endian float32, base64. */
  cohort: z.string(),
});

export type Calibration = z.infer<typeof calibrationSchema>;

/**
 * @throws BelegError when the file is missing, broken, or was fitted for another model.
 */
export async function readCalibration(path: string, model: ModelIdentity): Promise<Calibration> {
  const content = await readFile(path, 'utf8').catch((fault: unknown) => {
    throw new BelegError(`The calibration ${path} is missing or cannot be read.`, REMEDY, { cause: fault });
  });
  let calibration: Calibration;
  try {
    calibration = calibrationSchema.parse(JSON.parse(content));
  } catch (fault) {
    throw new BelegError(`The calibration ${path} is broken.`, REMEDY, { cause: fault });
  }
  if (calibration.model.fingerprint !== model.fingerprint) {
    throw new BelegError(
      `The calibration ${path} was fitted for another state of the model (${calibration.model.name}).`,
      REMEDY,
    );
  }
  return calibration;
}

const REMEDY = 'Run npm run calibrate (it takes about 20 seconds) with the same MODEL.';

/** The vectors that a calibration holds in base64. */
export function decodeVectors(base64: string, dimension: number): PackedVectors {
  return PackedVectors.fromBytes(Buffer.from(base64, 'base64'), dimension);
}

/** The mean vector of unrelated questions, which a `Retriever` takes. */
export function questionMeanOf({ questionMean, model }: Calibration): Float32Array {
  return decodeVectors(questionMean, model.dimension).row(0);
}

export function encodeVectors(vectors: readonly Float32Array[], dimension: number): string {
  return Buffer.from(PackedVectors.of(vectors, dimension).toBytes()).toString('base64');
}

/**
 * How steeply relevance takes away probability: log-odds of the gate per log-odds of relevance. Of 2, 4 and 8 it let the
 * fewest questions on other matters reach `good` (.06, .08, .11), with no more than .01 lost elsewhere.
 */
const RELEVANCE_STEEPNESS = 2;

/**
 * The probability that a candidate answers: that it does if the article speaks of the matter, times a soft gate that
 * closes where the article does not.
 *
 * One regression over both would fail: an unanswerable question about the article's own people is nearer to its
 * sentences than an answerable one, so that similarity gets a negative weight and a question about something else
 * altogether passes (a third of them reached `good`; docs/performance.md).
 */
export function probabilityOfAnswer(
  { relevance, relevanceCentre, answers }: Pick<Calibration, 'relevance' | 'relevanceCentre' | 'answers'>,
  evidence: Evidence,
): number {
  const gate = sigmoid(RELEVANCE_STEEPNESS * (logOdds(relevance, evidence) - relevanceCentre));
  return sigmoid(logOdds(answers, evidence)) * gate;
}

export function logOdds({ bias, weights }: Logistic, evidence: Evidence): number {
  return FEATURES.reduce((sum, feature) => sum + (weights[feature] ?? 0) * evidence[feature], bias);
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
