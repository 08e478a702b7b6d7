import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BelegError } from '../../src/errors.ts';
import { CalibratedReader } from '../../src/retrieval/calibrated-reader.ts';
import {
  decodeVectors,
  encodeVectors,
  probabilityOfAnswer,
  readCalibration,
  type Calibration,
} from '../../src/retrieval/calibration.ts';
import { evidenceFor } from '../../src/retrieval/evidence.ts';
import type { Offer } from '../../src/retrieval/match.ts';
import { match, question, sentence } from '../helpers/matches.ts';

const MODEL = { name: 'fake', fingerprint: 'fake-1', dimension: 2 };

/** Weighs the own cosine only, half at 0.8; the cohort has a mean of 0 and a deviation of 1. */
const CALIBRATION: Calibration = {
  format: 1,
  model: MODEL,
  data: {},
  relevance: { bias: -80, weights: { ownCosine: 100 } },
  relevanceCentre: -20,
  answers: { bias: -80, weights: { ownCosine: 100 } },
  thresholds: { good: 0.6, refuse: 0.2 },
  questionMean: encodeVectors([Float32Array.of(0.5, 0.5)], MODEL.dimension),
  cohort: encodeVectors([Float32Array.of(1, 0), Float32Array.of(-1, 0)], MODEL.dimension),
};

const probability = (ownCosine: number, relevanceCentre = CALIBRATION.relevanceCentre) =>
  probabilityOfAnswer(
    { ...CALIBRATION, relevanceCentre },
    evidenceFor(question('q'), [match({ ownCosine })], 0, { mean: 0, sd: 1 }),
  );

describe('the probability of an answer', () => {
  it('is the logistic of the weighed evidence where the article speaks of the matter', () => {
    expect(probability(0.8)).toBeCloseTo(0.5, 6);
    expect(probability(0.82)).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
  });

  it('is halved where the relevance is at its centre, and nothing far below', () => {
    expect(probability(0.8, 0)).toBeCloseTo(0.25, 6);
    expect(probability(0.8, 20)).toBeLessThan(1e-9);
  });
});

describe('the calibrated reader', () => {
  const reader = new CalibratedReader(CALIBRATION);
  const answers = (offers: readonly Offer[], asksFor?: 'money' | 'person') =>
    reader
      .read(
        question('q r', asksFor),
        offers.map((offer) => match({ offer })),
      )
      .map((reading) => reading.answers);

  const read = (text: string, coverage: number) =>
    reader.read(question(text), [match({ coverage: 0 }), match({ coverage })]).map(({ answers: p }) => p);

  it('gives each candidate a probability in its order', () => {
    const candidates = [0.83, 0.8, 0.75].map((ownCosine) => match({ ownCosine }));
    const probabilities = reader.read(question('q r'), candidates).map((reading) => reading.answers);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    expect(probabilities[1]).toBeCloseTo(0.5, 6);
  });

  it('knows that no sentence answers where a figure was asked for and none has one', () => {
    expect(answers(['nowhere', 'nowhere'], 'money')).toEqual([0, 0]);
    expect(answers(['nowhere', 'next'], 'money').every((value) => value > 0)).toBe(true);
  });

  it('finds no answer to a single word that no candidate shares, such as a greeting', () => {
    expect(read('Bonjour', 0)).toEqual([0, 0]);
    expect(read('Bonjour', 0.4).every((value) => value > 0)).toBe(true);
    expect(read('Bonjour madame', 0).every((value) => value > 0)).toBe(true);
  });

  it('does not know it of names, which come in every shape', () => {
    expect(answers(['nowhere', 'nowhere'], 'person').every((value) => value > 0)).toBe(true);
  });

  it('points at the words that answer, and reads nothing where nothing was found', () => {
    const text = 'Die Karte kostet 30 Euro.';
    const [reading] = reader.read(question('Was kostet sie?', 'money'), [
      match({ sentence: sentence({ text }), offer: 'here' }),
    ]);
    expect(reading?.span).toEqual([{ start: 17, end: 24 }]);
    expect(reader.read(question('q', 'money'), [])).toEqual([]);
  });
});

async function fileOf(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-calibration-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'calibration.json');
  await writeFile(path, content);
  return path;
}

async function faultOf(path: string, fingerprint = MODEL.fingerprint): Promise<string> {
  const fault: unknown = await readCalibration(path, { ...MODEL, fingerprint }).catch(
    (reason: unknown) => reason,
  );
  if (!(fault instanceof BelegError)) throw new Error('Expected a BelegError');
  expect(fault.remedy).toContain('npm run calibrate');
  expect(fault.message).toContain(path);
  return fault.message;
}

describe('the calibration file', () => {
  it('is read back as it was written', async () => {
    expect(await readCalibration(await fileOf(JSON.stringify(CALIBRATION)), MODEL)).toEqual(CALIBRATION);
  });

  it('holds vectors as they are', () => {
    const { questionMean, cohort } = CALIBRATION;
    expect([...decodeVectors(questionMean, MODEL.dimension).row(0)]).toEqual([0.5, 0.5]);
    expect([...decodeVectors(cohort, MODEL.dimension).row(1)]).toEqual([-1, 0]);
  });

  it('is named when it is missing', async () => {
    expect(await faultOf('/nowhere/calibration.json')).toMatch(/is missing/);
  });

  it.each([
    '',
    '{',
    '[]',
    JSON.stringify({ ...CALIBRATION, format: 2 }),
    JSON.stringify({ ...CALIBRATION, thresholds: {} }),
  ])('is named when it is broken: %.20s', async (content) => {
    expect(await faultOf(await fileOf(content))).toMatch(/is broken/);
  });

  it('is named when it was fitted for another model', async () => {
    const path = await fileOf(JSON.stringify(CALIBRATION));
    expect(await faultOf(path, 'fake-2')).toMatch(/for another state of the model \(fake\)/);
  });
});
